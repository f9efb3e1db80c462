"""Which findings, and which subjects that were not judged, are about objects of some names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from mtpc.diagnostics import Diagnostic, Unjudged, as_finding
from mtpc.lazy_dataclass import dataclass
from mtpc.text import ends_of, natural_key


def objects_of(finding: Diagnostic) -> Iterator[str]:
    """What a finding speaks against: its piece, or only those with a consequence of its own code, and all that follows.

    A trunk of the wrong type is told at the trunk; its legs that no light is meant for are no worse for it.
    """
    if not any(each.code == finding.code for each in finding.consequences):
        yield finding.object
    yield from (each.object for each in finding.consequences)


@dataclass(slots=True)
class FindingsByObject:
    """Findings and subjects that were not judged, to be asked for by the names of objects."""

    findings: Sequence[Diagnostic] = ()
    unjudged: Sequence[Unjudged] = ()
    _by_name: dict[str, list[int]] = field(default_factory=dict)
    _open: dict[str, list[Unjudged]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for subject in self.unjudged:
            self._open.setdefault(subject.object, []).append(subject)
        for number, finding in enumerate(self.findings):
            names = (end for name in objects_of(finding) for end in (name, *ends_of(name)))
            for name in dict.fromkeys(names):
                self._by_name.setdefault(name, []).append(number)

    def about(self, names: frozenset[str]) -> list[Diagnostic]:
        """The findings about these names or a pair of them, in order, each with what else follows for these names."""
        about = []
        for number in sorted({number for name in names for number in self._by_name.get(name, ())}):
            finding = self.findings[number]
            following = (
                as_finding(finding, each)
                for each in finding.consequences
                if each.object in names and (each.code, each.message) != (finding.code, finding.message)
            )
            about += [finding, *following]
        return about

    def leaves_open(self, names: Iterable[str]) -> bool:
        """Whether one of these names, or a pair of them, was not judged by a rule."""
        return not self._open.keys().isdisjoint(names)

    def unjudged_of(self, names: Iterable[str]) -> list[Unjudged]:
        """What was not judged of these names, or of a pair of them, in natural order of names."""
        return [subject for name in sorted(names, key=natural_key) for subject in self._open.get(name, ())]
