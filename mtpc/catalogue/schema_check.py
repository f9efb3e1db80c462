"""Whether a record follows its schema, in sentences. Records that passed before are not checked again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from mtpc.catalogue.fact_records import SORTS
from mtpc.catalogue.parts import KINDS
from mtpc.catalogue.records import SCHEMAS, Record
from mtpc.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_COMMON = "_common.json"
DEEPEST = 8  # tables in tables; records have three


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """A place where a record breaks its schema; `keys` lead to it.

    `rule` is the schema's keyword that is broken; for `required` and `additionalProperties` the last key is the one
    that is missing or unknown. `missing`: all that is, at one place.
    """

    message: str
    keys: tuple[str | int, ...]
    help: str
    rule: str = ""
    missing: tuple[str, ...] = ()


def faults_of(record: Record, kind: object) -> list[SchemaFault]:
    """What is wrong with a record of that kind (a kind of part, catalogue or vendor, or a sort of fact)."""
    if kind not in (*KINDS, "catalogue", "vendor", *(schema for schema, _ in SORTS.values())):
        kinds = ", ".join(sorted(KINDS))
        if kind is None:
            return [SchemaFault("the record does not state its family", (), f"add `family = …`, one of {kinds}")]
        return [SchemaFault(f"{kind} is not a kind of part", ("family",), f"write one of {kinds}")]
    return schema_faults(record, kind)


def schema_faults(record: Record, kind: str) -> list[SchemaFault]:
    """The faults of a record by the schema of its kind, in the order of the record."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(schema_of(kind))
    errors = sorted(
        validator.iter_errors(_without_dates(record)), key=lambda error: list(map(str, error.absolute_path))
    )
    faults: list[SchemaFault] = []
    for keys, group in groupby(errors, key=lambda error: tuple(error.absolute_path)):
        at_the_place = list(group)
        names = [name for error in at_the_place if error.validator == "required" for name in _lacking(error)]
        faults += [_missing(keys, list(dict.fromkeys(names)))] if names else []
        faults += [fault for error in at_the_place if error.validator != "required" for fault in _faults(error)]
    return faults


def _lacking(error: ValidationError) -> list[str]:
    return [name for name in _as_list(error.validator_value) if name not in _as_dict(error.instance)]


def _missing(keys: tuple[str | int, ...], names: list[str]) -> SchemaFault:
    """What a place lacks, in one sentence; where it lacks several, the help names them all."""
    helps = [_ADD.get(name, f"add `{name} = …`") for name in names]
    message = f"{_where(keys)} has no {' and no '.join(f'`{name}`' for name in names)}"
    return SchemaFault(message, (*keys, names[0]), "; ".join(helps), "required", tuple(names))


def schema_of(kind: str) -> Record:
    """The schema of a kind with the definitions all kinds share."""
    import json

    schema: Record = json.loads(_schema_bytes(f"{kind}.json"))
    schema["$defs"] = json.loads(_schema_bytes(_COMMON))["$defs"]
    return schema


def _schema_bytes(name: str) -> bytes:
    return (SCHEMAS / name).read_bytes()


def _without_dates(value: object, levels: int = DEEPEST) -> object:
    """The same with dates as text, as JSON has them; null below the depth that any schema allows."""
    if levels == 0:
        return None
    if isinstance(value, dict):
        return {key: _without_dates(inner, levels - 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_dates(inner, levels - 1) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _faults(error: ValidationError) -> list[SchemaFault]:
    keys = tuple(error.absolute_path)
    where, schema, allowed = _where(keys), _as_dict(error.schema), _as_list(error.validator_value)
    instance: Any = error.instance
    if error.validator == "additionalProperties":
        allowed_keys = sorted(schema.get("properties", {}))
        return [
            SchemaFault(
                f"{where} has an unknown key `{extra}`",
                (*keys, extra),
                _near(extra, allowed_keys),
                "additionalProperties",
            )
            for extra in instance
            if extra not in allowed_keys
        ]
    if error.validator == "enum":
        help_ = f"write one of {', '.join(map(str, allowed))}"
        return [SchemaFault(f"{where} is {_value_text(instance)}", keys, help_)]
    expected = schema.get("description") or _HELP.get(str(error.validator), "it as its schema defines it")
    return [SchemaFault(f"{where} is {_value_text(instance)}", keys, f"write {expected}")]


def _as_dict(value: object) -> Record:
    return value if isinstance(value, dict) else {}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _near(extra: str, keys: list[str]) -> str:
    from mtpc.diagnostics.suggest import near_names

    near = near_names(extra, keys, count_max=1)
    return f"a key with a similar name exists: {near[0]}" if near else f"keys are {', '.join(keys)}"


_ADD = {
    "gender": 'add `gender = "pinned"` or `"unpinned"`, as the data sheet says (modules are pinned)',
    "source": "add a table `[source]` with `title = …`, `read_on = 2026-11-20` and `confidence = …`",
    "up_angled": "its polish is apc: add `up_angled = true` if an angled plug fits key-up, as in standard modules",
}
_HELP = {"type": "it as its schema says: strings in quotes, decimals too", "minItems": "at least one"}


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


def _value_text(value: object) -> str:
    text = str(value) if isinstance(value, str | int | float) else type(value).__name__
    return text if len(text) <= 40 else f"{text[:37]}…"
