"""`mtpc catalog add`: rows of tables as records in a folder of the project's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mtpc.catalogue.load import Library
from mtpc.catalogue.parts import Maker
from mtpc.catalogue.record_text import text_of
from mtpc.catalogue.records import Contradiction
from mtpc.catalogue.schema_check import SchemaFault, faults_of
from mtpc.cli._streams import CouldNot
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.sources.part_rows import PartRow, read_parts
from mtpc.model.sources.spec_files import Unreadable, read_source
from mtpc.text import Source


def records_of(paths: Sequence[str], read_on: str) -> tuple[dict[str, bytes], list[Diagnostic], list[Source]]:
    """The records of the rows of these tables, by the name of their file; the findings; the texts. Raises CouldNot."""
    findings: list[Diagnostic] = []
    sources, made = [], list[PartRow]()
    for path in paths:
        _refuse(path)
        try:
            source = read_source(path)
        except Unreadable as error:
            raise CouldNot(str(error)) from None
        sources.append(source)
        made += read_parts(source, date.fromisoformat(read_on), findings)
    findings += [fault for row in made for fault in _faults(row)]
    findings += _same_names(made)
    return (
        {f"{row.record['name']}.toml": text_of(row.record).encode() for row in made if not findings},
        findings,
        sources,
    )


def _refuse(path: str) -> None:
    if path.lower().endswith((".yaml", ".yml")):
        raise CouldNot(f"{path} is no table", f"device types are imported: `mtpc import devicetype {path} -o parts`")
    if not path.lower().endswith(".csv"):
        raise CouldNot(f"{path} is no CSV file", "save the table as CSV")


def _faults(row: PartRow) -> list[Diagnostic]:
    """What is wrong with a record by its schema, or in itself."""
    record, name = row.record, str(row.record.get("name", ""))
    faults = faults_of(record, record["family"])
    if faults:
        return [_of_schema(row, one) for one in faults]
    try:
        Maker(Library.standard(), "table", "").part(record)
    except Contradiction as fault:
        help_ = fault.help or "compare the row with the maker's drawing"
        message = f"{name} contradicts itself: {fault}"
        return [Diagnostic("CAT104", message, row.place(fault.keys), object=name, help=help_)]
    return []


def _of_schema(row: PartRow, fault: SchemaFault) -> Diagnostic:
    """A fault of a schema in words of columns."""
    name = str(row.record.get("name", ""))
    message, help_ = fault.message, fault.help
    if fault.missing:
        columns = [row.column_name((*fault.keys[:-1], key)) for key in fault.missing]
        message = f"{name or 'the row'} states no {' and no '.join(columns)}"
        help_ = f"fill in {'the columns' if len(columns) > 1 else 'the column'} {', '.join(columns)}"
    return Diagnostic("CAT102", message, row.place(fault.keys), object=name, help=help_)


def _same_names(rows: Sequence[PartRow]) -> list[Diagnostic]:
    first: dict[str, PartRow] = {}
    findings = []
    for row in rows:
        name = str(row.record.get("name", ""))
        other = first.setdefault(name.lower(), row)
        if other is not row and name:
            label = Label(other.place(("name",)), "and here")
            message, help_ = f"two rows are named {name}", "rename one of them, or delete it"
            place = row.place(("name",))
            findings.append(Diagnostic("CAT103", message, place, object=name, labels=(label,), help=help_))
    return findings
