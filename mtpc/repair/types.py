"""What has to hold on a floor, what may be changed, and what a search found."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from mtpc.catalogue.types import PlatePart, WiredPart
from mtpc.lazy_dataclass import dataclass


class FactKind(StrEnum):
    """What sort of fact has to hold."""

    CIRCUIT = "of-circuit"  # its light arrives where it says, on the lanes it says
    CHANNEL = "of-channel"  # two ports that no circuit joins: what light arrives, arrives at receivers
    MATING = "of-mating"  # two connectors that touch may do so


@dataclass(frozen=True, slots=True)
class RepairFact:
    """Something that has to hold; `number` is of the circuit, or the face of a channel's near port, of a connector."""

    kind: FactKind
    number: int
    far: int = -1  # the face of the far port of a channel, of the connector touched; -1 where light reaches none


class Wrong(IntEnum):
    """How far a fact is from holding."""

    RIGHT = 0
    LANES = 1  # light reaches the port it is meant for, and not the lanes
    ROUTE = 2  # it arrives, over other legs than those that are named
    ELSEWHERE = 3  # it reaches another port, or none


class ChangeKind(StrEnum):
    """What is done."""

    PART = "another-part"  # another part in the place of this one
    PLATE = "another-plate"  # a plate whose adapters hold the keys otherwise
    MOVE = "move"  # one end goes into a free port
    EXCHANGE = "exchange"  # the plugs of two cables change places
    LEGS = "legs"  # two legs of one cable change places
    SHIFT = "shift"  # plugs of several cables, or legs of one, each go to another place among them
    TURN = "turn"  # a cable is laid the other way round


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is done to the floor.

    `pieces` are the components it is done to; several get another part where one word of the spec names the part of
    all. Plates are none: `inserts` are their numbers among the inserts of the site, and `pieces` what is plugged in.
    `moves` are the plugs that go elsewhere, each with the socket it goes into; `step`: as many places on, all.
    """

    kind: ChangeKind
    pieces: tuple[int, ...]
    part: WiredPart | PlatePart | None = None
    moves: tuple[tuple[int, int], ...] = ()
    inserts: tuple[int, ...] = ()
    step: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many of the pieces like this one have the part, or the map, that it should have."""

    alike: int
    of: int
    here: str = ""  # whom they have in common: a panel, a device; "" = the whole floor


@dataclass(frozen=True, slots=True)
class Remedy:
    """Changes that were tried together: with them every fact of the group holds, and none that held is lost."""

    changes: tuple[Change, ...]
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class FailingGroup:
    """Facts that fail for one reason: one remedy; several of the same rank; or none that is known."""

    facts: tuple[RepairFact, ...]
    remedies: tuple[Remedy, ...] = ()
