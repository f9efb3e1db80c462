"""Facts that a second opinion sees on a floor, and whether each of them is told, or said not to be judged.

A fact of a mating (pins, polish, glass, rows, shell) is told by an error at one of its two pieces; that the light of a
circuit does not arrive, by an error or a consequence at the circuit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from mtpc.catalogue.types import OpticPart
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.rules.files import rule
from tests.support.floor_faults import FaultFamily, Injected, changes, inject
from tests.support.floor_specs import PATH, Floor
from tests.support.random_floors import random_floor
from tests.support.second_opinion import REPAIRS, failing, mating_faults
from tests.support.steady import SteadyCase, statements_of

TODAY = "2026-11-20"
FACTS_OF_ONE_PIECE = ("GEN", "FIN", "FIB", "KEY")  # what does not depend on anything else on a channel
FAULTS_OF_PARTS = {
    FaultFamily.CORD_TYPE,
    FaultFamily.TRUNK_TYPE,
    FaultFamily.GENDER,
    FaultFamily.POLISH,
    FaultFamily.FIBRE,
}
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
        pieces = [site.name_of(site.component_of(each)) for each in (face, mate)]
        sockets = (site.socket_of(each) for each in (face, mate))
        inserts = [insert.name for socket in sockets if socket >= 0 and (insert := site.insert_of(socket))]
        yield Fact(family, frozenset((*pieces, *inserts)))
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
    yield from (f"{name}: {words}" for words in (*hidden(both), *_not_the_union(first, second, both)))
    for finding in both.found:
        if finding.severity is Severity.ERROR and finding.object:
            yield from (
                f"{name}, {finding.code} at {finding.object} waived: {words}"
                for words in _waived(second.text, both, finding)
            )
            yield from (f"{name}, {finding.code} lowered: {words}" for words in _lowered(second.text, both, finding))


def _not_the_union(first: Injected, second: Injected, both: Result) -> Iterator[str]:
    """Facts of one mating or piece that are not those of the two floors that have one fault each.

    Faults of two parts only: a plug that is moved meets other plugs.
    """
    if not {first.family, second.family} <= FAULTS_OF_PARTS or _meet(first, second):
        return
    alone = redone(first.harmless, second)
    if alone is not None:
        each = {one for text in (first.text, alone.text()) for one in _errors(_result(text)) if of_one_piece(one)}
        had = {one for one in _errors(both) if of_one_piece(one)}
        yield from (f"{code} at {name} only on the floor with both" for code, name in sorted(had - each))
        yield from (f"{code} at {name} is hidden by the other fault" for code, name in sorted(each - had))


def of_one_piece(told: Told) -> bool:
    """Whether a code is about one piece or one mating."""
    return told[0].startswith(FACTS_OF_ONE_PIECE)


def redone(floor: Floor, fault: Injected) -> Floor | None:
    """A floor with the fault of another floor that has one more; None where that cannot be made here."""
    again = [change for change in changes(floor, fault.family) if change.pieces == fault.pieces]
    parts = {_part_of(fault.floor, piece) for piece in fault.pieces}
    return next((one.floor for one in again if {_part_of(one.floor, piece) for piece in one.pieces} == parts), None)


def _part_of(floor: Floor, name: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    return next((one.part, one.attributes) for one in floor.statements for piece in one.pieces if piece.known == name)


def _meet(first: Injected, second: Injected) -> bool:
    """Whether pieces of two faults are plugged into one adapter."""
    sides = [
        {port.replace("rear", "") for piece in fault.pieces for port in _ports_of(fault.floor, piece)}
        for fault in (first, second)
    ]
    return not sides[0].isdisjoint(sides[1])


def _ports_of(floor: Floor, name: str) -> tuple[str, ...]:
    return next((*piece.left, *piece.right) for one in floor.statements for piece in one.pieces if piece.known == name)


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
    """Errors that are gone beside those that were to go; new ones that no consequence was, and no special case hid."""
    had, has = _errors(before), _errors(after)
    followed = {(each.code, each.object) for one in before.found for each in one.consequences}
    general = {code for special, _ in expected if (its := rule(special)) for code in its.instead_of}
    yield from (f"{code} at {name} is gone" for code, name in sorted(had - has - expected - followed))
    for code, name in sorted(has - had - followed):
        if code[:3] != "WAV" and code not in general:
            yield f"{code} at {name} is new"


def _errors(result: Result) -> set[Told]:
    return {(one.code, one.object) for one in result.found if one.severity is Severity.ERROR and not one.waived}


def _result(text: str) -> Result:
    return compile_texts({PATH: text}, today=TODAY)
