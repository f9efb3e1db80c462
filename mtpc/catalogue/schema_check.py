"""Whether a record follows its schema, in sentences. Records that passed before are not checked again."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from mtpc.catalogue.cache import is_marked, mark
from mtpc.catalogue.parts import KINDS
from mtpc.catalogue.records import SCHEMAS, Record
from mtpc.dataclass import dataclass

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_COMMON = "_common.json"
DEEPEST = 8  # tables in tables; records have three


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """Something a schema does not allow; `keys` lead to it.

    `rule` is the word of the schema that is not kept; of `required` and `additionalProperties` the last key is the one
    that is missing or too many.
    """

    message: str
    keys: tuple[str | int, ...]
    help: str
    rule: str = ""


def faults_of(text: str, record: Record, kind: Any) -> list[SchemaFault]:
    """What is wrong with a record of that kind (a kind of part, catalogue or vendor)."""
    known = (*KINDS, "catalogue", "vendor")
    if kind not in known:
        kinds = ", ".join(sorted(KINDS))
        if kind is None:
            return [SchemaFault("the record does not say what it is", (), f"add `family = …`, one of {kinds}")]
        return [SchemaFault(f"there is no kind of part {kind}", ("family",), f"kinds are {kinds}")]
    digest = sha256(b"\0".join((_schema_bytes(_COMMON), _schema_bytes(f"{kind}.json"), text.encode()))).hexdigest()
    if is_marked(digest):
        return []
    found = schema_faults(record, kind)
    if not found:
        mark(digest)
    return found


def schema_faults(record: Record, kind: str) -> list[SchemaFault]:
    """What the schema of a kind says against a record, in the order of the record."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(schema_of(kind))
    errors = sorted(
        validator.iter_errors(_without_dates(record)), key=lambda error: list(map(str, error.absolute_path))
    )
    return [_fault(error) for error in errors]


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a kind with the definitions all kinds share."""
    import json

    schema: dict[str, Any] = json.loads(_schema_bytes(f"{kind}.json"))
    schema["$defs"] = json.loads(_schema_bytes(_COMMON))["$defs"]
    return schema


def _schema_bytes(name: str) -> bytes:
    return (SCHEMAS / name).read_bytes()


def _without_dates(value: Any, levels: int = DEEPEST) -> Any:
    """The same with dates as text, as JSON knows them; below what any schema allows only nothing."""
    if levels == 0:
        return None
    if isinstance(value, dict):
        return {key: _without_dates(inner, levels - 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_dates(inner, levels - 1) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _fault(error: ValidationError) -> SchemaFault:
    keys = tuple(error.absolute_path)
    where, schema, wanted = _where(keys), _as_dict(error.schema), _as_list(error.validator_value)
    instance: Any = error.instance
    if error.validator == "required":
        missing = next(name for name in wanted if name not in instance)
        message = f"{where} has no `{missing}`"
        return SchemaFault(message, (*keys, missing), _ADD.get(missing, f"add `{missing} = …`"), "required")
    if error.validator == "additionalProperties":
        known = sorted(schema.get("properties", {}))
        extra = next(name for name in instance if name not in known)
        return SchemaFault(
            f"{where} has a key `{extra}` that nothing reads",
            (*keys, extra),
            _near(extra, known),
            "additionalProperties",
        )
    if error.validator == "enum":
        return SchemaFault(f"{where} is {_said(instance)}", keys, f"write one of {', '.join(map(str, wanted))}")
    expected = schema.get("description") or _HELP.get(str(error.validator), "compare it with the schema of its kind")
    return SchemaFault(f"{where} is {_said(instance)}", keys, f"write {expected}")


def _as_dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _near(extra: str, known: list[str]) -> str:
    from mtpc.diagnostics.suggest import near_names

    near = near_names(extra, known, most=1)
    return f"a key with a similar name exists: {near[0]}" if near else f"keys are {', '.join(known)}"


_ADD = {
    "gender": 'add `gender = "pinned"` or `"unpinned"`, as the data sheet says',
    "source": "add a table `[source]` with `title = …`, `read_on = 2026-11-20` and `confidence = …`",
    "up_angled": "its polish is apc: add `up_angled = true` where an angled plug fits key-up, as in standard modules",
}
_HELP = {"type": "it as its schema says: text in quotes, decimals too", "minItems": "at least one"}


def _where(keys: Sequence[str | int]) -> str:
    """`polish of port 2`, `name`, or the record."""
    if not keys:
        return "the record"
    shown: list[str] = []
    for key in keys:
        if isinstance(key, int):
            shown[-1] = f"{shown[-1]} {key + 1}"
        else:
            shown.append(f"`{key}`")
    return " of ".join(reversed(shown))


def _said(value: Any) -> str:
    text = str(value) if isinstance(value, str | int | float) else type(value).__name__
    return text if len(text) <= 40 else f"{text[:37]}…"
