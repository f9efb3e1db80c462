"""The closed sets of words about rooms: rows, racks, what is mounted in them, and trays."""

from __future__ import annotations

from enum import StrEnum


class UnitNumbering(StrEnum):
    """Where the first unit of a rack is."""

    BOTTOM, TOP = "bottom", "top"


class RackFace(StrEnum):
    """A face of a rack."""

    FRONT, REAR = "front", "rear"


class RackHalf(StrEnum):
    """The half of the width of a rack that equipment fills, seen from its own front."""

    LEFT, RIGHT = "left", "right"


class RowDirection(StrEnum):
    """Which way the racks of a row follow each other."""

    FORWARD, BACKWARD = "forward", "backward"


class TrayKind(StrEnum):
    """What a pathway is."""

    TRAY = "tray"
    LADDER = "ladder"
    BASKET = "basket"
    DUCT = "duct"
    CONDUIT, RISER = "conduit", "riser"

    @property
    def is_closed(self) -> bool:
        """Whether cables enter and leave it at its two ends only."""
        return self in (TrayKind.DUCT, TrayKind.CONDUIT, TrayKind.RISER)
