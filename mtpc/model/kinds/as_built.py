"""`as-built T[01..08] { length = each(41.2m, …); tested = 2026-10-02 }`: what was measured on an installed cable."""

from __future__ import annotations

from decimal import Decimal

from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import AsBuilt
from mtpc.model.kinds._kind import AttributeDefinition, Kind
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.site import CABLES
from mtpc.model.values import Fault
from mtpc.text import pair_name
from mtpc.units import Quantity


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.what
    left, right = statement.what
    if not statement.attributes:
        raise statement.fault("TYP110", None, "nothing is stated as built", "write what was measured: `length = 41.2m`")
    if right is not None:
        check_pairs(left, right, statement, statement.origin.what, ("ends", "ends"))
    rights = right.names if right is not None else ("",) * len(left.names)
    for near, far in zip(left.names, rights, strict=True):
        try:
            if far:
                _keep(builder, statement, pair_name((near, far)), _between(builder, statement, near, far))
            else:
                _keep(builder, statement, near, _named(builder, statement, near))
        except Fault as fault:
            builder.report(fault, statement, ())


def _keep(builder: SiteBuilder, statement: ExpandedStatement, name: str, component: int) -> None:
    first = builder.site.as_built.get(component)
    if first is not None:
        label = Label(first.origin.what, "also stated here")
        message = f"the as-built data of {name} is stated twice"
        raise statement.fault("REF113", statement.origin.what, message, "keep one of them", about=name, label=label)
    builder.site.as_built[component] = AsBuilt(
        statement.length_m(),
        statement.setting("tested"),
        statement.setting("report"),
        _loss_db(statement),
        statement.origin,
    )


def _loss_db(statement: ExpandedStatement) -> Decimal | None:
    given = statement.attributes.get("loss")
    return given.value.value if given and isinstance(given.value, Quantity) else None


def _named(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> int:
    """The cable of that name; raises Fault."""
    symbols, span = builder.symbols, statement.what_spans[0]
    component = symbols.assemblies.find(name)
    if component is not None:
        return component
    trunk = name.rpartition(".")[0]
    if trunk and symbols.assemblies.find(trunk) is not None:
        help_ = f"name the whole cable: {trunk}"
        raise statement.fault("TYP101", span, f"{name} is a leg; a cable is measured as one", help_, about=name)
    if symbols.sockets.find(name) is not None:
        raise statement.fault("TYP101", span, f"{name} is a port", "name a cable by both its ends: A -- B", about=name)
    raise builder.unknown(statement, span, "cable", name, symbols.assemblies.things)


def _between(builder: SiteBuilder, statement: ExpandedStatement, near: str, far: str) -> int:
    """The cable from one port to another, in either direction; raises Fault."""
    site, spans = builder.site, statement.what_spans
    sockets = [builder.places.socket(statement, name, span) for name, span in zip((near, far), spans, strict=True)]
    plugs = [site.socket(socket).plug for socket in sockets]
    cables = {site.component_of(plug) if plug >= 0 else -1 for plug in plugs}
    cable = next(iter(cables))
    if len(cables) > 1 or cable < 0 or site.kind_of(cable) not in CABLES:
        name = pair_name((near, far))
        if any(builder.already_reported(port) or site.gaps.touching(port) for port in (near, far)):
            raise Fault(None)
        raise statement.fault(
            "REF102", statement.origin.what, f"there is no cable {name}", "correct its ends", about=name
        )
    return cable


KIND = Kind(
    "as-built",
    "measurements of installed cables: these are not ordered or fitted again, and count with the length measured",
    rank=13,
    what=("name", "ends"),
    attributes=(
        AttributeDefinition("length", "length", "measured length; loss and reach are calculated with it"),
        AttributeDefinition("tested", "date", "date of the measurement"),
        AttributeDefinition("report", "text", "file or number of the test report"),
        AttributeDefinition(
            "loss", "loss", "maximum measured loss; compared with the limits of the cable and of the channels over it"
        ),
    ),
    place=_place,
    refers=True,
)
