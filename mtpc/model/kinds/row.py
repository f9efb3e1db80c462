"""`row A at DH1 { offset = 0m; origin = 1.2m; pitch = 600mm }`: a row of racks."""

from mtpc.model.kinds._kind import AttributeDefinition, Kind, taking
from mtpc.model.kinds._spaces import place_space
from mtpc.model.room_words import RowDirection

KIND = Kind(
    "row",
    "a row of racks; racks stand in it",
    rank=3,
    at="room",
    attributes=(
        *taking(
            "length",
            offset="its distance across the rows, from the same edge of the room",
            origin="where the first of its racks stands along it, for racks that do not state `row-origin`",
            pitch="distance from one of its racks to the next, for racks that do not state `pitch`",
        ),
        AttributeDefinition(
            "direction",
            "name",
            "whether its racks follow each other away from `origin` (forward, the default) or back from it",
            tuple(RowDirection),
        ),
    ),
    place=place_space,
)
