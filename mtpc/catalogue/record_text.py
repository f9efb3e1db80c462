"""A record as the text of its TOML file: values first, then its lists of tables, then its tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from mtpc.catalogue.records import Record


def text_of(record: Record) -> str:
    """The text, which reads as the same record."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: Record) -> Iterator[str]:
    tables = {key: value for key, value in record.items() if isinstance(value, dict)}
    lists = {key: value for key, value in record.items() if _is_list_of_tables(value)}
    for key, value in record.items():
        if key not in tables and key not in lists:
            yield f"{key} = {_value(value)}"
    for key, rows in lists.items():
        for row in rows:
            yield from ("", f"[[{key}]]", *(f"{name} = {_value(value)}" for name, value in row.items()))
    for key, table in tables.items():
        yield from ("", f"[{key}]", *(f"{name} = {_value(value)}" for name, value in table.items()))


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
