"""Attributes of a part as a spec writes them, and the keys and values of its record."""

from __future__ import annotations

from mtpc.catalogue.records import Record
from mtpc.catalogue.types import PartKind
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.site import Site
from mtpc.model.values import Value, items_of, spelled
from mtpc.units import Quantity, show

# Attributes with another name in a record; in all others `-` becomes `_`.
_KEYS = {
    "loss": "loss_db_max",
    "return-loss": "return_loss_db_min",
    "loss-through": "loss_through_db_max",
    "typical-loss-through": "loss_through_db_typical",
    "lengths": "lengths_m",
    "height": "height_u",
    "unit": "unit_m",
    "depth": "depth_m",
    "width": "width_m",
    "weight": "weight_kg",
    "load": "load_kg",
    "diameter": "diameter_m",
    "bend-radius": "bend_radius_m",
    "line-weight": "kg_per_km",
    "pull": "pull_n",
}
# The same in a block of a part, where another name is meant there.
_KEYS_IN = {("limit", "loss"): "loss_db", ("limit", "reach"): "reach_m", ("end", "leg"): "leg_m"}
# Attributes that say where figures come from, and their keys in the table `source` of a record.
SOURCE_KEYS = {"source": "title", "read-on": "read_on", "confidence": "confidence"}
_RANGES = frozenset({"lit", "slots"})  # records have these as text
# (block, family) -> the key that its type fills, where that is no connector.
_TYPE_OF: dict[tuple[str, str], str] = {
    ("port", PartKind.DEVICE): "cage",
    ("end", PartKind.DIRECT_CABLE): "form_factor",
}


def key_of(attribute: str, block: str = "") -> str:
    """The key of a record for an attribute of a spec, of a part itself or of a block in it."""
    return _KEYS_IN.get((block, attribute)) or _KEYS.get(attribute, attribute.replace("-", "_"))


def type_key(block: str, family: str) -> str:
    """The key that the type of a block fills: of most a connector."""
    return _TYPE_OF.get((block, family), "connector")


def attribute_of(key: str) -> str:
    """The attribute of a spec for a key of a record."""
    keys = [*_KEYS.items(), *((name, record_key) for (_, name), record_key in _KEYS_IN.items())]
    return next((name for name, record_key in keys if record_key == key), key.replace("_", "-"))


def in_record(key: str, takes: str, value: Value) -> object:
    """A value as a record has it."""
    if takes == "names":
        texts = [spelled(item) for item in items_of(value)]
        return ",".join(texts) if key in _RANGES else texts
    if takes == "lengths":
        return [show(item.value) for item in items_of(value) if isinstance(item, Quantity)]
    if isinstance(value, Quantity):
        whole = takes == "height" and value.value == int(value.value)
        return int(value.value) if whole else show(value.value)
    return _plain(value, takes)


def _plain(value: Value, takes: str) -> object:
    if takes == "yes-no":
        return value
    return int(spelled(value)) if takes == "number" else spelled(value)


def stated_source(site: Site, statement: ExpandedStatement) -> Record:
    """The source a statement states, at low confidence where it states none; else its own line."""
    source = site.sources.get(statement.path)
    line = source.line_column(statement.origin.statement.start)[0] if source else 0
    given = {key: statement.setting(name) for name, key in SOURCE_KEYS.items() if name in statement.attributes}
    written = f"{statement.path}:{line}"
    basis = {"basis": "stated in the spec"} if "title" not in given else {}
    return {"title": written, "read_on": "", "confidence": "low", "place": written} | basis | given
