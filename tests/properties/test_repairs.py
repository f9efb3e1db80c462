"""Laws of the search for the smallest repair, on random floors with one fault and on the cases of blame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mtpc.catalogue.types import PlatePart
from mtpc.channel.types import Plant
from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from mtpc.repair.failing import failing_of
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.search import repairs
from mtpc.repair.stock import other_plates, stock
from mtpc.repair.types import Change, ChangeKind, RepairFact
from mtpc.rules.judge import judge
from tests.rules.test_blame import FOLDER, NAMES
from tests.support.changed_floors import changed
from tests.support.floor_faults import FaultFamily, changes
from tests.support.random_floors import drawn_floor

LANES = (
    FaultFamily.CORD_TYPE, FaultFamily.TRUNK_TYPE, FaultFamily.CASSETTE_TYPE, FaultFamily.PLATE,
    FaultFamily.SWAPPED_CORDS, FaultFamily.SWAPPED_LEGS, FaultFamily.SHIFTED_RANGE, FaultFamily.TURNED_HARNESS,
    FaultFamily.WRONG_LEG,
)  # fmt: skip


def spoilt(seed: int, family: FaultFamily, links: int = 3) -> tuple[str, Plant, tuple[str, ...]]:
    """A random floor with a fault of a family that spoils lanes: its text, its plant, the pieces that are wrong."""
    found = _spoilt(seed, family, links)
    assume(found is not None)
    assert found
    return found


def _spoilt(seed: int, family: FaultFamily, links: int) -> tuple[str, Plant, tuple[str, ...]] | None:
    chance = Random(f"{seed} {family}")
    floor = drawn_floor(chance, chance.randint(1, links))
    found = list(changes(floor, family))
    for change in chance.sample(found, min(6, len(found))):
        text = change.floor.text()
        plant = compile_texts({"a.mtp": text}).plant
        if facts_of(plant):
            return text, plant, change.pieces
    return None


def facts_of(plant: Plant) -> set[RepairFact]:
    return {fact for facts in failing_of(plant).facts.values() for fact in facts}


def faults_of(plant: Plant) -> set[tuple[str, str]]:
    return {(one.code, one.object) for one in judge(plant)[0] if one.code[:3] in ("POL", "GEN", "FIN", "KEY", "FIB")}


@settings(max_examples=25, deadline=None)  # thousands: `python -m tests.blame`
@given(st.integers(0, 10**9), st.sampled_from(LANES))
def test_what_is_advised_mends_and_breaks_nothing(seed: int, family: FaultFamily) -> None:
    text, plant, _ = spoilt(seed, family)
    before = faults_of(plant)
    for group in repairs(plant).groups:
        for remedy in group.remedies:
            after = changed(text, remedy.changes)
            assert not facts_of(after).intersection(group.facts)
            assert facts_of(after) <= facts_of(plant)
            assert faults_of(after) <= before


NAMED_MIN = 0.95  # of random floors with one fault: the wrong piece is named, alone or in a tie; more: `tests.blame`


@pytest.mark.slow
def test_the_wrong_piece_is_named_alone_or_in_a_tie() -> None:
    named: list[bool] = []
    for seed in range(6):
        for family in LANES:
            one = _spoilt(seed, family, links=2)
            if one is not None:
                _, plant, wrong = one
                told = [remedy.changes for group in repairs(plant).groups for remedy in group.remedies]
                named.append(not set(wrong).isdisjoint(name for made in told for name in names_of(plant.site, made)))
    assert sum(named) >= NAMED_MIN * len(named)


def names_of(site: Site, made: tuple[Change, ...]) -> Iterator[str]:
    for change in made:
        yield from [site.inserts[number].name for number in change.inserts] or map(site.name_of, change.pieces)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(LANES))
def test_a_changed_floor_is_as_the_one_that_is_laid_over(seed: int, family: FaultFamily) -> None:
    text, plant, _ = spoilt(seed, family)
    for group in repairs(plant).groups:
        for remedy in group.remedies:
            laid, made = LaidFloor(plant.site, plant.tables, remedy.changes), changed(text, remedy.changes).site
            for face in range(len(made.faces.mate)):
                assert laid.mate_of(face) == made.mate_of(face)
                assert laid.terminal(face) == made.terminal(face)
                if made.mate_of(face) >= 0:
                    assert laid.alignment_of(face) is made.alignment_of(face)


def every_change(plant: Plant) -> Iterator[Change]:
    """Every single change of one piece, wherever it is: parts, plates, each plug in each free port beside it."""
    site = plant.site
    for component in site.every_component():
        for part in stock(plant).alternatives(component):
            yield Change(ChangeKind.PART, (component,), part)
    for number, insert in enumerate(site.inserts):
        for plate in other_plates(plant, insert.part) if isinstance(insert.part, PlatePart) else ():
            yield Change(ChangeKind.PLATE, (), plate, inserts=(number,))
    for socket in site.every_socket():
        plug = site.socket(socket).plug
        for other in site.sockets_of(site.socket(socket).equipment_number) if plug >= 0 else ():
            family = site.terminal(plug).family
            there = site.socket(other)
            fits = there.family is None or there.family.shell == family.shell
            if there.plug < 0 and fits and there.side == site.socket(socket).side:
                yield Change(ChangeKind.MOVE, (site.component_of(plug),), moves=((plug, other),))


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from((FaultFamily.CORD_TYPE, FaultFamily.PLATE, FaultFamily.WRONG_LEG)))
def test_no_change_of_one_piece_is_missed(seed: int, family: FaultFamily) -> None:
    text, plant, _ = spoilt(seed, family, links=1)
    laid = sum(not plant.site.is_optic(plant.site.faces_of(one).start) for one in plant.site.every_component())
    assume(laid <= 8)
    before = faults_of(plant)
    mending = []
    for change in every_change(plant):
        after = changed(text, (change,))
        if not facts_of(after) and faults_of(after) <= before:
            mending.append(change)
    groups = repairs(plant).groups
    single = [group for group in groups if all(len(remedy.changes) == 1 for remedy in group.remedies)]
    assert bool(mending) <= (len(groups) == 1 and bool(single))
    for remedy in groups[0].remedies if mending else ():
        (change,) = remedy.changes
        pieces = {(one.kind, one.inserts or one.pieces) for one in mending}
        assert (change.kind, change.inserts or change.pieces) in pieces


@pytest.mark.parametrize("name", NAMES)
def test_what_is_well_costs_nothing(name: str) -> None:
    text = (FOLDER / f"{name}.mtp").read_text("utf-8")
    rest = """
rack Q[1..2] : acme.rack-42u
device q[1..2] : acme.sw-32x100 at Q[1..2].U20
optic q[1..2].et-0/0/[0..31] : acme.q28-100g-sr4
cord q1.et-0/0/[0..31] -- q2.et-0/0/[0..31] : acme.patch-mpo12-b-om4 { length = 9m }
circuit q[1..32] : 100GBASE-SR4 at q1.et-0/0/[0..31] -- q2.et-0/0/[0..31]
"""
    alone, beside = (repairs(compile_texts({"a.mtp": one}).plant) for one in (text, text + rest))
    assert alone.traces == beside.traces
    assert [len(group.facts) for group in alone.groups] == [len(group.facts) for group in beside.groups]


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_statements_changes_nothing(name: str) -> None:
    text = (FOLDER / f"{name}.mtp").read_text("utf-8")
    statements = re.split(r"\n(?=[a-z])", text.rstrip())
    first = [one for one in statements if one.startswith(("#", "edition", "use"))]
    others = [one for one in statements if not one.startswith(("#", "edition", "use"))]
    told = set()
    for seed in range(4):
        Random(seed).shuffle(others)
        (found,) = compile_texts({"a.mtp": "\n".join([*first, *others]) + "\n"}).diagnostics
        told.add((found.code, found.object, found.message, found.help, found.consequences))
    assert len(told) == 1
