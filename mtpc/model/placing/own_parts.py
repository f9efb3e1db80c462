"""Parts written in a spec: each statement becomes a record like those in a folder, checked by the same code.

A part that names no source has the line of the spec as its source, at low confidence.
"""

from __future__ import annotations

from mtpc.catalogue.parts import KINDS, Maker
from mtpc.catalogue.records import Contradiction, Record, UnknownName
from mtpc.catalogue.schema_check import SchemaFault, faults_of
from mtpc.catalogue.types import Gender, PartKind
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import Kind
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.part_records import RecordWriter
from mtpc.model.placing.record_values import attribute_of
from mtpc.model.values import Fault

# What is so for the receptacle of nearly every module (polarity reference, 2.5 and 7: MSA texts and data sheets).
_USUAL = {
    "gender": "the receptacle of a module has pins",
    "up-angled": "its bevel leans so that an angled plug fits key-up",
}
_USUALLY = {"gender": Gender.PINNED, "up-angled": "true"}
_UNDATED = "0000-00-00"  # the date of reading while a schema is checked: a spec need not give one


def make_part(builder: SiteBuilder, statement: ExpandedStatement, kind: Kind, name: str) -> list[Fault]:
    """Enter a part that a spec states; gives what is wrong with it."""
    writer = RecordWriter(builder, statement, kind)
    try:
        record = writer.record(name)
        faults = [_in_spec_terms(fault, writer) for fault in _record_faults(record)]
        if not faults:
            part = Maker(builder.library, "", "").part(record)
            builder.parts.own[name] = part
        return faults
    except Contradiction as wrong:
        return [_contradiction(wrong, writer, name)]
    except Fault as fault:
        return [fault]


def _contradiction(wrong: Contradiction, writer: RecordWriter, name: str) -> Fault:
    """A part that cannot be true, or that names what there is not; empty where that was reported."""
    if isinstance(wrong, UnknownName) and writer.builder.library.is_reported(wrong.name):
        return Fault(None)
    message, help_ = f"{name} contradicts itself: {wrong}", wrong.help or "compare it with the manufacturer's drawing"
    place = writer.place(wrong.keys)
    fault = writer.statement.fault("CAT104", place, message, help_, about=name)
    if isinstance(wrong, UnknownName):
        return fault.similar(wrong.noun, wrong.name, wrong.known, meant=wrong.meant)
    return fault


def _record_faults(record: Record) -> list[SchemaFault]:
    dated = _dated(record)
    for block in ("mode", "limit"):
        if rows := record.get(block):
            dated[block] = [_dated(row) if "source" in row else row for row in rows]
    return faults_of(dated, record["family"])


def _dated(table: Record) -> Record:
    """A table whose source has a date, as the schema wants it."""
    source = table["source"]
    return table | {"source": source | {"read_on": source["read_on"] or _UNDATED}}


def _to_add(attribute: str, writer: RecordWriter) -> str:
    """How a spec states what is missing."""
    family = str(writer.statement.type)
    if attribute in ("port", "end"):
        return f"{attribute} NAME : {'FORM-FACTOR' if family == PartKind.DIRECT_CABLE else 'CONNECTOR'}"
    if attribute in _USUALLY and family == PartKind.OPTIC:
        return f"{attribute} = {_USUALLY[attribute]}"
    return f"{attribute} = …"


def _in_spec_terms(fault: SchemaFault, writer: RecordWriter) -> Fault:
    """A fault found by the schema, in the terms of a spec."""
    statement, keys = writer.statement, fault.keys
    name = statement.names[0]
    key = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
    attribute = attribute_of(key)
    if keys == ("family",):
        message, help_ = f"there is no family of parts {statement.type}", f"families are {', '.join(sorted(KINDS))}"
        unknown = statement.fault("CAT102", writer.place(keys), message, help_, about=name)
        return unknown.similar("family", str(statement.type), KINDS, safe=True)
    where = f"{statement.type} {name}" if len(keys) < 2 else f"{keys[0]} {writer.written(keys[:2])} of {name}"
    if fault.rule == "required":
        missing = [attribute_of(key) for key in fault.missing]
        written = "; ".join(_to_add(each, writer) for each in missing)
        message = f"{where} has no {' and no '.join(missing)}"
        usual = [_USUAL[each] for each in missing if each in _USUAL and str(statement.type) == PartKind.OPTIC]
        help_ = f"add `{written}`" + (f": {'; '.join(usual)}" if usual else "")
        return statement.fault("CAT102", writer.place(keys[:-1]), message, help_, about=name)
    if fault.rule == "additionalProperties":
        message = f"{where} takes no {attribute}"
        return statement.fault("CAT102", writer.place(keys), message, f"remove {attribute}", about=name)
    return statement.fault("CAT102", writer.place(keys), f"{attribute} of {where} is not valid", fault.help, about=name)
