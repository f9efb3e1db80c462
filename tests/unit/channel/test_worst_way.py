"""Light that parts and meets again has the worse way for its budget; a cable without a length is told by its name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mtpc.catalogue.types import OpticPart, WiredPart
from mtpc.channel.budget import _EMPTY, _badness, budget
from mtpc.channel.tracer import trace
from mtpc.channel.types import Budget, LossVerdict, Plant
from mtpc.rules.files import rule
from tests.support.budgets import unknown
from tests.support.parts import SR4, optic, plug, reversed_map, wired
from tests.support.sites import OPPOSED, Floor
from tests.unit.channel.rows import OM4, application, limit

Way = tuple[str, str]  # length in m, loss of each of its mated pairs in dB


def two_ways(one: Way, other: Way) -> Budget:
    """Fibres 1 to 6 of a port go one way to the other port, 7 to 12 the other way."""
    floor = Floor()
    near, far = (floor.add(name, replace(SR4, application="TEST"))[0] for name in ("a", "b"))
    split = [floor.add(name, _split(name), "0") for name in ("split", "merge")]
    for leg, (length, loss) in enumerate((one, other), start=1):
        ends = [plug(name, "mpo12", gender="pinned", loss_db=Decimal(loss)) for name in ("a1", "b1")]
        cable = wired(f"way{leg}", ends, [(0, a, 1, b) for a, b in reversed_map(12).items()], "trunk")
        for face, end in zip(floor.add(f"way{leg}", cable, length), (split[0][leg], split[1][leg]), strict=True):
            floor.join(face, end, OPPOSED)
    floor.join(split[0][0], near)
    floor.join(split[1][0], far)
    floor.site.fibres["om4"] = OM4
    floor.site.applications["TEST"] = application("TEST", limit("1.9", "100"))
    plant = trace(floor.done())
    assert len(plant.channels) == 1
    return budget(plant, 0)


def _split(name: str) -> WiredPart:
    ends = [plug(end, "mpo12", loss_db=Decimal(0)) for end in ("a1", "b1", "b2")]
    wires = [(0, at, 1 if (at <= 6) == (name == "split") else 2, at) for at in range(1, 13)]
    return wired(name, ends, wires, "harness")


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("10", "0.1"), ("20", "0.1")),  # less margin
        (("20", "0.1"), ("10", "0.5")),  # shorter, but less margin
        (("10", "0.9"), ("110", "0.1")),  # more margin, but beyond the reach
        (("99", "0.1"), ("10", "1.2")),  # over the limit
    ],
)
def test_the_worse_of_two_ways_is_the_budget(better: Way, worse: Way, turned: bool) -> None:
    found = two_ways(worse, better) if turned else two_ways(better, worse)
    assert found.length_m == Decimal(worse[0])
    # 3.0 dB/km at 850 nm, and a mated pair at each end of the way
    assert found.loss_db == Decimal(worse[0]) * Decimal("0.003") + 2 * Decimal(worse[1])


def test_cables_made_alike_without_a_length_are_told_each_by_its_own_name() -> None:
    floor = Floor()
    ends = [plug(name, "mpo12", loss_db=Decimal("0.1")) for name in ("a1", "b1")]
    cable = wired("cable", ends, [(0, a, 1, b) for a, b in reversed_map(12).items()])
    for number in "12":
        ports = [floor.add(f"{end}{number}", replace(SR4, application="TEST"))[0] for end in "ab"]
        for face, port in zip(floor.add(f"cord{number}", cable), ports, strict=True):
            floor.join(face, port)
    floor.site.fibres["om4"] = OM4
    floor.site.applications["TEST"] = application("TEST", limit())
    plant = trace(floor.done())
    assert [unknown(budget(plant, channel)) for channel in range(2)] == [("length of cord1",), ("length of cord2",)]


ONE_WAY = optic("one", "mpo12", (1,), (12,))


def starved(near: OpticPart, far: OpticPart) -> Plant:
    """Two ports over a type B cord: position p meets 13 - p."""
    floor = Floor()
    ends = [plug(name, "mpo12") for name in ("a1", "b1")]
    cable = wired("cable", ends, [(0, a, 1, b) for a, b in reversed_map(12).items()])
    ports = [floor.add(name, part)[0] for name, part in (("a", near), ("b", far))]
    for face, port in zip(floor.add("cord", cable, "2"), ports, strict=True):
        floor.join(face, port)
    return trace(floor.done())


@pytest.mark.parametrize(
    ("near", "far", "told"),
    [
        (optic("more", "mpo12", (1,), (12, 11)), ONE_WAY, "Rx2 of a gets no light: no lane is joined to it"),
        (ONE_WAY, optic("more", "mpo12", (1,), (12, 3)), "Rx2 of b gets no light: no lane is joined to it"),
        (ONE_WAY, optic("more", "mpo12", (1,), (5, 12)), "Rx1 of b gets no light: no lane is joined to it"),
        (ONE_WAY, ONE_WAY, ""),
    ],
)
def test_a_receiver_that_no_lane_is_joined_to_is_told(near: OpticPart, far: OpticPart, told: str) -> None:
    pol103 = rule("POL103")
    assert pol103 is not None
    assert pol103.check is not None
    assert [str(getattr(found, "message", found)) for found in pol103.check(starved(near, far))] == (
        [told] if told else []
    )


def test_of_two_ways_that_pass_the_one_beyond_its_reach_is_worse_and_at_its_reach_is_not() -> None:
    within = replace(
        _EMPTY, verdict=LossVerdict.PASS, length_m=Decimal(100), reach_m=Decimal(100), margin_db=Decimal(0)
    )
    beyond = replace(within, length_m=Decimal(101), margin_db=Decimal(1))
    roomy = replace(within, length_m=Decimal(50), margin_db=Decimal("0.5"))
    unstated = replace(within, length_m=Decimal(50), margin_db=None)
    assert min((within, beyond), key=_badness) is beyond
    assert min((within, roomy), key=_badness) is within
    assert min((roomy, unstated), key=_badness) is unstated  # no margin counts as none
