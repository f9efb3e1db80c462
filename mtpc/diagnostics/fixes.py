"""Fixes of names: which word was meant, and exactly which characters of the spec change.

A fix is offered where one known name is a slip of the keyboard away and no other is, or is the only one that is near.
A number that differs is no slip: leaf03 is not a misspelt leaf04.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.diagnostics.suggest import near_names
from mtpc.text import Source, Span

SLIPS_FROM = 3  # letters a name has at least before one of them is called a slip
_WRITABLE = re.compile(r"\$?[\w./:@+-]+", re.ASCII)  # what may stand in a spec as it is
_NUMBER = re.compile(r"[0-9]+")
_RANGE_TAIL = re.compile(r"[0-9]*\Z")


def respell(span: Span | None, wrong: str, known: Iterable[str], *, safe: bool = False) -> tuple[Fix, ...]:
    """A fix that writes the one name like `wrong` in its place.

    `safe` is for words of the language, and only where they are one slip away; what names a thing on the floor, a part
    or a variable is for the user to decide.
    """
    right, slip = _meant(wrong, list(known))
    if span is None or not _WRITABLE.fullmatch(right):
        return ()
    return (Fix(f"write {right}", (Edit(span, right, wrong),), safe=safe and slip),)


def _meant(wrong: str, known: list[str]) -> tuple[str, bool]:
    """The one name that was meant, and whether it is a single slip away; empty where there is none or several."""
    near = [name for name in near_names(wrong, known) if _numbers(name) == _numbers(wrong)]
    slips = [name for name in near if _one_slip(wrong.lower(), name.lower())]
    if len(slips) == 1:
        return slips[0], True
    return (near[0], False) if len(near) == 1 else ("", False)


def _numbers(name: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(name)]


def _one_slip(wrong: str, right: str) -> bool:
    """Whether one letter is missing, too many or another, or two neighbours changed places."""
    if wrong == right:
        return True
    if min(len(wrong), len(right)) < SLIPS_FROM or abs(len(wrong) - len(right)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right)))
    ahead, behind = wrong[at:], right[at:]
    swapped = ahead[:2] == behind[1::-1] and ahead[2:] == behind[2:]
    return swapped or ahead[1:] == behind or ahead == behind[1:] or ahead[1:] == behind[1:]


def exact(found: Diagnostic, sources: Mapping[str, Source]) -> Diagnostic:
    """The finding with fixes that say which characters change; one whose words do not stand there is left out."""
    if not any(edit.was for fix in found.fixes for edit in fix.edits):
        return found
    fixes = []
    for fix in found.fixes:
        edits = [list(_placed(edit, sources)) for edit in fix.edits]
        if all(edits):
            fixes.append(replace(fix, edits=tuple(edit for some in edits for edit in some)))
    return replace(found, fixes=tuple(fixes))


def _placed(edit: Edit, sources: Mapping[str, Source]) -> Iterator[Edit]:
    """The edits of the places in a span where a word stands, or what a range of it begins with."""
    if not edit.was:
        yield edit
        return
    span = edit.span
    text = sources[span.path].text if span.path in sources else ""
    stem, tail = _stem(edit.was, edit.text)
    words = [(edit.was, r"(?![\w/:\[-])", edit.text)]
    words += [(stem, r"(?=\[)", edit.text.removesuffix(tail))] if stem else []
    for was, behind, becomes in words:
        places = re.compile(rf"(?<![\w/:\]$-]){re.escape(was)}{behind}").finditer(text, span.start, span.end)
        made = [Edit(Span(span.path, place.start(), place.end()), becomes) for place in places]
        if made:
            yield from made
            return


def _stem(wrong: str, right: str) -> tuple[str, str]:
    """What stands in front of the range that gave the number both names end with: `laef` and `01` of laef01."""
    tail = _RANGE_TAIL.search(wrong)
    number = tail.group() if tail else ""
    return (wrong.removesuffix(number), number) if number and right.endswith(number) else ("", "")
