"""What is there already, who brings what, of whom the rest is bought: `existing = true`, `vendor = [fs, corning]`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Supply
from mtpc.model.order_values import Purchase

if TYPE_CHECKING:
    from mtpc.model.placing.builder import SiteBuilder

VENDOR = "vendor"  # whose preference there may be one of for each kind of part: vendor-cord
VENDOR_OF_KIND = f"{VENDOR}-"


def with_supply(statement: ExpandedStatement) -> ExpandedStatement:
    """The statement, whose origin says so of everything it places."""
    supply = Supply(statement.value("existing") is True, statement.setting("supplied-by"))
    purchase = Purchase(statement.listed("vendor") or (), statement.setting("delivery"))
    if (supply, purchase) == (statement.origin.supply, statement.origin.purchase):
        return statement
    return replace(statement, origin=replace(statement.origin, supply=supply, purchase=purchase))


def check_purchase(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    """Raise the finding if a statement names a vendor of whom nothing is used, or a delivery that does not exist."""
    for name in statement.attributes:
        if name == VENDOR or name.startswith(VENDOR_OF_KIND):
            _check_vendors(builder, statement, name)
    given = statement.attributes.get("delivery")
    called = statement.setting("delivery")
    if given and called not in builder.site.deliveries:
        raise builder.unknown(statement, given.span, "delivery", called, list(builder.site.deliveries))


def _check_vendors(builder: SiteBuilder, statement: ExpandedStatement, attribute: str) -> None:
    for name in statement.listed(attribute) or ():
        if not builder.parts.keep_vendor(name):
            names = builder.parts.vendor_names()
            known = f"vendors of parts that are used: {', '.join(names)}" if names else "use a catalogue of their parts"
            span, message = statement.attributes[attribute].span, f"nothing that is used has parts of a vendor {name}"
            help_ = f'write `use "catalog:…"` for theirs; {known}' if names else known
            raise statement.fault("REF102", span, message, help_, about=name).similar("vendor", name, names)
