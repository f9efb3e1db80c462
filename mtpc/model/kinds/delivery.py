"""`delivery pod-1 { ship-to = "Dock 3"; dock = 2027-01-11; need-by = 2027-01-18 }`: a wave of what is ordered."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Delivery
from mtpc.model.kinds._kind import AttributeDefinition, Kind
from mtpc.model.placing.builder import SiteBuilder


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    deliveries, said = builder.site.deliveries, statement.setting
    if said("dock") and said("need-by") and said("dock") > said("need-by"):
        message = f"it comes to the dock on {said('dock')} and is needed by {said('need-by')}"
        help_ = "write a day at the dock that is not after the day it is needed"
        raise statement.fault("TYP108", statement.attributes["dock"].span, message, help_)
    for name in statement.names:
        first = deliveries.get(name)
        builder.check_new(statement, name, first.origin if first else None, "delivery")
        deliveries[name] = Delivery(name, said("ship-to"), said("dock"), said("need-by"), statement.origin)


KIND = Kind(
    "delivery",
    "a wave in which what is ordered comes; statements and preferences name it",
    rank=0,
    attributes=(
        AttributeDefinition("ship-to", "text", "where it goes: an address, a dock"),
        AttributeDefinition("dock", "date", "the day the dock takes it"),
        AttributeDefinition("need-by", "date", "the day it is needed at the latest"),
    ),
    place=_place,
)
