"""Fixes of names: which name was meant, and exactly which characters of the spec change.

A fix is offered where exactly one known name is one typing mistake away, or only one known name is similar.
A different number is not a typing mistake: leaf03 is not a misspelt leaf04.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypedDict, Unpack

from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.diagnostics.suggest import near_names, near_sentence, numbered_sentence, numbers_in
from mtpc.text import Source, Span

TYPO_LETTERS_MIN = 3  # letters that both names need for one typing mistake to be assumed
_WRITABLE = r"\$?[\w./:@+-]+"  # what may be written in a spec without quotes
_RANGE_TAIL = r"[0-9]*\Z"


def respell(
    span: Span | None, wrong: str, names: Iterable[str], *, meant: str = "", safe: bool = False
) -> tuple[Fix, ...]:
    """A fix that replaces `wrong` by the one similar name, or by what is `meant` where that is known.

    `safe` is for words of the language, and only where they are one typing mistake away; a name of an object, a part
    or a variable is for the user to decide.
    """
    right, is_typo = (meant, False) if meant else _meant(wrong, names)
    if span is None or not re.fullmatch(_WRITABLE, right, re.ASCII):
        return ()
    return (Fix(f"write {right}", (Edit(span, right, wrong),), safe=safe and is_typo),)


class Similarity(TypedDict, total=False):
    """What else is known of a name that nothing has, as `with_similar` takes it."""

    meant: str  # what it is another name of
    lists: bool  # whether the help of the finding lists all there is
    safe: bool  # whether a fix may be written unasked


def with_similar(
    finding: Diagnostic, noun: str, wrong: str, names: Collection[str], **how: Unpack[Similarity]
) -> Diagnostic:
    """The finding about a name that nothing has: its help gives similar names, and a fix writes the one that was meant.

    Where no name is similar, names with another number are listed, unless its help `lists` all there is; else its help
    stays. `noun` says what has such names; `meant` is what `wrong` is another name of; `safe` as for `respell`.
    """
    meant = how.get("meant", "")
    near = f"it is another name of {meant}: write that" if meant else near_sentence(noun, wrong, names)
    told = near or ("" if how.get("lists") else numbered_sentence(noun, wrong, names))
    fixes = respell(finding.span, wrong, names, meant=meant, safe=how.get("safe", False))
    if not told and fixes == finding.fixes:
        return finding
    return replace(finding, help=told or finding.help, fixes=fixes)


def _meant(wrong: str, names: Iterable[str]) -> tuple[str, bool]:
    """The one name that was meant, and whether it is one typing mistake away; empty if there is none or several."""
    near = [name for name in near_names(wrong, names) if numbers_in(name) == numbers_in(wrong)]
    typos = [name for name in near if _is_one_typo(wrong.lower(), name.lower())]
    if len(typos) == 1:
        return typos[0], True
    return (near[0], False) if len(near) == 1 else ("", False)


def _is_one_typo(wrong: str, right: str) -> bool:
    """Whether one letter is missing, extra or different, or two neighbours are swapped."""
    if wrong == right:
        return True
    if min(len(wrong), len(right)) < TYPO_LETTERS_MIN or abs(len(wrong) - len(right)) > 1:
        return False
    shorter = min(len(wrong), len(right))
    common = next((index for index in range(shorter) if wrong[index] != right[index]), shorter)
    rest, right_rest = wrong[common:], right[common:]
    swapped = rest[:2] == right_rest[1::-1] and rest[2:] == right_rest[2:]
    return swapped or rest[1:] == right_rest or rest == right_rest[1:] or rest[1:] == right_rest[1:]


def exact(finding: Diagnostic, sources: Mapping[str, Source]) -> Diagnostic:
    """The finding with fixes that state which characters change; a fix whose words are not found is left out."""
    if not any(edit.was for fix in finding.fixes for edit in fix.edits):
        return finding
    fixes = []
    for fix in finding.fixes:
        edits = [list(_placed(edit, sources)) for edit in fix.edits]
        if all(edits):
            fixes.append(replace(fix, edits=tuple(edit for placed in edits for edit in placed)))
    return replace(finding, fixes=tuple(fixes))


def _placed(edit: Edit, sources: Mapping[str, Source]) -> Iterator[Edit]:
    """The edits for the occurrences of a word in a span, or of the text a range of it begins with."""
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
        placed = [Edit(Span(span.path, place.start(), place.end()), becomes) for place in places]
        if placed:
            yield from placed
            return


def _stem(wrong: str, right: str) -> tuple[str, str]:
    """The text in front of the range that gives the number both names end with: `laef` and `01` of laef01."""
    tail = re.search(_RANGE_TAIL, wrong)
    number = tail.group() if tail else ""
    return (wrong.removesuffix(number), number) if number and right.endswith(number) else ("", "")
