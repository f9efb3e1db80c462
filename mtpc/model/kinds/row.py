"""`row A at DH1 { offset = 0m }`: a row of racks."""

from mtpc.model.kinds._kind import AttributeDefinition, Kind
from mtpc.model.kinds._spaces import place_space

KIND = Kind(
    "row",
    "a row of racks; racks stand in it",
    rank=3,
    at="room",
    attributes=(
        AttributeDefinition("offset", "length", "its distance across the rows, from the same edge of the room"),
    ),
    place=place_space,
)
