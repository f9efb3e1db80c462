"""Laws of `length = auto`, on floors of any size: the same from both ends, longer for what is farther, in any order."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from mtpc.model.auto_length_values import AutoLength
from mtpc.pipeline import compile_texts

RACKS = 6
MILLIMETRES = st.integers(1, 5000)
Place = tuple[str, int, int]  # row, rack, unit
PLACES = st.tuples(st.sampled_from("ab"), st.integers(1, RACKS), st.integers(1, 42))


def floor(pitch_mm: int, drop_mm: int, across_mm: int, slack: str) -> list[str]:
    """Two rows of racks and a tray over each, joined by one across their ends, in statements."""
    made = [
        'use "catalog:acme-fibre" as acme', "room H", f"policy {{ prefer {{ length = auto; slack = {slack} }} }}",
        "row a at H { offset = 0m }", f"row b at H {{ offset = {across_mm}mm }}",
        f"tray across at a1 -- b1 {{ drop = {drop_mm}mm }}",
    ]  # fmt: skip
    for row in "ab":
        made += [
            f"rack {row}[1..{RACKS}] : acme.rack-42u at {row} {{ row-origin = 0m; pitch = {pitch_mm}mm }}",
            f"tray over-{row} at {row}1 -- {row}{RACKS} {{ drop = {drop_mm}mm }}",
        ]
    return made


def cable(name: str, one: Place, other: Place) -> list[str]:
    """A cable between panels of its own."""
    made = []
    for end, (row, rack, unit) in (("x", one), ("y", other)):
        panel = f"{name}{end}"
        made += [f"panel {panel} : acme.panel-4slot at {row}{rack}.U{unit}", f"plate {panel}.1 : acme.plate-12lc"]
    tray = "" if one[0] == other[0] else f" {{ tray = [over-{one[0]}, across, over-{other[0]}] }}"
    return [*made, f"trunk {name} : acme.trunk-mpo12-b-om4 at {name}x.1.rear1 -- {name}y.1.rear1{tray}"]


def ways(statements: list[str]) -> dict[str, AutoLength]:
    site = compile_texts({"x.mtp": "\n".join(["edition 2026", *statements]) + "\n"}).plant.site
    found = {}
    for component, measured in site.lengths.items():
        assert isinstance(measured, AutoLength), measured
        found[site.components.name[component]] = measured
    return found


@settings(max_examples=40, deadline=None)
@given(
    ends=st.tuples(PLACES, PLACES).filter(lambda ends: ends[0] != ends[1]),
    sizes=st.tuples(MILLIMETRES, MILLIMETRES, MILLIMETRES, st.sampled_from(["0%", "5%", "12.5%", "1m"])),
    order=st.randoms(use_true_random=False),
)
def test_a_length_is_the_same_from_both_ends_and_in_any_order_of_statements(
    ends: tuple[Place, Place], sizes: tuple[int, int, int, str], order: Random
) -> None:
    standing = floor(*sizes)
    here, there = (ways([*standing, *cable("T", *turned)])["T"] for turned in (ends, ends[::-1]))
    assert (here.way_m, here.ordered_m) == (there.way_m, there.ordered_m)
    assert here.ordered_m >= here.way_m + here.slack_m > here.ordered_m - 1
    shuffled = [*standing[1:], *cable("T", *ends)]
    order.shuffle(shuffled)
    assert ways([standing[0], *shuffled]) == {"T": here}


@settings(max_examples=20, deadline=None)
@given(pitch=MILLIMETRES, drop=MILLIMETRES, unit=st.integers(1, 41))
def test_what_is_farther_takes_a_longer_cable(pitch: int, drop: int, unit: int) -> None:
    statements = floor(pitch, drop, 1, "5%")
    for rack in range(2, RACKS + 1):
        statements += cable(f"T{rack}_", ("a", 1, rack), ("a", rack, unit))
    found = [ways(statements)[f"T{rack}_"] for rack in range(2, RACKS + 1)]
    # each end one rack on is one pitch more; the near end stands one unit, 44.45 mm, higher each time
    steps = {later.way_m - earlier.way_m for earlier, later in pairwise(found)}
    assert steps == {Decimal(pitch) / 1000 - Decimal("0.04445")}
