from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mtpc.catalogue.types import Alignment
from mtpc.light.geometry import touching
from tests.support.sites import ALIGNED, OPPOSED

DATA = Path(__file__).parents[2] / "data" / "polarity_maps.csv"
ROWS = list(csv.DictReader(DATA.read_text("utf-8").splitlines()))
SIZES = {12: (1, 12), 16: (1, 16), 24: (2, 12), 32: (2, 16)}
TABLES = sorted({row["table"] for row in ROWS if row["kind"] == "mating"})


@pytest.mark.parametrize("table", TABLES)
def test_faces_touch_as_the_published_tables_say(table: str) -> None:
    _, stance, count = table.split("_")
    published = {int(row["from"]): int(row["to"]) for row in ROWS if row["table"] == table}
    touched = touching(*SIZES[int(count)], Alignment(stance))
    assert published == {position: touched[position - 1] for position in range(1, int(count) + 1)}


def test_all_eight_published_tables_are_there() -> None:
    assert len(TABLES) == 8


def test_a_duplex_plug_swaps_left_and_right_against_its_port() -> None:
    assert touching(1, 2, ALIGNED) == (2, 1)


@pytest.mark.parametrize("alignment", [ALIGNED, OPPOSED])
@pytest.mark.parametrize("size", [*SIZES.values(), (1, 2)])
def test_touching_is_mutual(size: tuple[int, int], alignment: Alignment) -> None:
    touched = touching(*size, alignment)
    assert all(touched[touched[index] - 1] == index + 1 for index in range(len(touched)))
