"""Facts that a second opinion sees on a floor, and whether each of them is told, or said not to be judged.

A fact of a mating (pins, polish, glass, rows, shell) is told by an error at one of its two pieces; that the light of a
circuit does not arrive, by an error or a consequence at the circuit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from mtpc.catalogue.types import OpticPart
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.site import Site
from mtpc.pipeline import Result, compile_texts
from tests.support.floor_faults import FaultFamily, inject
from tests.support.floor_specs import PATH
from tests.support.random_floors import random_floor
from tests.support.second_opinion import REPAIRS, failing, mating_faults
from tests.support.steady import SteadyCase, statements_of

TODAY = "2026-11-20"
FACTS_OF_ONE_PIECE = ("GEN", "FIN", "FIB", "KEY")  # what does not depend on anything else on a channel
Told = tuple[str, str]  # code, object


@dataclass(frozen=True)
class Fact:
    """Something that is wrong: the family of codes that tells it, and the names at which it can be told."""

    family: str
    names: frozenset[str]

    def __str__(self) -> str:
        return f"{self.family} at {' or '.join(sorted(self.names))}"


def facts_of(site: Site) -> Iterator[Fact]:
    """What is wrong on a floor, as far as it can be seen without the compiler."""
    for face, mate, family in mating_faults(site):
        yield Fact(family, frozenset(site.name_of(site.component_of(each)) for each in (face, mate)))
    lit = [
        one
        for one in site.circuits
        if all(isinstance(site.article(end.face), OpticPart) for end in (one.near, one.far))
    ]
    for circuit in failing(site, lit):
        yield Fact("POL", frozenset((circuit.name, f"{circuit.near.name} -- {circuit.far.name}")))


def hidden(result: Result) -> Iterator[str]:
    """Facts that are neither told nor said not to be judged; and all that stand where no error does."""
    told, mild = _told(result)
    open_ = {(code[:3], one.object) for one in result.unjudged for code in one.codes}
    for fact in dict.fromkeys(facts_of(result.plant.site)):
        names = {(fact.family, name) for name in fact.names}
        if names.isdisjoint(told | mild | open_):
            yield f"{fact} is not told"
        elif not result.failed and names.isdisjoint(mild | open_):
            yield f"{fact} stands, and there is no error"


def _told(result: Result) -> tuple[set[Told], set[Told]]:
    """The families and objects of errors that stand, and of findings that are waived, known or lowered."""
    strict: set[Told] = set()
    mild: set[Told] = set()
    for finding in result.found:
        stands = finding.severity is Severity.ERROR and not finding.waived
        (strict if stands else mild).add((finding.code[:3], finding.object))
        for each in finding.consequences:
            (mild if each.waived or each.severity is not Severity.ERROR else strict).add((each.code[:3], each.object))
    return strict, mild


# ---- a statement is gone


def without_each(case: SteadyCase, most: int, chance: Random) -> Iterator[str]:
    """What is hidden on a floor from which one statement was taken, of so many tried."""
    pieces = statements_of(case.text)
    if pieces is None:
        return
    head, rest = pieces
    for number in sorted(chance.sample(range(len(rest)), min(most, len(rest)))):
        text = "".join(head + rest[:number] + rest[number + 1 :])
        for words in hidden(replace(case, text=text).result()):
            yield f"{case.name} without {rest[number].strip()!r}: {words}"


# ---- two faults


def two_faults(number: int, seed: int) -> Iterator[str]:
    """What is hidden on a floor with two faults of parts that do not meet, by the other fault, a waiver, a severity."""
    chance = Random(f"{seed} hidden {number}")
    floor = random_floor(chance)
    families = [family for family in REPAIRS if family not in (FaultFamily.CASSETTE_TYPE, FaultFamily.PLATE)]
    first = inject(floor, chance.choice(families), chance)
    second = first and inject(first.floor, chance.choice(families), chance)
    if not first or not second or set(first.pieces) & set(second.pieces):
        return
    both = _result(second.text)
    name = f"seed {seed}, floor {number}, {first.family} and {second.family}"
    yield from (f"{name}: {words}" for words in hidden(both))
    for finding in both.found:
        if finding.severity is Severity.ERROR and finding.object:
            yield from (
                f"{name}, {finding.code} at {finding.object} waived: {words}"
                for words in _waived(second.text, both, finding)
            )
            yield from (f"{name}, {finding.code} lowered: {words}" for words in _lowered(second.text, both, finding))


def _waived(text: str, before: Result, finding: Diagnostic) -> Iterator[str]:
    line = f'allow {finding.code} on {finding.object} {{ reason = "x"; until = 2027-01-31 }}\n'
    after = _result(text + line)
    yield from hidden(after)
    yield from _lost(before, after, {(finding.code, finding.object)})


def _lowered(text: str, before: Result, finding: Diagnostic) -> Iterator[str]:
    after = _result(f"{text}policy {{ severity {{ {finding.code} = note }} }}\n")
    yield from hidden(after)
    yield from _lost(before, after, {one for one in _errors(before) if one[0] == finding.code})


def _lost(before: Result, after: Result, expected: set[Told]) -> Iterator[str]:
    """Errors that are gone beside those that were to go, and new ones that no consequence was before."""
    had, has = _errors(before), _errors(after)
    followed = {(each.code, each.object) for one in before.found for each in one.consequences}
    yield from (f"{code} at {name} is gone" for code, name in sorted(had - has - expected - followed))
    yield from (f"{code} at {name} is new" for code, name in sorted(has - had - followed) if code[:3] != "WAV")


def _errors(result: Result) -> set[Told]:
    return {(one.code, one.object) for one in result.found if one.severity is Severity.ERROR and not one.waived}


def _result(text: str) -> Result:
    return compile_texts({PATH: text}, today=TODAY)


def all_hidden(numbers: Sequence[int], seed: int) -> list[str]:
    """What is hidden on these floors with two faults."""
    return [words for number in numbers for words in two_faults(number, seed)]
