"""Which findings and subjects of a compile a baseline knows, and the baseline a compile would have written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.baseline.baseline_text import Entries, Known, common, merged
from mtpc.baseline.statement_digests import Told, what_is_said
from mtpc.diagnostics import Consequence, Diagnostic, Severity, Unjudged, in_reading_order, one_by_one
from mtpc.diagnostics._fingerprint import fingerprints
from mtpc.lazy_dataclass import dataclass
from mtpc.result import Result
from mtpc.rules.fold import fold

_NOTHING = Known()


@dataclass(frozen=True, slots=True)
class _Marked:
    """A finding with its fingerprint and those of what follows from it, in order."""

    finding: Diagnostic
    marks: tuple[str, ...]

    def errors(self) -> Iterator[tuple[Diagnostic | Consequence, str, str]]:
        """What of it is an error that is not waived, its fingerprint and its object."""
        finding = self.finding
        place = finding.span.path if finding.span else ""
        told: tuple[Diagnostic | Consequence, ...] = (finding, *finding.consequences)
        for each, mark in zip(told, self.marks, strict=True):
            if each.severity is Severity.ERROR and each.waived is None:
                yield each, mark, each.object or place


def recorded(result: Result, earlier: Entries | None = None) -> Entries:
    """Every error and every subject that was not judged, as a baseline; of those only what an earlier one knows."""
    entries: Entries = {}
    marked = _marked(result)
    says = _says(result, marked)
    for each in marked:
        for error, mark, name in each.errors():
            key = (name, says[name, each.finding.span])
            entries[key] = merged(entries.get(key, Known()), Known({mark: error.code}))
    for subject in result.unjudged:
        key = (subject.object, says[subject.object, None])
        entries[key] = merged(entries.get(key, Known()), Known({}, frozenset(subject.codes)))
    if earlier is None:
        return entries
    kept = {key: common(known, earlier[key]) for key, known in entries.items() if key in earlier}
    return {key: known for key, known in kept.items() if known}


def with_known(result: Result, entries: Entries) -> Result:
    """The compile, what the baseline knows marked as known."""
    marked = _marked(result)
    says = _says(result, marked)

    found = []
    for each in marked:
        keys = ((mark, (name, says[name, each.finding.span])) for _, mark, name in each.errors())
        found.append(_with_marks(each, {mark for mark, key in keys if mark in entries.get(key, _NOTHING).findings}))
    alone = in_reading_order(found)
    unjudged = tuple(
        replace(subject, known=_is_known(subject, entries.get((subject.object, says[subject.object, None]))))
        for subject in result.unjudged
    )
    folded = in_reading_order(fold(alone))
    return replace(result, found=alone, diagnostics=folded, unjudged=unjudged, new_subjects_fail=True)


def _with_marks(marked: _Marked, known: set[str]) -> Diagnostic:
    """The finding, marked as known if all of it that is an error is known."""
    finding = marked.finding
    errors = {mark for _, mark, _ in marked.errors()}
    if not errors & known:
        return finding
    consequences = tuple(
        replace(each, known=True) if mark in known else each
        for each, mark in zip(finding.consequences, marked.marks[1:], strict=True)
    )
    return replace(finding, consequences=consequences, known=marked.marks[0] in known and errors == known)


def _is_known(subject: Unjudged, known: Known | None) -> bool:
    return known is not None and known.unjudged.issuperset(subject.codes)


def _marked(result: Result) -> list[_Marked]:
    marks = iter(fingerprints(one_by_one(result.found)))
    return [
        _Marked(finding, tuple(next(marks) for _ in range(1 + len(finding.consequences)))) for finding in result.found
    ]


def _says(result: Result, marked: list[_Marked]) -> dict[Told, str]:
    told: set[Told] = {(name, each.finding.span) for each in marked for _, _, name in each.errors()}
    told |= {(subject.object, None) for subject in result.unjudged}
    return what_is_said(result.plant, told, result.sources)
