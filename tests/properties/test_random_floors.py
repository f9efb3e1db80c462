"""Random floors have no finding, and a fault put into one stands where it is said to stand."""

from __future__ import annotations

from random import Random

import pytest

from tests.support.floor_faults import FaultFamily, errors_of, inject
from tests.support.floor_hall import Hall
from tests.support.floor_links import LINKS
from tests.support.floor_specs import written
from tests.support.listing import for_each
from tests.support.random_floors import findings, random_floor

FLOORS = range(6)


@for_each(LINKS, name=lambda link: link.__name__)
def test_every_kind_of_link_can_be_built_without_a_finding(link: object) -> None:
    for seed in FLOORS:
        hall = Hall(Random(seed))
        assert callable(link)
        link(hall)
        assert findings(hall.floor()) == (), hall.floor().text()


def test_a_seed_gives_one_floor() -> None:
    texts = [random_floor(Random(seed)).text() for seed in FLOORS]
    assert texts == [random_floor(Random(seed)).text() for seed in FLOORS]
    assert len(set(texts)) == len(texts)


@pytest.mark.slow
@for_each(list(FaultFamily))
def test_a_fault_is_in_the_pieces_it_is_said_to_be_in(family: FaultFamily) -> None:
    made = 0
    for seed in range(40):
        chance = Random(seed)
        floor = random_floor(chance, 2)
        fault = inject(floor, family, chance)
        if fault is None:
            continue
        made += 1
        assert errors_of(fault.floor), fault.text
        lines = fault.text.splitlines()
        assert fault.lines, fault.pieces
        assert all(lines[number - 1].split()[0] not in ("circuit", "part") for number in fault.lines)
        if made == 2:
            return
    pytest.fail(f"{made} floors had a fault of the family {family}")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["sw1.et-0/0/8", "sw1.et-0/0/9", "sw1.et-0/0/10"], "sw1.et-0/0/[8..10]"),
        (["p1.1.1", "p1.1.2", "p1.1.4"], "[p1.1.[1..2], p1.1.4]"),
        (["x1-1", "x1-2", "x2-1"], "[x1-[1..2], x2-1]"),
        (["p1.1.2", "p1.1.1"], "[p1.1.2, p1.1.1]"),
        (["R1.U40", "R2.U40"], "R[1..2].U40"),
        (["a"], "a"),
    ],
)
def test_names_are_written_as_ranges(names: list[str], text: str) -> None:
    assert written(names) == text
