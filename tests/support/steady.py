"""What is told of specs, to be compared: whole, and without what moves with the order of statements."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics._fingerprint import fingerprints
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.syntax import decls
from mtpc.syntax.parse import parse
from mtpc.text import Source
from tests.support import ROOT, SCENARIOS, broken_specs
from tests.support import SPECS as CLEAN
from tests.support.floor_faults import FaultFamily, inject
from tests.support.floor_specs import PATH
from tests.support.random_floors import random_floor
from tests.support.syntax_mutations import SPECS as MUTABLE
from tests.support.syntax_mutations import mutations

TODAY = "2026-11-20"
SLOW = "cluster"  # 8,192 links


@dataclass(frozen=True)
class SteadyCase:
    """A spec, the folder it is read in, and its lock."""

    name: str
    file: str
    text: str
    base: Path
    lock: Source | None = None

    def result(self) -> Result:
        """What comes of it."""
        return compile_texts({self.file: self.text}, self.base, self.lock, today=TODAY)

    def shuffled(self, seed: int) -> SteadyCase | None:
        """The same with its statements in another order; None where they cannot all be read."""
        pieces = statements_of(self.text)
        if pieces is None:
            return None
        head, rest = pieces
        random.Random(seed).shuffle(rest)
        return replace(self, text="".join(head + rest))


def written_cases(*, slow: bool = False) -> Iterator[SteadyCase]:
    """Every spec of specs/, the broken ones too."""
    for path in broken_specs.SPECS:
        file, lock = broken_specs.placed(path)
        yield SteadyCase(path.stem, file, path.read_text("utf-8"), broken_specs.FOLDER, lock)
    for path in (*CLEAN, *SCENARIOS):
        if slow or path.stem != SLOW:
            yield _of_file(path)


def _of_file(path: Path) -> SteadyCase:
    lock = path.parent / "mtpc.lock"
    held = Source("mtpc.lock", lock.read_text("utf-8")) if lock.exists() else None
    return SteadyCase(path.stem, path.name, path.read_text("utf-8"), path.parent, held)


def mutants(count: int, seed: int = 1) -> Iterator[SteadyCase]:
    """So many: clean specs with a token changed, a third of them made of loops, and random floors with two faults."""
    third = count // 3
    changed = [
        *mutations(third, seed, [path for path in MUTABLE if path.stem != SLOW]),
        *mutations(third, seed, [ROOT / "tests" / "data" / "loops" / "loops.mtp"]),
    ]
    for mutation in changed:
        yield replace(_of_file(mutation.path), name=mutation.name, text=mutation.text)
    for number in range(count - 2 * third):
        chance = random.Random(f"{seed} {number}")
        floor = random_floor(chance)
        families = chance.sample(list(FaultFamily), 2)
        for family in families:
            fault = inject(floor, family, chance)
            floor = fault.floor if fault else floor
        name = f"floor {number} with {' and '.join(families)}"
        yield SteadyCase(name, PATH, floor.text(), Path(__file__).parent)


def statements_of(text: str) -> tuple[list[str], list[str]] | None:
    """The statements that have to stand first, and all others, each with the comments above it."""
    file, wrong = parse(Source("x", text))
    if wrong:
        return None
    head: list[str] = []
    rest: list[str] = []
    last = 0
    for statement in file.statements:
        end = text.find("\n", statement.end) + 1 or len(text)
        if end <= last:  # on one line with the statement before it
            continue
        piece = text[last:end]
        in_head = isinstance(statement, decls.Edition | decls.Use | decls.Let)
        (head if in_head else rest).append(piece if piece.endswith("\n") else f"{piece}\n")
        last = end
    return head, rest


def told(result: Result) -> list[str]:
    """All that is said of a spec, in order."""
    marks = fingerprints(result.diagnostics)
    found = [f"{mark} {finding}" for mark, finding in zip(marks, result.diagnostics, strict=True)]
    return [*found, *map(repr, result.unjudged), repr(result.counts()), str(result.lock.text)]


def told_anywhere(result: Result) -> list[str]:
    """What is said of a spec whatever the order of its statements: no lines, no turns of loops."""
    marks = fingerprints(result.diagnostics)
    found = [f"{mark} {_placeless(finding)}" for mark, finding in zip(marks, result.diagnostics, strict=True)]
    left = [
        repr(replace(each, because=each.because and (each.because[0], None), codes=tuple(sorted(each.codes))))
        for each in result.unjudged
    ]
    return [*sorted(found), *sorted(left), repr(result.counts()), str(result.lock.text)]


def _placeless(finding: Diagnostic) -> tuple[object, ...]:
    labels = sorted(label.message for label in finding.labels)
    fixes = [(fix.title, fix.safe, [(edit.text, edit.was) for edit in fix.edits]) for fix in finding.fixes]
    waived = finding.waived and (finding.waived.reason, finding.waived.until)
    said = (finding.code, str(finding.severity), finding.object, finding.message, finding.help, finding.notes)
    return (*said, finding.count, finding.more, waived, finding.consequences, labels, fixes)
