"""Workbooks that are small and unpack, or multiply, into very much."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.support.hostile import SPEC, Hostile, check
from tests.support.workbooks import ROWS, write_workbook

pytestmark = pytest.mark.slow
TABLE = 'edition 2026\nuse "t.xlsx" as t\nfor $r in t { room $r.name }\n'
RANGES = "".join(f'<mergeCell ref="A{row}:A{row + 1}"/>' for row in range(3, 60_003, 2))
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};">' for a, b in pairwise("abcdefghi")
)


def book(**parts: Any) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        (folder / SPEC).write_text(TABLE)
        write_workbook(folder / "t.xlsx", **parts)

    return make


def cells(rows: int, columns: int) -> str:
    shared = '<c t="s"><v>0</v></c>' * columns
    return "".join(f'<row r="{row}">{shared}</row>' for row in range(1, rows + 1))


CASES = [
    Hostile("a table that is as it should be", book(), code=0, word="no findings"),
    Hostile("30,000 merged ranges", book(behind=f"<mergeCells>{RANGES}</mergeCells>"), word="merged ranges"),
    Hostile("2,000 sheets", book(sheets=2_000), word="more than 1,000 sheets"),
    Hostile("80,000 sheets", book(sheets=80_000), word="is not a table"),
    Hostile("a text of 100 kB in many cells", book(rows=cells(3_000, 4), texts=f"<si><t>{'x' * 100_000}</t></si>"),
            word="characters"),
    Hostile("2.6 million cells", book(rows=cells(100_000, 26), texts="<si><t>x</t></si>"), word="tags"),
    Hostile("120,000 styles", book(styles=f"<cellXfs>{'<xf/>' * 120_000}</cellXfs>"), word="xl/styles.xml"),
    Hostile("names", book(book=f"<definedNames>{'<definedName/>' * 120_000}</definedNames>"), word="xl/workbook.xml"),
    Hostile("6,000 parts", book(parts=6_000), word="more than 5,000 parts"),
    Hostile("entities within entities", book(before=f"{ENTITIES}]>"), word="declares entities"),
    Hostile("tags 120,000 deep", book(styles="<a>" * 120_000), word="tags"),
    Hostile("a part that unpacks to 80 MB", book(texts=" " * 80_000_000), word="unpacks to more than"),
    Hostile("more rows than a sheet can have", book(rows=ROWS + '<row r="99999999"/>'), code=1, word="more rows than"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_by_a_limit_that_names_itself(case: Hostile, tmp_path: Path) -> None:
    check(case, tmp_path)
