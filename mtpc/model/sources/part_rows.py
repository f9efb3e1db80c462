"""Rows of a table as records of parts: one part a row, each cell checked where it stands.

Columns are the keys of the record's schema. Connectors have a column for each side: `connector_a`, `gender_rear`;
`count_b` is how many there are. The ports of a device stand in one cell: `swp[1..32] = qsfp28; mgmt = sfp+`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from mtpc.catalogue.parts import KINDS
from mtpc.catalogue.schema_check import schema_of
from mtpc.catalogue.types import PartKind
from mtpc.diagnostics import Diagnostic, Label
from mtpc.diagnostics.suggest import near_sentence, with_article
from mtpc.lazy_dataclass import dataclass
from mtpc.model.sources.tables import TableSettings, TableTrouble, read_csv
from mtpc.model.values import Record
from mtpc.settings import Limits
from mtpc.text import Source, Span

if TYPE_CHECKING:
    from mtpc.catalogue.records import Record as PartRecord

Keys = tuple[str | int, ...]
SIDES = {"a": "end", "b": "end", "front": "port", "rear": "port", "in": "port", "out": "port"}
OF_SOURCE = {
    "source": "title", "source_place": "place", "read_on": "read_on", "confidence": "confidence", "source_note": "note",
}  # fmt: skip
_DETAIL = "detail_"
_OPTIC = ("connector", "polish", "gender", "pinout", "by_interface", "up_angled", "count")  # of its receptacles
_PORTS = "ports"
_PORT = re.compile(r"\s*(?P<name>[^=;]+?)\s*=\s*(?P<cage>[^=;/]+?)\s*(?P<more>(?:/[^=;/]+)*)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YES = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row as a record; `columns` says in which column each of its values stands."""

    row: Record
    record: PartRecord
    columns: Mapping[Keys, int] = field(hash=False)

    def place(self, keys: Keys) -> Span:
        """The cell of a value, or of the nearest that is known of; the row where none is."""
        for length in range(len(keys), 0, -1):
            inside = (column for known, column in self.columns.items() if known[:length] == keys[:length])
            if (column := self.columns.get(keys[:length], next(inside, None))) is not None:
                return self.row.cell(column).span
        return self.row.span

    def column_name(self, keys: Keys) -> str:
        """The column in which a value that is missing would stand."""
        if keys[0] not in ("end", "port"):
            return {"title": "source"}.get(str(keys[-1]), str(keys[-1]))
        if len(keys) == 1:
            return {"optic": "connector", "device": _PORTS}.get(self.record["family"], _FIRST[keys[0]])
        side = str(self.record[keys[0]][keys[1]]["name"]).partition("[")[0].rstrip("0123456789")
        return str(keys[-1]) if side == "mdi" else f"{keys[-1]}_{side}"


def read_parts(source: Source, read_on: date, findings: list[Diagnostic]) -> list[PartRow]:
    """The parts of a CSV file; what cannot be read is a finding."""
    header = source.text.partition("\n")[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    try:
        rows, troubles = read_csv(source, "table", TableSettings(separator=separator), Limits())
    except TableTrouble as stopped:
        rows, troubles = (), [stopped.trouble]
    for trouble in troubles:
        labels = (Label(*trouble.other),) if trouble.other else ()
        findings.append(Diagnostic(trouble.code, trouble.message, trouble.span, labels=labels, help=trouble.help))
    if not rows and not troubles:
        message = f"{source.path} has no row below its header"
        findings.append(Diagnostic("REF109", message, None, help="write a part into each row"))
    return _part_rows(rows, read_on, findings)


def _part_rows(rows: Iterable[Record], read_on: date, findings: list[Diagnostic]) -> list[PartRow]:
    """The parts of a table; what cannot be read is a finding at its header or cell, and that row is left out."""
    made, checked = [], set[int]()
    for row in rows:
        if id(row.sheet) not in checked:
            checked.add(id(row.sheet))
            findings += _unknown_columns(row)
        reader = _RowReader(row)
        part = reader.part(read_on)
        findings += reader.findings
        if not reader.findings:
            made.append(part)
    return made


def columns_of(kind: str) -> list[str]:
    """The columns that a part of a kind may have."""
    schema = schema_of(kind)
    plain = [key for key, value in schema["properties"].items() if key not in ("source", "detail", *_TABLES)]
    sided = [name for name, _ in _sided(kind)]
    extra = {"optic": list(_OPTIC), "device": [_PORTS, "subports_from"]}.get(kind, [])
    return [*plain, *(name for name in [*sided, *extra] if name not in plain), *OF_SOURCE]


@cache
def known_columns() -> frozenset[str]:
    """The columns of parts of all kinds."""
    return frozenset(name for kind in KINDS for name in columns_of(kind))


_FIRST = {"end": "connector_a", "port": "connector_front"}
_TABLES = ("end", "port", "mode", "splice", "limit", "map_source")


@cache
def _sided(kind: str) -> tuple[tuple[str, tuple[str, str]], ...]:
    """The columns of connectors, `polish_rear`, with the side and the key of its record."""
    properties = schema_of(kind)["properties"]
    if kind in (PartKind.OPTIC, PartKind.DEVICE):
        return ()
    return tuple(
        (f"{key}_{side}", (side, key))
        for side, table in SIDES.items()
        if table in properties
        for key in ("count", *(key for key in _row_schema(kind, table) if key not in ("name", "lit", "wavelength")))
    )


def _row_schema(kind: str, table: str) -> PartRecord:
    schema = schema_of(kind)
    rows = schema["properties"][table]["items"]
    rows = schema["$defs"][rows["$ref"].rpartition("/")[2]] if "$ref" in rows else rows
    properties: PartRecord = rows["properties"]
    return properties


def _named(header: str) -> str:
    return header.strip().lower().replace(" ", "_").replace("-", "_")


def _unknown_columns(row: Record) -> Iterator[Diagnostic]:
    known = sorted(known_columns())
    for column, header in enumerate(row.sheet.header):
        if header and _named(header) not in known and not _named(header).startswith(_DETAIL):
            where = row.sheet.cell(max(row.line - 1, 1), column)
            help_ = near_sentence("column", _named(header), known) or f"what only documents show is `{_DETAIL}…`"
            yield Diagnostic("CAT102", f"the column {header} is of no kind of part", where, help=help_)


@dataclass(slots=True)
class _RowReader:
    """Reads one row."""

    row: Record
    findings: list[Diagnostic] = field(default_factory=list)
    columns: dict[Keys, int] = field(default_factory=dict)

    def part(self, read_on: date) -> PartRow:
        """The row as a record, as far as it can be read."""
        cells = {
            _named(header): column
            for column, header in enumerate(self.row.sheet.header)
            if header and self.row.cell(column).text
        }
        kind = self.row.cell(cells["family"]).text.lower() if "family" in cells else ""
        if kind not in KINDS:
            place = self.row.cell(cells["family"]).span if "family" in cells else self.row.span
            message = f"{kind} is not a kind of part" if kind else "the row does not state its family"
            self.findings.append(Diagnostic("CAT102", message, place, help=f"write one of {', '.join(sorted(KINDS))}"))
            return PartRow(self.row, {}, {})
        record = self._plain(kind, cells) | self._connectors(kind, cells)
        detail = {name: column for name, column in cells.items() if name.startswith(_DETAIL)}
        if detail:
            record["detail"] = {
                name.removeprefix(_DETAIL): self.row.cell(column).text for name, column in detail.items()
            }
        record["source"] = self._source(cells, read_on)
        self.columns.setdefault(("family",), cells["family"])
        return PartRow(self.row, record, self.columns)

    def _plain(self, kind: str, cells: Mapping[str, int]) -> PartRecord:
        properties = schema_of(kind)["properties"]
        own, all_known = columns_of(kind), known_columns()
        record: PartRecord = dict.fromkeys(["name", "family"] if "name" in cells else ["family"], kind)
        for name, column in cells.items():
            if name in all_known and name not in own:
                message = f"{with_article(kind)} has no {name}"
                self._wrong(column, message, "leave the cell empty")
            elif name in properties and not (kind == PartKind.OPTIC and name in _OPTIC):
                record[name] = kind if name == "family" else self._value(properties[name], column)
                self.columns[name,] = column
        return record

    def _source(self, cells: Mapping[str, int], read_on: date) -> PartRecord:
        stated = {key: self.row.cell(cells[name]).text for name, key in OF_SOURCE.items() if name in cells}
        self.columns.update({("source", key): cells[name] for name, key in OF_SOURCE.items() if name in cells})
        source: dict[str, Any] = {
            "title": f"{self.row.sheet.source.file}, line {self.row.line}", "read_on": read_on, "confidence": "low",
        } | stated  # fmt: skip
        if isinstance(source["read_on"], str) and _DATE.fullmatch(source["read_on"]):
            try:
                source["read_on"] = date.fromisoformat(source["read_on"])
            except ValueError:
                self._wrong(cells["read_on"], f"{source['read_on']} is no day", "write it as 2026-11-20")
        return source

    def _connectors(self, kind: str, cells: Mapping[str, int]) -> PartRecord:
        """The tables of its connectors, a row a side."""
        if kind == PartKind.OPTIC:
            stated = {("mdi", name): cells[name] for name in _OPTIC if name in cells}
            return self._sides(kind, "port", stated)
        if kind == PartKind.DEVICE:
            return self._ports(cells)
        sided = {key: cells[name] for name, key in _sided(kind) if name in cells}
        tables: PartRecord = {}
        for table in dict.fromkeys(SIDES.values()):
            tables |= self._sides(kind, table, {key: col for key, col in sided.items() if SIDES[key[0]] == table})
        return tables

    def _sides(self, kind: str, table: str, stated: Mapping[tuple[str, str], int]) -> PartRecord:
        rows: list[PartRecord] = []
        for side in dict.fromkeys(side for side, _ in stated):
            keys = {key: column for (of, key), column in stated.items() if of == side}
            count = self._count(keys.pop("count")) if "count" in keys else 1
            name = f"{side}[1..{count}]" if count > 1 else side if table == "end" else f"{side}1"
            values = {key: self._value(_row_schema(kind, table)[key], column) for key, column in keys.items()}
            self.columns.update({(table, len(rows), key): column for key, column in keys.items()})
            rows.append({"name": name} | values)
        return {table: rows} if rows else {}

    def _ports(self, cells: Mapping[str, int]) -> PartRecord:
        if _PORTS not in cells:
            return {}
        column = cells[_PORTS]
        rows: list[PartRecord] = []
        subports = self._count(cells["subports_from"], 0) if "subports_from" in cells else None
        for text in filter(str.strip, self.row.cell(column).text.split(";")):
            match = _PORT.fullmatch(text)
            if match is None:
                self._wrong(column, f"{text.strip()} names no ports", "write `swp[1..32] = qsfp28; mgmt = sfp+`")
                continue
            accepts = [match["cage"], *match["more"].split("/")[1:]]
            more = {} if subports is None else {"subports_from": subports}
            rows.append({"name": match["name"], "cage": match["cage"], "accepts": accepts} | more)
        self.columns["port",] = column
        return {"port": rows} if rows else {}

    def _count(self, column: int, least: int = 1) -> int:
        text = self.row.cell(column).text
        if not (text.isascii() and text.isdigit() and least <= int(text) <= 1000):
            self._wrong(column, f"{text} is no count", f"write a whole number from {least}")
            return 1
        return int(text)

    def _value(self, schema: PartRecord, column: int) -> object:
        """The text of a cell as its schema has it; what it is not, the schema says later."""
        text = self.row.cell(column).text
        takes = schema.get("type")
        if takes == "array":
            return [item.strip() for item in text.split(";") if item.strip()]
        if takes == "boolean":
            return _YES.get(text.lower(), text)
        is_count = schema.get("$ref") == "#/$defs/count" or takes == "integer"
        return int(text) if is_count and text.isascii() and text.isdigit() and len(text) < 10 else text

    def _wrong(self, column: int, message: str, help_: str) -> None:
        self.findings.append(Diagnostic("CAT102", message, self.row.cell(column).span, help=help_))
