"""Pictures of maps and pin-outs say what the records say: read back, they are the records."""

from __future__ import annotations

import re

from mtpc.catalogue.drawing import DARK, map_drawn, pinout_drawn
from mtpc.catalogue.load import Library
from mtpc.catalogue.standards import Map
from tests.support.listing import for_each

LIBRARY = Library.standard()


def cells(picture: str) -> list[list[str]]:
    return [re.sub(r"row \d( \(key side\))?|end [ab]", "", line).split() for line in picture.splitlines()]


def pairs_of_cable(picture: str) -> set[tuple[str, str]]:
    lines = cells(picture)
    pairs = zip([x for line in lines[::2] for x in line], [x for line in lines[1::2] for x in line], strict=True)
    return {pair for pair in pairs if pair[1] != DARK}


def test_a_type_b_cord_of_twelve_is_drawn_reversed() -> None:
    map_ = LIBRARY.map("b12")
    assert map_
    assert map_drawn(map_) == ("end a   1  2  3  4  5  6  7  8  9 10 11 12\nend b  12 11 10  9  8  7  6  5  4  3  2  1")


def test_the_middle_of_eight_fibres_is_drawn_dark() -> None:
    map_ = LIBRARY.map("b8")
    assert map_
    assert map_drawn(map_).splitlines()[1] == "end b  12 11 10  9  .  .  .  .  4  3  2  1"


def test_a_universal_cassette_is_drawn_port_by_port() -> None:
    map_ = LIBRARY.map("cassette-u1-8")
    assert map_
    assert cells(map_drawn(map_)) == [
        ["front1", "front2", "front3", "front4"],
        ["L", "1", "2", "3", "4"],
        ["R", "12", "11", "10", "9"],
    ]


def test_light_that_is_split_is_drawn_at_both_places() -> None:
    known = LIBRARY.map("b12")
    assert known
    assert "1.1+2.1" in map_drawn(Map("x", "part", (("a1.1", "b1.1"), ("a1.1", "b2.1")), known.fact))


CABLES = [name for name in LIBRARY.names("maps") if (found := LIBRARY.map(name)) and found.kind == "cable"]


@for_each(CABLES)
def test_the_picture_of_a_cable_read_back_is_its_map(name: str) -> None:
    map_ = LIBRARY.map(name)
    assert map_
    assert pairs_of_cable(map_drawn(map_)) == set(map_.pairs)


@for_each([name for name in LIBRARY.names("maps") if name not in CABLES])
def test_the_picture_of_a_part_shows_as_many_fibres_as_its_map(name: str) -> None:
    map_ = LIBRARY.map(name)
    assert map_
    lines = map_drawn(map_).splitlines()
    shown = [cell for line in (lines[1:] if lines[0].startswith(" ") else lines[1::2]) for cell in line.split()[1:]]
    assert len([cell for cell in shown if cell != DARK]) == len(map_.pairs)


@for_each(LIBRARY.names("pinouts"))
def test_module_and_plug_mirror_each_other_row_by_row(name: str) -> None:
    pinout = LIBRARY.pinout(name)
    assert pinout
    family = LIBRARY.family(pinout.connector)
    assert family
    views = [cells(view) for view in pinout_drawn(pinout, family).split("\n\n")]
    module_cells = [cell for row in views[0][1 if family.position_names else 2 :: 2] for cell in row]
    for short, places in (("T", pinout.tx), ("R", pinout.rx)):
        for lane, position in enumerate(places, start=1):
            assert re.search(rf"{short}x?{lane}(?!\d)", module_cells[position - 1])
    assert sum(cell != DARK for cell in module_cells) == len({*pinout.tx, *pinout.rx})
    if not family.position_names:
        assert views[1][2::2] == [row[::-1] for row in views[0][2::2]]


def test_pictures_fit_a_terminal() -> None:
    pictures = [map_drawn(found) for name in LIBRARY.names("maps") if (found := LIBRARY.map(name))]
    assert max(len(line) for picture in pictures for line in picture.splitlines()) <= 100
