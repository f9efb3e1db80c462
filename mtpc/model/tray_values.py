"""Trays and where they end, as values."""

from __future__ import annotations

from decimal import Decimal

from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import Position
from mtpc.model.floor_values import Origin, Rack
from mtpc.model.room_words import TrayKind


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A place where trays end that is no rack: over an aisle, at the foot of a riser."""

    name: str
    room: str
    origin: Origin
    position: Position | None = None  # None: not stated
    height_m: Decimal | None = None  # from the floor


TrayEnd = Rack | Waypoint


@dataclass(frozen=True, slots=True)
class Tray:
    """A pathway over the racks between two of them, or between waypoints."""

    name: str
    ends: tuple[TrayEnd, TrayEnd]
    drop_m: Decimal | None  # from the top of the higher of its racks up to it
    origin: Origin
    kind: TrayKind = TrayKind.TRAY
    height_m: Decimal | None = None  # from the floor, where it is stated instead of `drop`
    length_m: Decimal | None = None  # where it is stated: of one that is not straight, or joins two rooms
    inside_m2: Decimal | None = None  # its section, for cables; None: not stated
    occupied: Decimal | None = Decimal(0)  # per cent of that, by what lies there already; None: stated as unknown
    design_fill: Decimal = Decimal(25)  # per cent
    ceiling_fill: Decimal = Decimal(50)
    bend_radius_m: Decimal | None = None  # of its tightest bend
    side: str = ""  # A or B, of diverse ways; "": not stated
