"""Workbooks that are small and unpack, or multiply, into very much."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.attack import CLEAN, FINDINGS, SPEC, Attack, Content, Family, each, holds, on_its_own
from tests.support.workbooks import ROWS, write_workbook

pytestmark = pytest.mark.slow
TABLE = 'edition 2026\nuse "t.xlsx" as t\nfor $r in t { room $r.name }\n'
RANGES = "".join(f'<mergeCell ref="A{row}:A{row + 1}"/>' for row in range(3, 60_003, 2))
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};">' for a, b in pairwise("abcdefghi")
)
LONG = f"<si><t>{'x' * 100_000}</t></si>"


def book(name: str, word: str, code: int = FINDINGS, **parts: Any) -> Attack:
    """An attack with a workbook of such parts."""
    files: dict[str, Content] = {
        SPEC: TABLE,
        "t.xlsx": lambda path: write_workbook(path, **parts),
    }
    return Attack(Family.WORKBOOKS, name, files, code=code, says=(word,), seconds=3, how=on_its_own)


def cells(rows: int, columns: int) -> str:
    shared = '<c t="s"><v>0</v></c>' * columns
    return "".join(f'<row r="{row}">{shared}</row>' for row in range(1, rows + 1))


ATTACKS = [
    book("a table that is as it should be", "no findings", CLEAN),
    book("30,000 merged ranges", "merged ranges", behind=f"<mergeCells>{RANGES}</mergeCells>"),
    book("2,000 sheets", "more than 1,000 sheets", sheets=2_000),
    book("80,000 sheets", "is not a table", sheets=80_000),
    book("a text of 100 kB in 360,000 cells", "more than 20,000,000 characters", rows=cells(90_000, 4), texts=LONG),
    book("a text of 100 kB in 2.6 million cells", "more than 4,000,000 tags", rows=cells(100_000, 26), texts=LONG),
    book("2.6 million cells", "tags", rows=cells(100_000, 26), texts="<si><t>x</t></si>"),
    book("120,000 styles", "xl/styles.xml", styles=f"<cellXfs>{'<xf/>' * 120_000}</cellXfs>"),
    book("names", "xl/workbook.xml", book=f"<definedNames>{'<definedName/>' * 120_000}</definedNames>"),
    book("6,000 parts", "more than 5,000 parts", parts=6_000),
    book("entities within entities", "declares entities", before=f"{ENTITIES}]>"),
    book("tags 120,000 deep", "tags", styles="<a>" * 120_000),
    book("a part that unpacks to 80 MB", "unpacks to more than", texts=" " * 80_000_000),
    book(
        "a control character",
        "t.xlsx, sheet S0, cell A2 has a control character: U+0007",
        rows=ROWS.replace("r1", "r_x0007_1"),
    ),
    book(
        "a control character of eight bits",
        "t.xlsx, sheet S0, cell A2 has a control character: U+009B",
        rows=ROWS.replace("r1", "\x9b"),
    ),
    book("a line in a cell", "no findings", CLEAN, rows=ROWS.replace("r1", "r1_x000D_\n")),
    book("more rows than a sheet can have", "more rows than", rows=ROWS + '<row r="99999999"/>'),
]


@each(ATTACKS)
def test_it_is_refused_by_a_limit_that_names_itself(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
