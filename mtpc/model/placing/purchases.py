"""Of whom things are bought, with which delivery they come: the names that statements and preferences use."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.preferences import VENDOR

VENDOR_OF_KIND = "vendor-"  # vendor-cord: that of one kind of part, in a preference


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
