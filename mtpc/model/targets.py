"""What `reserve` and `block` name: legs, places for plugs, ports, slots and rack units."""

from __future__ import annotations

from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Leg


@dataclass(frozen=True, slots=True)
class LegTarget:
    """A leg of a cable, or one way of it; both count from 1, and way 0 is the whole leg."""

    component: int
    number: int
    way: int = 0

    @classmethod
    def of(cls, leg: Leg) -> LegTarget:
        """What is named by a leg, or by a way of one."""
        return cls(leg.component, leg.number, leg.way)


@dataclass(frozen=True, slots=True)
class SocketTarget:
    """A place for a plug, with the other side of its adapter."""

    socket: int


@dataclass(frozen=True, slots=True)
class PortTarget:
    """A port of a device, with an optic in it or not."""

    equipment: int
    name: str  # sw1.et-0/0/4


@dataclass(frozen=True, slots=True)
class SlotTarget:
    """A slot of a panel, with a plate or cassette in it or not."""

    equipment: int
    slot: str


@dataclass(frozen=True, slots=True)
class UnitTarget:
    """A rack unit; `unit` counts from 1."""

    rack: str
    unit: int


Target = LegTarget | SocketTarget | PortTarget | SlotTarget | UnitTarget
