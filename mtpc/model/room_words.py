"""The closed sets of words about rooms: rows, racks, what is mounted in them, and trays."""

from __future__ import annotations

from enum import StrEnum


class UnitNumbering(StrEnum):
    """Where the first unit of a rack is."""

    BOTTOM = "bottom"
    TOP = "top"


class RackFace(StrEnum):
    """A face of a rack."""

    FRONT = "front"
    REAR = "rear"


class RackHalf(StrEnum):
    """The half of the width of a rack that equipment fills, seen from its own front."""

    LEFT = "left"
    RIGHT = "right"


class RowDirection(StrEnum):
    """Which way the racks of a row follow each other."""

    FORWARD = "forward"
    BACKWARD = "backward"


class TrayKind(StrEnum):
    """What a pathway is."""

    TRAY = "tray"
    LADDER = "ladder"
    BASKET = "basket"
    DUCT = "duct"
    CONDUIT = "conduit"
    RISER = "riser"

    @property
    def is_closed(self) -> bool:
        """Whether cables enter and leave it at its two ends only."""
        return self in (TrayKind.DUCT, TrayKind.CONDUIT, TrayKind.RISER)
