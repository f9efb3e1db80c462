"""Functions of tables: the row with a key, rows that differ, and rows that join two things, each pair of them once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expand.mismatch import Mismatch
from mtpc.model.sources.sheet import Sheet
from mtpc.model.values import Cell, Record, Value, described, items_of, spelled

_KEYS_SHOWN = 4


def column_of(sheet: Sheet, name: str) -> int:
    """The column (from 0) that a name means; raises Mismatch where none is, or several may be meant."""
    columns = sheet.columns_called(name)
    if len(columns) == 1:
        return columns[0]
    headers = [sheet.header[index] for index in columns]
    if headers:
        message = f"column {name} of table {sheet.alias} may be {' or '.join(headers)}"
        raise Mismatch("REF111", message, f'say which in the {{ }} of its `use`: rename {{ {name} = "{headers[0]}" }}')
    help_ = f"its columns are {', '.join(sheet.columns[:6])}"
    unknown = ("column", name, sheet.columns)
    raise Mismatch("REF111", f"table {sheet.alias} has no column {name}", help_, unknown=unknown)


def cell_of(record: Record, column: int) -> Cell:
    """The cell of a row in a column (from 0); raises Mismatch where its content cannot be what was meant."""
    cell = record.cell(column)
    if record.sheet.cell_faults and (fault := cell.fault):
        raise Mismatch(fault.code, fault.message, fault.help, cell)
    return cell


def _lookup(values: tuple[Value, ...]) -> Value:
    """The cell of the row that has a key."""
    key = spelled(values[1]).strip()
    found = _row_with(values[0], key)
    if found is not None:
        return cell_of(found, column_of(found.sheet, _column_name(values[2])))
    rows = _rows(values[0], "lookup")
    if not rows:
        raise Mismatch("REF126", "the table has no rows", "add the row that is looked up", values[1])
    sheet = rows[0].sheet
    if sheet.lines_by_key is None:
        help_ = f"say in the {{ }} of its `use` which column is looked through: {{ key = {sheet.columns[0]} }}"
        raise Mismatch("REF126", f"table {sheet.alias} has no key", help_)
    column_of(sheet, _column_name(values[2]))
    known = [row.key for row in rows]
    shown = ", ".join(known[:_KEYS_SHOWN]) + (" …" if len(known) > _KEYS_SHOWN else "")
    near = near_sentence("row", key, known) or f"its rows are {shown}"
    raise Mismatch("REF126", f"table {sheet.alias} has no row {key}", near, values[1])


def _row_with(value: Value, key: str) -> Record | None:
    """The row of a table that has a key, without looking at every row; None where there is none."""
    first = value[0] if isinstance(value, tuple) and value else None
    if not isinstance(value, tuple) or not isinstance(first, Record):
        return None
    line = (first.sheet.lines_by_key or {}).get(key, 0)
    place = bisect_left(value, line, key=lambda row: row.line if isinstance(row, Record) else 0)
    row = value[place] if line and place < len(value) else None
    return row if isinstance(row, Record) and (row.sheet, row.line) == (first.sheet, line) else None


def _distinct(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The first row of each combination of what stands in some columns."""
    rows, columns = _rows(values[0], "distinct"), items_of(values[1])
    return _first_of_each(rows, lambda row: tuple(_cells(row, columns)))


def _pairs(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The first row of each two ends, whichever end is written first."""
    rows, ends = _rows(values[0], "pairs"), [items_of(value) for value in values[1:]]
    return _first_of_each(rows, lambda row: frozenset(tuple(_cells(row, columns)) for columns in ends))


def _first_of_each(rows: tuple[Record, ...], sort: Callable[[Record], object]) -> tuple[Value, ...]:
    first: dict[object, Record] = {}
    for row in rows:
        first.setdefault(sort(row), row)
    return tuple(first.values())


def _cells(row: Record, columns: tuple[Value, ...]) -> list[str]:
    return [cell_of(row, column_of(row.sheet, _column_name(column))).text.strip() for column in columns]


def _rows(value: Value, function: str) -> tuple[Record, ...]:
    rows = value if isinstance(value, tuple) else (value,)
    records = tuple(row for row in rows if isinstance(row, Record))
    if len(records) != len(rows) or not isinstance(value, tuple):
        message = f"{function}(…) takes a table, this is {described(value)}"
        raise Mismatch("TYP101", message, 'name a table that the spec uses: `use "./racks.csv" as racks`')
    return records


def _column_name(value: Value) -> str:
    if isinstance(value, tuple):
        raise Mismatch("TYP101", f"a column is one name, this is {described(value)}", "write the name of the column")
    return spelled(value)


# name -> (how many values it takes, what it does)
TABLE_FUNCTIONS: dict[str, tuple[int, Callable[[tuple[Value, ...]], Value]]] = {
    "lookup": (3, _lookup),
    "distinct": (2, _distinct),
    "pairs": (3, _pairs),
}
