"""Checks an attribute of a statement against its kind: whether there is one of that name, and what it takes."""

from __future__ import annotations

from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import with_article
from mtpc.model.expand.slips import unit_fix
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.kinds._kind import AttributeDefinition, Kind
from mtpc.model.placing.takes import DESCRIBED, fits
from mtpc.model.values import Each, Fault, Index, Keyword, described, items_of, spelled
from mtpc.units import UNITS, Quantity

_SHARE_MAX = 100  # per cent of spares
_MAXIMUM = 10**9  # metres, decibels, per cent: far beyond anything real
_QUANTITIES = {
    "length": "12m", "loss": "0.35dB", "share": "5%", "height": "2U", "wavelength": "850nm", "attenuation": "3.5dB/km",
    "weight": "12kg", "weight of a length": "94kg/km", "force": "890N",
}  # fmt: skip


def attribute_fault(statement: ExpandedStatement, kind: Kind, name: str, given: Given) -> Fault | None:
    """What a kind does not allow of an attribute of a statement: its name, or its value."""
    attribute = kind.attribute(name)
    if attribute is None and kind.any_attribute:
        return None
    if attribute is None:
        names = [definition.name for definition in kind.attributes]
        help_ = f"its attributes are {', '.join(names)}" if names else "remove it"
        fault = statement.fault("TYP103", given.name_span, f"{with_article(kind.name)} has no attribute {name}", help_)
        return fault.similar("attribute", name, names, safe=True)
    if isinstance(given.value, Each):  # of a statement each object has its own by now
        message = f"each(…) gives every object of a statement its own {name}; a `{kind.name}` block has one"
        where = "write one value" if kind.what == ("nothing",) else f"write one value, or one `{kind.name}` for each"
        return statement.fault("TYP101", given.span, message, where)
    if attribute.values and spelled(given.value) not in attribute.values:
        shown = ", ".join(dict.fromkeys(value.lower() if len(value) == 1 else value for value in attribute.values))
        written = spelled(given.value)
        fault = statement.fault(
            "TYP104", given.span, f"{written} is not a value of {name}", f"{name} is one of {shown}"
        )
        return fault.with_fixes(respell(given.span, written, attribute.values, safe=True))
    return _type_fault(statement, attribute, given)


def _type_fault(statement: ExpandedStatement, attribute: AttributeDefinition, given: Given) -> Fault | None:
    takes, value = attribute.takes, given.value
    if takes == "lengths":
        faults = (
            _quantity_fault(statement, attribute, Given(item, given.span, given.name_span), "length")
            for item in items_of(value)
        )
        return next((fault for fault in faults if fault), None)
    if takes == "slack":
        if isinstance(value, Quantity) and value.dimension in ("share", "length"):
            return _quantity_fault(statement, attribute, given, value.dimension)
        message = f"{attribute.name} takes a share or a length, this is {described(value)}"
        return statement.fault(
            "TYP102", given.span, message, "write a share of the route such as 10%, or a length at each end such as 1m"
        )
    if takes in _QUANTITIES:
        return _quantity_fault(statement, attribute, given, takes)
    if fits(takes, value):
        return _spare_fault(statement, attribute, given) if takes == "spare" else None
    message = f"{attribute.name} takes {DESCRIBED[takes]}, this is {described(value)}"
    return statement.fault("TYP101", given.span, message, f"{attribute.name} is {attribute.meaning}")


def _spare_fault(statement: ExpandedStatement, attribute: AttributeDefinition, given: Given) -> Fault | None:
    value = given.value
    if isinstance(value, Quantity) and value.value > _SHARE_MAX:
        message = f"{attribute.name} = {value.text} keeps more spares than there are pieces"
        return statement.fault("TYP108", given.span, message, "write a share up to 100%, or a count")
    if not isinstance(value, Index | Quantity) or value.value >= 0:
        return None
    return statement.fault("TYP108", given.span, f"{attribute.name} cannot be {value.text}", "write a share or a count")


def _quantity_fault(
    statement: ExpandedStatement, attribute: AttributeDefinition, given: Given, dimension: str
) -> Fault | None:
    value, example = given.value, _QUANTITIES[dimension]
    if value is Keyword.UNKNOWN or (isinstance(value, Keyword) and attribute.auto):
        return None
    if isinstance(value, Index):
        corrected = f"{value.text}{example.lstrip('0123456789.')}"
        fault = statement.fault(
            "TYP102",
            given.span,
            f"{attribute.name} {value.text} has no unit",
            f"add the unit: {corrected}",
        )
        return fault.with_fixes(unit_fix(given.span, value.text, dimension))
    if not isinstance(value, Quantity) or value.dimension != dimension:
        units = ", ".join(unit for unit, (held, _) in UNITS.items() if held == dimension)
        message = f"{attribute.name} takes {with_article(dimension)} ({units}), this is {described(value)}"
        return statement.fault("TYP102", given.span, message, f"write it like {example}")
    if (
        value.value < 0
        or value.value >= _MAXIMUM
        or (value.value == 0 and dimension == "length" and attribute.name.endswith("length"))
    ):
        message = f"{attribute.name} cannot be {value.text}"
        return statement.fault("TYP108", given.span, message, "write the real figure, or `unknown`")
    return None
