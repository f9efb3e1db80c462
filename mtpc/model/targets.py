"""What `reserve` and `block` name: legs, places for plugs, ports, slots and rack units."""

from __future__ import annotations

from mtpc.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LegTarget:
    """A leg of a cable; `number` counts from 1."""

    component: int
    number: int


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
