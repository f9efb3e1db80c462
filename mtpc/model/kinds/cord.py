"""`cord A -- B : acme.patch-mpo12-b-om4 { length = 3m }`: a patch or equipment cord."""

from __future__ import annotations

from mtpc.catalogue.types import DirectCable
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._cable_ends import check_free, ends_shown, find_sockets, paired_ends
from mtpc.model.kinds._cables import Orders, check_name, lay
from mtpc.model.kinds._kind import CABLE_ATTRIBUTES, Kind
from mtpc.model.legs import leg_counts
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Fault
from mtpc.text import pair_name


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.what and statement.type
    part, statement = builder.parts.find_cable(statement, statement.type, "cord")
    if leg_counts(part) != (1, 1):
        kind = "harness" if isinstance(part, DirectCable) else "trunk"
        message = f"{statement.type} has several legs per side"
        raise statement.fault(
            "PRT103", statement.origin.type, message, f"give it a name: `{kind} NAME : PART at A -- B`"
        )
    names = statement.names if statement.at else None
    left, right, spans = paired_ends(statement)
    if names is not None and statement.what:
        check_pairs(statement.what[0], left, statement, statement.origin.what, ("cords", "ports"))
    orders = Orders(builder, statement, part)
    for number, (near, far) in enumerate(zip(left.names, right.names, strict=True)):
        try:
            sockets = find_sockets(builder, statement, ((near,), (far,)), spans, part)
            check_free(builder, statement, sockets, 1, spans)
            order = orders.order_for(sockets)
        except Fault as fault:
            name = names[number] if names else pair_name((near, far))
            builder.report(fault, statement, (name,), (near, far))
            continue
        name = _declared(builder, statement, names[number]) if names else ends_shown(builder.site, sockets)
        lay(builder, name, order, sockets)


def _declared(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> str:
    check_name(builder, statement, name)
    builder.symbols.assemblies.add(name, len(builder.site.components))
    return name


KIND = Kind(
    "cord",
    "a patch or equipment cord: one connector at each end",
    rank=11,
    what=("ends", "name"),
    type="cord part",
    at="port -- port",
    attributes=CABLE_ATTRIBUTES,
    place=_place,
    lands=True,
)
