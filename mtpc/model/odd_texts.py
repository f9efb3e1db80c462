"""Texts and comments with characters that nobody sees, or with letters drawn like others within one word.

Control characters are faults of the syntax (`syntax/unseen.py`). What belongs to the characters before it is none:
joiners and variation selectors behind pictures and letters of scripts that join, marks of direction in a line from
right to left. Signs that show a text in another order than it stands in belong to nothing. Sources: Unicode 15.1, 23.2
to 23.4; Trojan Source (Boucher and Anderson, 2021, CVE-2021-42574).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from mtpc.diagnostics import Diagnostic, Edit, Fix, Severity
from mtpc.diagnostics._terminal import hidden_in, hidden_places
from mtpc.model.lookalikes import LETTERS, drawn_like
from mtpc.text import Source, Span, character

_TEXT_OR_COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*+"|#[^\n]*+')
_OF_THE_SYNTAX = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_JOINING = re.compile("[\u200c\u200d\ufe00-\ufe0f\u180b-\u180f]")
_DIRECTION = re.compile("[\u200e\u200f\u061c]")
_TAG = re.compile("[\U000e0020-\U000e007f]")
_FLAG = "\U0001f3f4"  # a black flag, behind which tags name a country
_KEYCAP = "\u20e3"
# A word with letters of ASCII and one drawn like them; one with digits or letters of ASCII and another digit.
_WORD = r"[^\W_]*?"
_ALIKE = re.compile(
    rf"(?<![^\W_])(?:(?={_WORD}[A-Za-z]){_WORD}(?P<letter>[{LETTERS}])"
    rf"|(?={_WORD}[A-Za-z0-9]){_WORD}(?P<digit>(?![0-9])\d))"
)
_RUN_MAX = 8  # signs behind what they change
REPORTED_MAX = 100  # texts of one spec that are reported
EDITS_MAX = 1_000  # characters of one text that a fix removes
_RIGHT_TO_LEFT = ("R", "AL")
_JOINS = ("So", "Sk", "Lo", "Mn", "Mc")


def odd_texts(spec: Source, told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """A warning for each text and comment of a spec that has such characters; names that were `told` are none."""
    spans = sorted({(one.span.start, one.span.end) for one in told if one.span and one.span.path == spec.path})
    return islice(_in_spec(spec, spans), REPORTED_MAX)


def _in_spec(spec: Source, spans: Sequence[tuple[int, int]]) -> Iterator[Diagnostic]:
    starts, ends = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))
    for found in _TEXT_OR_COMMENT.finditer(spec.text):
        start, text = found.start(), found[0]
        before = bisect_right(starts, start)
        if text.isascii() or (before and start < ends[before - 1]):
            continue
        unseen = [start + place for place in _unseen(text)]
        if unseen:
            yield _with_unseen(spec, unseen, is_comment=text[0] == "#")
        alike = _alike(text)
        if alike is not None:
            yield _with_alike(spec, start, text, alike)


def _unseen(text: str) -> Iterator[int]:
    """The places of characters that nobody sees, and that belong to nothing."""
    places = [place for place in hidden_places(text) if not _OF_THE_SYNTAX.match(text[place])]
    runs_left = any(_DIRECTION.match(text[place]) for place in places) and _has_right_to_left(text)
    for place in places:
        belongs = runs_left if _DIRECTION.match(text[place]) else _belongs(text, place)
        if not belongs:
            yield place


def _has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text if not _DIRECTION.match(sign))


def _belongs(text: str, place: int) -> bool:
    """Whether a joiner, a variation selector or a tag stands behind what it changes."""
    sign = text[place]
    if _JOINING.match(sign):
        before = _before(text, place, _JOINING)
        return text[place + 1 : place + 2] == _KEYCAP or (not before.isascii() and _joins(before))
    return bool(_TAG.match(sign)) and _before(text, place, _TAG) == _FLAG


def _before(text: str, place: int, signs: re.Pattern[str]) -> str:
    """The character in front of a few of these signs; "" where there are more of them."""
    first = place
    while first and place - first < _RUN_MAX and signs.match(text[first - 1]):
        first -= 1
    return text[first - 1 : first] if place - first < _RUN_MAX else ""


def _joins(sign: str) -> bool:
    return unicodedata.category(sign) in _JOINS and not hidden_in(sign)


def _alike(text: str) -> tuple[int, str] | None:
    """The first letter or digit drawn like one of ASCII, beside such in one word: where, and how it is drawn."""
    found = _ALIKE.search(text)
    return (found.start(found.lastgroup or 0), drawn_like(found[found.lastgroup or 0])) if found else None


def _with_unseen(spec: Source, places: Sequence[int], *, is_comment: bool) -> Diagnostic:
    what = "a comment" if is_comment else "a text"
    first = spec.text[places[0]]
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    help_ = "remove it" if len(places) == 1 else "remove them"
    edits = [Edit(Span(spec.path, place, place + 1), "") for place in places[:EDITS_MAX]]
    fix = Fix(help_, tuple(edits), safe=is_comment)
    return Diagnostic(
        "REF128",
        f"{what} has a character that nobody sees: {character(first)}{more}",
        edits[0].span,
        Severity.WARNING,
        help=help_,
        fixes=(fix,) if len(places) <= EDITS_MAX else (),
    )


def _with_alike(spec: Source, start: int, text: str, alike: tuple[int, str]) -> Diagnostic:
    place, like = alike
    what = "a comment" if text[0] == "#" else "a text"
    message = f"{what} has {character(text[place])}, which is drawn like {like}, in a word with letters of ASCII"
    span = Span(spec.path, start + place, start + place + 1)
    fix = Fix(f"write {like}", (Edit(span, like),))
    return Diagnostic("REF128", message, span, Severity.WARNING, help=f"write {like}", fixes=(fix,))
