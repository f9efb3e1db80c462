"""Values of expressions: numbers with their spelling, words, texts, quantities, records, lists."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field, replace
from enum import Enum
from typing import Unpack

from mtpc.diagnostics import Diagnostic, Fix
from mtpc.diagnostics.fixes import Similarity, with_similar
from mtpc.lazy_dataclass import dataclass
from mtpc.model.sources.sheet import CellFault, Sheet
from mtpc.text import Span
from mtpc.units import Quantity


@dataclass(frozen=True, slots=True)
class Index:
    """A whole number and how it is spelled: 7 written `07`."""

    value: int
    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A written name: `acme.rack-42u`, `pinned`, `100GBASE-SR4`.

    `path` is the file whose aliases it is read by, where it is used in another file; "" is the file it is used in.
    """

    text: str
    path: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.text


class Keyword(Enum):
    """A word of the language that stands for a value."""

    AUTO = "auto"
    UNKNOWN = "unknown"
    UNDEFINED = ""  # the value of a variable that was reported: what uses it stays silent

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Day:
    """A date, `2026-10-02`."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One row of a table: its key, its cells, and the line (from 1) it stands in.

    It has as many cells as are written, which may be fewer than the header has columns.
    """

    sheet: Sheet
    key: str
    cells: tuple[str, ...]
    line: int

    @property
    def span(self) -> Span:
        """Its line in the table."""
        return self.sheet.row(self.line)

    def cell(self, column: int) -> Cell:
        """The cell in a column (from 0); empty where the row is shorter."""
        return Cell(self.cells[column] if column < len(self.cells) else "", self, column)

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """What stands in a cell of a table, with the row and the column (from 0) it stands in."""

    text: str
    record: Record
    column: int

    def __str__(self) -> str:
        return self.text

    @property
    def span(self) -> Span:
        """Its place in the table."""
        return self.record.sheet.cell(self.record.line, self.column)

    @property
    def is_date(self) -> bool:
        """Whether the spreadsheet holds it as a date."""
        return (self.record.line, self.column) in self.record.sheet.dates

    @property
    def fault(self) -> CellFault | None:
        """Why it cannot be relied on, where it cannot."""
        return self.record.sheet.cell_faults.get((self.record.line, self.column))

    @property
    def described(self) -> str:
        """`row C-0017, column a_port`."""
        return f"row {self.record.key}, column {self.record.sheet.header[self.column]}"


@dataclass(frozen=True, slots=True)
class Expansion:
    """The names a written name stands for, in written order, and the size of each range in it."""

    names: tuple[str, ...]
    sizes: tuple[int, ...]

    @property
    def groups(self) -> tuple[int, ...]:
        """The sizes that matter for pairing: those of more than one."""
        return tuple(size for size in self.sizes if size != 1)


@dataclass(frozen=True, slots=True)
class Each:
    """`each(41.2m, 42.0m)`: one value for each object of a statement, in written order."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class RouteHop:
    """One stretch of a route: a leg for each circuit or, `free`, trunks and legs of which each takes one."""

    names: Expansion
    free: bool = False


# A plain `str` is a text written in quotes.
Value = Index | Ref | Keyword | Day | str | Cell | bool | Quantity | Record | Expansion | Each | tuple["Value", ...]


class Fault(Exception):
    """Stops work on one statement; carries the finding. None: it was reported before."""

    def __init__(self, diagnostic: Diagnostic | None) -> None:
        super().__init__(diagnostic.message if diagnostic else "")
        self.diagnostic = diagnostic

    def with_fixes(self, fixes: tuple[Fix, ...]) -> Fault:
        """The same, with fixes."""
        if self.diagnostic and fixes:
            self.diagnostic = replace(self.diagnostic, fixes=fixes)
        return self

    def similar(
        self,
        noun: str,
        wrong: str,
        names: Collection[str],
        **how: Unpack[Similarity],
    ) -> Fault:
        """The same of a name that nothing has, with the similar names among `names`: see `with_similar`."""
        if self.diagnostic:
            self.diagnostic = with_similar(self.diagnostic, noun, wrong, names, **how)
        return self


def spelled(value: Value) -> str:
    """A value as text in a name, a string or a message."""
    if isinstance(value, Index | Quantity):
        return value.text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Expansion):
        return ", ".join(value.names)
    if isinstance(value, Each):
        return f"each({', '.join(spelled(item) for item in value.values)})"
    if isinstance(value, tuple):
        return "[" + ", ".join(spelled(item) for item in value) + "]"
    return str(value)


def one_name(value: Value) -> Value:
    """Brackets that come to one name, `x-[$d]`, as that name; any other value as it is."""
    return Ref(value.names[0]) if isinstance(value, Expansion) and len(value.names) == 1 else value


def as_name(value: Value) -> Ref:
    """A value where a name is needed; a written name keeps the file it is read by."""
    return value if isinstance(value, Ref) else Ref(spelled(value))


def items_of(value: Value) -> tuple[Value, ...]:
    """The members of a list or range; a single value is a list of one."""
    if isinstance(value, Expansion):
        return value.names
    return value if isinstance(value, tuple) else (value,)


def described(value: Value) -> str:
    """What kind of thing a value is, in a sentence: `the number 3`, `the text "x"`."""
    if isinstance(value, Quantity):
        return f"{value.text} (a {value.dimension})"
    if isinstance(value, tuple | Expansion | Each):
        return "a list"
    if isinstance(value, Record):
        return f"a row of {value.sheet.alias}"
    noun = next((noun for kind, noun in _NOUNS if isinstance(value, kind)), None)
    return f"{noun}{spelled(value)}" if noun else f'the text "{value}"'


_NOUNS: tuple[tuple[type, str], ...] = (
    (Index, "the number "),
    (Ref, "the name "),
    (Keyword, "the word "),
    (Day, "the date "),
    (bool, "the word "),
)
