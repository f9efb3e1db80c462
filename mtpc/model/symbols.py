"""Names and what they stand for. An index matches by value: leaf1 finds leaf01 where that is how it was declared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import field
from decimal import Decimal
from typing import Generic, TypeVar

from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Origin, Rack
from mtpc.model.room_words import RowDirection
from mtpc.model.tray_values import Waypoint
from mtpc.text import Span

Cause = tuple[str, Span | None]  # the code and the place of the finding that tells why something is missing
Thing = TypeVar("Thing")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def plain(name: str) -> str:
    """A name with its numbers written without leading zeros: lp01.2.05 -> lp1.2.5."""
    return _LEADING_ZEROS.sub("", name)


@dataclass(slots=True)
class Register(Generic[Thing]):
    """Objects of one sort by declared name, also found under another spelling of their numbers."""

    things: dict[str, Thing] = field(default_factory=dict)
    _spelling: dict[str, str] = field(default_factory=dict)  # plain name -> declared name, where they differ

    def add(self, name: str, thing: Thing) -> None:
        """Enter a thing under its declared name."""
        self.things[name] = thing
        bare = plain(name)
        if bare != name:
            self._spelling[bare] = name

    def find(self, name: str) -> Thing | None:
        """The thing of that name, None if there is none."""
        thing = self.things.get(name)
        return thing if thing is not None else self.things.get(self.declared(name))

    def declared(self, name: str) -> str:
        """The spelling under which the name was declared; the name itself if it never was."""
        if name in self.things:
            return name
        bare = plain(name)
        return bare if bare in self.things else self._spelling.get(bare, name)


@dataclass(frozen=True, slots=True)
class Space:
    """A site, room or row: its kind and the place it is in ("" = not stated)."""

    kind: str
    name: str
    inside: str
    origin: Origin
    offset_m: Decimal | None = None  # of a row, across the rows
    origin_m: Decimal | None = None  # of a row: where the first of its racks stands along it
    pitch_m: Decimal | None = None  # of a row: from one of its racks to the next
    direction: RowDirection = RowDirection.FORWARD  # of a row


@dataclass(slots=True)
class Symbols:
    """Everything in the model by name."""

    spaces: Register[Space] = field(default_factory=Register)
    racks: Register[Rack] = field(default_factory=Register)
    waypoints: Register[Waypoint] = field(default_factory=Register)
    groups: Register[Origin] = field(default_factory=Register)
    lines: defaultdict[tuple[str, Decimal], list[tuple[Decimal, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )  # (space, across) -> racks by where they stand along it
    trays: Register[Origin] = field(default_factory=Register)
    equipment: Register[int] = field(default_factory=Register)
    inserts: Register[int] = field(default_factory=Register)  # panel.slot -> index into site.inserts
    optics: Register[int] = field(default_factory=Register)  # device.port -> component
    sockets: Register[int] = field(default_factory=Register)
    assemblies: Register[int] = field(default_factory=Register)  # written name -> component
    circuits: Register[Origin] = field(default_factory=Register)
    aliases: Register[Origin] = field(default_factory=Register)
    facts: dict[tuple[str, str], Origin] = field(default_factory=dict)  # (sort, name): what specs state of standards
    units: defaultdict[tuple[str, int], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )  # (rack, unit) -> equipment in it
    cages: set[int] = field(default_factory=set)  # sockets that are cages, for the modules of direct cables
    misfilled: set[int] = field(default_factory=set)  # panels with a plate or cassette that was not placed
    broken: dict[str, Cause] = field(default_factory=dict)  # plain names of what was reported and not placed

    def report(self, names: Iterable[str], cause: Cause) -> None:
        """Keep that these names were reported and not placed: they are not reported as missing."""
        for name in names:
            self.broken.setdefault(plain(name), cause)

    def is_broken(self, name: str) -> bool:
        """Whether the name, or what it is part of, was already reported."""
        return self.cause_of(name) is not None

    def cause_of(self, name: str) -> Cause | None:
        """The finding that tells why the name, or what it is part of, is missing."""
        if not self.broken:
            return None
        pieces = plain(name).split(".")
        wholes = [".".join(pieces[: count + 1]) for count in range(len(pieces))]
        wholes.append(plain(name).partition(":")[0])
        return next((self.broken[whole] for whole in wholes if whole in self.broken), None)
