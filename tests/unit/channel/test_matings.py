from __future__ import annotations

from typing import Any

import pytest

from mtpc.catalogue.types import Alignment, Fibre, Terminal
from mtpc.channel.mating_faults import can_be_mated, mates
from mtpc.channel.tracer import trace
from mtpc.channel.types import MatingKind
from mtpc.light.meeting import fits
from tests.support.parts import SR4, cord, fibre, optic, plug, reversed_map
from tests.support.sites import ALIGNED, OPPOSED, UNSTATED, Floor

PINNED: dict[str, Any] = {"gender": "pinned"}
APC: dict[str, Any] = {"polish": "apc"}
OM3, OM4 = fibre("om3", rank=3), fibre("om4", rank=4)
OM1, OS2 = fibre("om1", core="62.5"), fibre("os2", mode="SM", core="9")


def mating_of(
    a: Terminal,
    b: Terminal,
    alignment: Alignment = OPPOSED,
    *,
    module: bool = False,
    fibres: tuple[Fibre | None, Fibre | None] = (None, None),
) -> MatingKind:
    part, other = cord("a", a, a, {}), cord("b", b, b, {})
    passes = alignment != UNSTATED and fits(a, b)
    return MatingKind(a, b, alignment, part, SR4 if module else other, passes, *fibres)


def mpo(**stated: Any) -> Terminal:
    return plug("a1", "mpo12", **stated)


def module(**stated: Any) -> Terminal:
    return plug("mdi1", "mpo12", gender="pinned", loose=False, **stated)


@pytest.mark.parametrize(
    ("a", "b", "alignment", "faults"),
    [
        (mpo(**PINNED), mpo(), OPPOSED, ()),
        (mpo(**PINNED), mpo(), ALIGNED, ()),
        (mpo(**PINNED), mpo(polish="upc"), OPPOSED, ()),
        (mpo(**PINNED), plug("a1", "mpo8"), OPPOSED, ()),
        (mpo(**PINNED), mpo(**PINNED), OPPOSED, ("both-pinned",)),
        (mpo(), mpo(), OPPOSED, ("neither-pinned",)),
        (mpo(gender=None), mpo(), OPPOSED, ("gender-unstated",)),
        (mpo(**PINNED, polish=None), mpo(), OPPOSED, ("polish-unstated",)),
        (mpo(**PINNED), mpo(), UNSTATED, ("mating-unstated",)),
        (mpo(**PINNED, **APC), mpo(), OPPOSED, ("polish-mismatch",)),
        (mpo(**PINNED, **APC), mpo(**APC), OPPOSED, ()),
        (mpo(**PINNED, **APC), mpo(**APC), ALIGNED, ("apc-aligned-key",)),
        (mpo(**PINNED, **APC), mpo(**APC, turned=True), OPPOSED, ("apc-angle-reversed",)),
        (mpo(**PINNED), mpo(turned=True), OPPOSED, ()),
        (mpo(**PINNED), plug("a1", "mpo16"), OPPOSED, ("key-family-mismatch",)),
        (mpo(**PINNED), plug("a1", "mpo24"), OPPOSED, ("row-mismatch",)),
        (mpo(**PINNED), plug("a1", "lc"), OPPOSED, ("connector-mismatch",)),
        (plug("a1", "lc"), plug("b1", "lc"), ALIGNED, ()),
        (plug("a1", "lc", **APC), plug("b1", "lc", **APC), ALIGNED, ()),
        (plug("a1", "lc", **APC), plug("b1", "lc"), ALIGNED, ("polish-mismatch",)),
        (mpo(**PINNED, **APC), mpo(**PINNED), OPPOSED, ("both-pinned", "polish-mismatch")),
    ],
)
def test_two_plugs_in_an_adapter_have_these_faults(
    a: Terminal, b: Terminal, alignment: Alignment, faults: tuple[str, ...]
) -> None:
    assert mates(mating_of(a, b, alignment)) == faults
    assert mates(mating_of(b, a, alignment)) == faults
    assert can_be_mated(mating_of(a, b, alignment)) == (faults == ())


@pytest.mark.parametrize(
    ("a", "receptacle", "faults"),
    [
        (mpo(), module(), ()),
        (mpo(**PINNED), module(), ("pinned-into-module", "both-pinned")),
        (mpo(**APC), module(**APC, up_angled=True), ()),
        (mpo(**APC), module(), ("polish-mismatch",)),
        (mpo(**APC, turned=True), module(**APC, up_angled=True), ("apc-angle-reversed",)),
        (mpo(**APC), module(**APC), ("apc-aligned-key",)),
    ],
)
def test_a_plug_in_a_module_has_these_faults(a: Terminal, receptacle: Terminal, faults: tuple[str, ...]) -> None:
    assert mates(mating_of(a, receptacle, ALIGNED, module=True)) == faults


@pytest.mark.parametrize(
    ("fibres", "faults", "mateable"),
    [
        ((OM4, OM4), (), True),
        ((OM4, OM3), ("om-mixed",), True),
        ((OM4, OM1), ("core-mismatch",), False),
        ((OM4, OS2), ("mode-mismatch",), False),
        ((OM4, None), (), True),
    ],
)
def test_fibre_behind_the_plugs_meets(
    fibres: tuple[Fibre, Fibre | None], faults: tuple[str, ...], mateable: bool
) -> None:
    kind = mating_of(mpo(**PINNED), mpo(), fibres=fibres)
    assert (mates(kind), can_be_mated(kind)) == (faults, mateable)


def test_both_ends_of_many_equal_cords_make_one_kind_of_mating() -> None:
    floor = Floor()
    part = cord("b12", mpo(), plug("b1", "mpo12"), reversed_map(12))
    for number in range(3):
        near, far = floor.add(f"a{number}", SR4)[0], floor.add(f"b{number}", SR4)[0]
        a, b = floor.add(f"cord{number}", part)
        floor.join(a, near)
        floor.join(far, b)
    matings = trace(floor.done()).matings
    assert [len(pairs) for pairs in matings.faces] == [6]
    assert mates(matings.kinds[0]) == ()


def test_a_trunk_without_any_port_has_matings_too() -> None:
    floor = Floor()
    part = cord("b12", mpo(), plug("b1", "mpo12"), reversed_map(12), "trunk")
    floor.join(floor.add("t1", part)[1], floor.add("t2", part)[0], OPPOSED)
    plant = trace(floor.done())
    assert [mates(kind) for kind in plant.matings.kinds] == [("neither-pinned",)]
    assert len(plant.channels) == 0


def test_plugs_that_do_not_fit_or_whose_mating_nobody_states_pass_no_light() -> None:
    floor = Floor()
    one, two = plug("a1", "mpo12"), plug("a1", "mpo24")
    floor.join(floor.add("c1", cord("x", one, one, {}))[0], floor.add("c2", cord("y", two, two, {}))[0], OPPOSED)
    floor.join(floor.add("c3", cord("x", one, one, {}))[0], floor.add("c4", cord("x", one, one, {}))[0], UNSTATED)
    assert [kind.passes_light for kind in trace(floor.done()).matings.kinds] == [False, False]


def test_an_angled_module_takes_a_standard_angled_plug_on_the_floor() -> None:
    floor = Floor()
    dr4 = optic("dr4", "mpo12", (1, 2, 3, 4), (12, 11, 10, 9), polish="apc")
    part = cord("b12", mpo(**APC), plug("b1", "mpo12", **APC), reversed_map(12))
    a, b = floor.add("cord", part)
    floor.join(a, floor.add("p1", dr4)[0])
    floor.join(b, floor.add("p2", dr4)[0])
    plant = trace(floor.done())
    assert [shape.verdict for shape in plant.channels.shapes] == ["ok"]


def test_pins_are_judged_only_where_both_families_have_them() -> None:
    def joint(a: Terminal, b: Terminal) -> MatingKind:
        return MatingKind(a, b, OPPOSED, cord("a", a, a, {}), cord("b", b, b, {}), True, None, None)

    lc, mpo = plug("a1", "lc", gender="none"), plug("a1", "mpo12", gender="unpinned")
    assert "neither-pinned" not in mates(joint(lc, lc))
    assert "neither-pinned" not in mates(joint(lc, mpo))
    assert "neither-pinned" in mates(joint(mpo, mpo))
