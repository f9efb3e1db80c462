"""How equipment is mounted in its rack, as its statement says it."""

from __future__ import annotations

from mtpc.catalogue.types import DevicePart, PanelPart
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import MOUNTED, Mounting
from mtpc.model.kinds._kind import AttributeDefinition
from mtpc.model.room_words import RackFace, RackHalf

MOUNTING = (
    AttributeDefinition("face", "name", "face of the rack it is mounted at; default: front", tuple(RackFace)),
    AttributeDefinition("half", "name", "half of the rack's width it fills; default: all of it", tuple(RackHalf)),
    AttributeDefinition("depth", "length", "from its front to its rear; default: the part's"),
    AttributeDefinition("weight", "weight", "its weight with all that is in it; default: the part's"),
)


def mounting_of(statement: ExpandedStatement, part: DevicePart | PanelPart) -> Mounting:
    """How it is mounted, as stated; depth and weight are otherwise its part's."""
    depth_m, weight_kg = statement.length_m("depth"), statement.figure("weight")
    half = statement.setting("half")
    mounting = Mounting(
        RackFace(statement.setting("face") or RackFace.FRONT),
        RackHalf(half) if half else None,
        part.body.depth_m if depth_m is None else depth_m,
        part.body.weight_kg if weight_kg is None else weight_kg,
    )
    return MOUNTED if mounting == MOUNTED else mounting  # one value for many
