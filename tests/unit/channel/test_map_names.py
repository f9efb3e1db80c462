"""What a map is called by what it does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtpc.channel.map_names import map_shown
from tests.support.chains import CROSSED
from tests.support.families import family
from tests.support.parts import cord, plug, reversed_map, straight, wired

ROWS_24 = {at: at + 12 if at <= 12 else at - 12 for at in straight(24)}  # the other row, the same column
COLUMNS_24 = {at: 13 - at if at <= 12 else 37 - at for at in straight(24)}  # the same row, the other column
ROWS_32 = {at: at + 16 if at <= 16 else at - 16 for at in straight(32)}
COLUMNS_32 = {at: 17 - at if at <= 16 else 49 - at for at in straight(32)}


@pytest.mark.parametrize(
    ("of", "moves", "shown"),
    [
        ("lc", straight(2), "A-to-A"),
        ("lc", reversed_map(2), "A-to-B"),
        ("mpo12", straight(12), "type A"),
        ("mpo12", reversed_map(12), "type B"),
        ("mpo12", {1: 1, 12: 12}, "type A"),  # what is there decides, not how much of it
        ("mpo12", CROSSED, "type C"),
        ("mpo12", {**straight(12), 1: 2, 2: 1}, "its own"),
        ("mpo12", {}, "its own"),
        ("mpo16", straight(16), "type A"),
        ("mpo24", straight(24), "A24I"),
        ("mpo24", reversed_map(24), "B24N"),
        ("mpo24", ROWS_24, "A24S"),
        ("mpo24", COLUMNS_24, "B24R"),
        ("mpo24", {**straight(24), 1: 2, 2: 1}, "its own"),
        ("mpo32", straight(32), "A32I"),
        ("mpo32", reversed_map(32), "B32N"),
        ("mpo32", ROWS_32, "A32S"),
        ("mpo32", COLUMNS_32, "B32R"),
    ],
)
def test_a_map_is_named_by_what_it_does(of: str, moves: dict[int, int], shown: str) -> None:
    assert map_shown(replace(cord("x", plug("a1", of), plug("b1", of), moves), map_name="its own")) == shown


def test_maps_of_more_than_two_rows_have_no_letter() -> None:
    three = replace(plug("a1", "mpo12"), family=family("mpo36", 3, 12, "mpo-centred"))
    assert map_shown(replace(cord("x", three, three, straight(36)), map_name="its own")) == "its own"


def test_a_cassette_has_its_own_name() -> None:
    ends = (plug("front1", "lc", loose=False), plug("front2", "lc", loose=False), plug("rear1", "mpo12"))
    box = wired("box", ends, [(0, 1, 2, 1), (0, 2, 2, 2), (1, 1, 2, 3), (1, 2, 2, 4)], "cassette")
    assert map_shown(replace(box, map_name="its own")) == "its own"
