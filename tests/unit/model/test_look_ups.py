"""A look-up finds its row without going through the table: what it costs does not grow with the rows."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.model.expand.table_functions import TABLE_FUNCTIONS
from mtpc.model.sources.sheet import Sheet
from mtpc.model.values import Record
from mtpc.text import Source


class Unwalked(tuple[Record, ...]):
    """Rows that are found by their place and never gone through."""

    def __iter__(self) -> Iterator[Record]:
        raise AssertionError("every row was looked at")


def test_a_row_is_found_by_its_place() -> None:
    lines = {f"k{number}": number + 2 for number in range(1000)}
    sheet = Sheet(Source("t.csv", "key,to\n"), "t", header=("key", "to"), lines_by_key=lines)
    rows = Unwalked([Record(sheet, key, (key, f"to {key}"), line) for key, line in lines.items()])
    _, look_up = TABLE_FUNCTIONS["lookup"]
    assert str(look_up((rows, "k613", "to"))) == "to k613"
