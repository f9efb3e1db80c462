"""Texts and comments with characters that nobody sees, or with letters drawn like others within one word.

Control characters and what turns the direction of reading are faults of the syntax (`syntax/unseen.py`). What belongs
to the characters before it is none: joiners and variation selectors behind pictures and letters of scripts that join,
marks of direction in a line from right to left. Source: Unicode 15.1, 23.2 to 23.4.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from mtpc.diagnostics import Diagnostic, Edit, Fix, Severity
from mtpc.diagnostics._terminal import hidden_in
from mtpc.model.lookalikes import drawn_like
from mtpc.text import Source, Span, character

_TEXT_OR_COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*+"|#[^\n]*+')
_OF_THE_SYNTAX = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
_JOINING = re.compile("[\u200c\u200d\ufe00-\ufe0f\u180b-\u180f]")
_DIRECTION = re.compile("[\u200e\u200f\u061c]")
_TAG = re.compile("[\U000e0020-\U000e007f]")
_FLAG = "\U0001f3f4"  # a black flag, behind which tags name a country
_KEYCAP = "\u20e3"
_WORD = re.compile(r"[^\W_]+")
_RIGHT_TO_LEFT = ("R", "AL")
_JOINS = ("So", "Sk", "Lo", "Mn", "Mc")


def odd_texts(spec: Source, told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """A warning for each text and comment of a spec that has such characters; names that were `told` are none."""
    spans = [finding.span for finding in told if finding.span and finding.span.path == spec.path]
    for found in _TEXT_OR_COMMENT.finditer(spec.text):
        start, text = found.start(), found[0]
        if text.isascii() or any(span.start <= start < span.end for span in spans):
            continue
        unseen = [start + place for place in _unseen(text)]
        if unseen:
            yield _with_unseen(spec, unseen, is_comment=text[0] == "#")
        alike = next(_alike(text), None)
        if alike is not None:
            yield _with_alike(spec, start, text, alike)


def _unseen(text: str) -> Iterator[int]:
    """The places of characters that nobody sees, and that belong to nothing."""
    for place, sign in enumerate(text):
        if not sign.isascii() and hidden_in(sign) and not (_OF_THE_SYNTAX.match(sign) or _belongs(text, place)):
            yield place


def _belongs(text: str, place: int) -> bool:
    sign = text[place]
    if _DIRECTION.match(sign):
        return any(unicodedata.bidirectional(other) in _RIGHT_TO_LEFT for other in text if not _DIRECTION.match(other))
    before = text[:place].rstrip("".join(_signs(_JOINING, text)))[-1:]
    if _JOINING.match(sign):
        return text[place + 1 : place + 2] == _KEYCAP or (not before.isascii() and _joins(before))
    return bool(_TAG.match(sign)) and text[:place].rstrip("".join(_signs(_TAG, text)))[-1:] == _FLAG


def _signs(pattern: re.Pattern[str], text: str) -> Iterable[str]:
    return set(pattern.findall(text)) or {"\0"}


def _joins(sign: str) -> bool:
    return unicodedata.category(sign) in _JOINS and not hidden_in(sign)


def _alike(text: str) -> Iterator[tuple[int, str]]:
    """Letters and digits drawn like those of ASCII, beside such in one word: where, and how it is drawn."""
    for word in _WORD.finditer(text):
        if word[0].isascii():
            continue
        beside = {sign.isalpha() for sign in word[0] if sign.isascii()}  # letters, digits, both or none
        for place, sign in enumerate(word[0], start=word.start()):
            like = "" if sign.isascii() else drawn_like(sign)
            kinds = ("Lu", "Ll", "Nd") if True in beside else ("Nd",)
            if beside and len(like) == 1 and like.isascii() and unicodedata.category(sign) in kinds:
                yield place, like


def _with_unseen(spec: Source, places: Sequence[int], *, is_comment: bool) -> Diagnostic:
    what = "a comment" if is_comment else "a text"
    first = spec.text[places[0]]
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    edits = tuple(Edit(Span(spec.path, place, place + 1), "") for place in places)
    help_ = "remove it" if len(places) == 1 else "remove them"
    return Diagnostic(
        "REF128",
        f"{what} has a character that nobody sees: {character(first)}{more}",
        edits[0].span,
        Severity.WARNING,
        help=help_,
        fixes=(Fix(help_, edits, safe=is_comment),),
    )


def _with_alike(spec: Source, start: int, text: str, alike: tuple[int, str]) -> Diagnostic:
    place, like = alike
    what = "a comment" if text[0] == "#" else "a text"
    message = f"{what} has {character(text[place])}, which is drawn like {like}, in a word with letters of ASCII"
    span = Span(spec.path, start + place, start + place + 1)
    fix = Fix(f"write {like}", (Edit(span, like),))
    return Diagnostic("REF128", message, span, Severity.WARNING, help=f"write {like}", fixes=(fix,))
