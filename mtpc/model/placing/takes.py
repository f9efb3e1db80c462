"""The sorts of value that attributes take, beside quantities: in words, and which values are of them."""

from __future__ import annotations

from mtpc.model.values import Cell, Day, Expansion, Index, Keyword, Record, Ref, Value
from mtpc.units import Quantity

DESCRIBED = {
    "text": "a text", "name": "a name", "number": "a whole number", "date": "a date like 2026-11-20",
    "yes-no": "true or false", "names": "a name or a list of names", "spare": "a share like 5% or a count",
    "table": "the alias of a table, or a list of them",
}  # fmt: skip


_WRITTEN = (str, Ref, Keyword, Day, Cell, Index)
_TYPES: dict[str, tuple[type, ...]] = {
    "text": _WRITTEN, "name": _WRITTEN, "names": _WRITTEN, "number": (Index,), "date": (Day,),
    "yes-no": (bool,), "spare": (Index,),
}  # fmt: skip


def fits(takes: str, value: Value) -> bool:
    """Whether a value is of the sort an attribute takes; quantities are compared by their dimension elsewhere."""
    if takes == "spare" and isinstance(value, Quantity):
        return value.dimension == "share"
    if takes == "table":
        return isinstance(value, Record) or (isinstance(value, tuple) and all(fits(takes, item) for item in value))
    if takes == "names" and isinstance(value, Expansion | tuple):
        return True
    return isinstance(value, _TYPES[takes]) and not (isinstance(value, bool) and takes != "yes-no")
