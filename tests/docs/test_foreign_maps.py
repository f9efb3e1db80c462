"""docs/foreign-maps.md: every cable profile of NetBox beside a part with its lanes, compared lane by lane."""

from __future__ import annotations

import re

import pytest

from mtpc.catalogue.types import WiredPart
from mtpc.pipeline import compile_texts
from tests.support import ROOT
from tests.support.listing import for_each

PAGE = (ROOT / "docs" / "foreign-maps.md").read_text("utf-8")
PARTS = "\n".join(re.findall(r"```mtp\n(.*?)```", PAGE, re.DOTALL))
TABLE = re.findall(r"^\| `([a-z0-9-]+)` \| `([a-z0-9.-]+)`(.*?) \|$", PAGE, re.MULTILINE)
Lanes = dict[tuple[int, int], tuple[int, int]]  # connector and position of side A -> of side B


def straight(connectors: int, positions: int) -> Lanes:
    return {(c, p): (c, p) for c in range(1, connectors + 1) for p in range(1, positions + 1)}


def fanned(count: int) -> Lanes:
    return {(1, position): (position, 1) for position in range(1, count + 1)}


# netbox/dcim/cable_profiles.py (https://github.com/netbox-community/netbox), side A to side B.
PROFILES: dict[str, Lanes] = {
    **{f"single-1c{count}p": straight(1, count) for count in (1, 2, 4, 6, 8, 12, 16)},
    **{f"trunk-2c{count}p": straight(2, count) for count in (1, 2, 4, 6, 8, 12)},
    **{f"trunk-4c{count}p": straight(4, count) for count in (1, 2, 4, 6, 8)},
    "trunk-8c4p": straight(8, 4),
    **{f"breakout-1c{count}p-{count}c1p": fanned(count) for count in (2, 4, 6, 8)},
    "trunk-2c4p-shuffle": {
        (1, 1): (1, 1), (1, 2): (1, 2), (1, 3): (2, 1), (1, 4): (2, 2),
        (2, 1): (1, 3), (2, 2): (1, 4), (2, 3): (2, 3), (2, 4): (2, 4),
    },
    "trunk-4c4p-shuffle": {(i, k): (k, i) for i in range(1, 5) for k in range(1, 5)},
    "breakout-2c4p-8c1p-shuffle": {
        (1, 1): (1, 1), (1, 2): (2, 1), (1, 3): (5, 1), (1, 4): (6, 1),
        (2, 1): (3, 1), (2, 2): (4, 1), (2, 3): (7, 1), (2, 4): (8, 1),
    },
}  # fmt: skip
NAUTOBOT = {"breakout-1c12p-12c1p": fanned(12)}


def lanes_of(part: WiredPart) -> Lanes:
    """Lanes of side a and where both of their fibres end; a lane whose fibres part is an error."""
    found: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for wire in part.wiring:
        ends = {
            part.terminals[index].side: (index, at)
            for index, at in ((wire.a, wire.a_position), (wire.b, wire.b_position))
        }
        near, far = (_lane(part, *ends[side]) for side in part_sides(part))
        found.setdefault(near, set()).add(far)
    assert all(len(far) == 1 for far in found.values()), "fibres of one lane end in two"
    return {near: next(iter(far)) for near, far in found.items()}


def part_sides(part: WiredPart) -> tuple[str, str]:
    sides = list(dict.fromkeys(terminal.side for terminal in part.terminals))
    return sides[0], sides[1]


def _lane(part: WiredPart, index: int, position: int) -> tuple[int, int]:
    terminal = part.terminals[index]
    return terminal.index, min(position, terminal.family.count + 1 - position)


def part_named(name: str) -> WiredPart:
    """The part, as it stands in a spec with all of its ends parked."""
    kind = next(
        (kind for kind in ("cord", "trunk", "harness") if f"part {name} : {kind}" in re.sub(" +", " ", PARTS)), ""
    )
    kind = kind or next(kind for word, kind in ACME.items() if name.startswith(f"acme.{word}"))
    for legs in ((1, 1), (2, 2), (4, 4), (8, 8), (1, 2), (1, 4), (1, 6), (1, 8), (2, 8), (1, 12)):
        near, far = (f"[{', '.join(['parked'] * count)}]" for count in legs)
        spec = f"{PARTS}\n{kind} X : {name} at {near} -- {far} {{ length = 1m }}\n"
        result = compile_texts({"foreign.mtp": spec})
        components = result.plant.site.components
        if not result.failed and components.name == ["X"]:
            article = components.article[0]
            assert isinstance(article, WiredPart)
            return article
    raise AssertionError(name)


ACME = {"patch": "cord", "trunk": "trunk", "breakout": "harness"}


def test_the_page_has_every_profile_once() -> None:
    assert [profile for profile, _, _ in TABLE if profile in PROFILES] == [profile for profile, _, _ in TABLE]
    assert sorted(profile for profile, _, _ in TABLE) == sorted(PROFILES)


@for_each(TABLE)
def test_a_part_has_the_lanes_of_its_profile(profile: str, name: str, more: str) -> None:
    names = [name, name.replace("-b-", "-a-")] if "type A" in more else [name]
    for one in names:
        assert lanes_of(part_named(one)) == PROFILES[profile]


@pytest.mark.parametrize("name", NAUTOBOT)
def test_a_part_has_the_lanes_nautobot_names(name: str) -> None:
    assert lanes_of(part_named(name)) == NAUTOBOT[name]


def test_a_box_shuffles_as_the_profile_does() -> None:
    spec = f"{PARTS}\nrack R : acme.rack-42u\npanel s : acme.shuffle-4x4-mpo12apc at R.U1\n"
    (box,) = {one for one in compile_texts({"box.mtp": spec}).plant.site.components.article if one.kind != "optic"}
    assert isinstance(box, WiredPart)
    assert lanes_of(box) == PROFILES["trunk-4c4p-shuffle"]


def test_type_c_is_no_profile_it_swaps_lanes_in_pairs() -> None:
    swapped = {(1, k): (1, k + 1 if k % 2 else k - 1) for k in range(1, 5)}
    assert lanes_of(part_named("acme.patch-mpo8-c-om4")) == swapped
    assert swapped not in PROFILES.values()
