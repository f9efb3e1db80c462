"""Values as JSON: keys sorted, one member of an array per line, so that two versions can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

Value = object


def as_json(document: Mapping[str, Value]) -> bytes:
    """The document; decimals are expected as strings, unknown as None."""
    return ("{\n" + ",\n".join(_members(document)) + "\n}\n").encode("utf-8", "replace")


def _members(document: Mapping[str, Value]) -> Iterator[str]:
    for name in sorted(document):
        value = document[name]
        if isinstance(value, list) and value:
            rows = ",\n".join(f"  {_line(member)}" for member in value)
            yield f" {json.dumps(name)}: [\n{rows}\n ]"
        else:
            yield f" {json.dumps(name)}: {_line(value)}"


def _line(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
