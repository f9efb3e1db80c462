"""The columns a site keeps its many objects in, one row per object. Ids count from 0. -1 means there is none.

`component` counts things with fibre in them or behind them (optic, cassette, cord, trunk, harness); `face`
counts their connectors, all terminals of component 0 first; `socket` counts the places a plug can be put into.
Only `placing/floor.py` writes them, and only `Site` looks up in one what another says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.types import Alignment, Family, OpticPart, PartKind, Splice, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Equipment, Origin


@dataclass(slots=True)
class NameIndex:
    """Finds rows by their name; before it answers it takes in the rows that were added since."""

    names: list[str]
    _rows: dict[str, list[int]] = field(default_factory=dict)
    _known: int = 0

    def rows_of(self, name: str) -> Sequence[int]:
        """The rows of that name, in their order."""
        if self._known < len(self.names):
            for row in range(self._known, len(self.names)):
                self._rows.setdefault(self.names[row], []).append(row)
            self._known = len(self.names)
        return self._rows.get(name, ())


@dataclass(slots=True)
class Components:
    """Columns, one row a component."""

    name: list[str] = field(default_factory=list)  # written name, `A -- B`, or the port an optic is in
    kind: list[PartKind] = field(default_factory=list)  # what each is laid as
    article: list[WiredPart | OpticPart] = field(default_factory=list)  # interned, with all choices made
    first_face: list[int] = field(default_factory=list)
    length_m: list[Decimal | None] = field(default_factory=list)  # None: unknown or has none
    origin: list[Origin] = field(default_factory=list)
    settings: list[dict[str, str]] = field(default_factory=list)  # pull-group, status, label …
    trays: list[tuple[str, ...] | None] = field(default_factory=list)  # in order; None: nobody states one
    splices: list[tuple[Splice, ...]] = field(default_factory=list)  # those of the part, then those of the statement
    rows_named: NameIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.rows_named = NameIndex(self.name)

    def __len__(self) -> int:
        return len(self.name)


@dataclass(slots=True)
class Faces:
    """Columns, one row a connector."""

    component: list[int] = field(default_factory=list)
    terminal: list[int] = field(default_factory=list)  # index into the article's terminals
    socket: list[int] = field(default_factory=list)  # where the plug is; for a receptacle, its own socket
    mate: list[int] = field(default_factory=list)  # the face it touches
    alignment: list[Alignment] = field(default_factory=list)  # to its mate; meaningless where that is -1
    parked: list[bool] = field(default_factory=list)  # a leg that is left unplugged, as stated
    halves: dict[int, dict[int, int]] = field(default_factory=dict)  # face -> bore (1, 2) -> the plug it touches there


@dataclass(slots=True)
class Sockets:
    """Columns, one row a place for a plug. A plate's adapter is two sockets that are `partner`s."""

    name: list[str] = field(default_factory=list)  # as written in full: lp01.2.5, lp01.2.rear5, rail1.osfp01:2
    equipment: list[int] = field(default_factory=list)
    slot: list[str] = field(default_factory=list)  # "" on a device
    port: list[str] = field(default_factory=list)  # as the language calls it: 5, rear5, et-0/0/48
    printed: list[str] = field(default_factory=list)  # the text beside it: 5 for rear5, which is seen from the rear
    side: list[str] = field(default_factory=list)  # front, rear
    inner: list[int] = field(default_factory=list)  # face behind it (optic, cassette)
    partner: list[int] = field(default_factory=list)  # socket on the other side of a plate
    alignment: list[Alignment] = field(default_factory=list)  # of what is plugged in to what it meets
    plug: list[int] = field(default_factory=list)  # face of the plug put into it
    family: list[Family | None] = field(default_factory=list)  # what a plate's adapter is made for
    of_equipment: dict[int, list[int]] = field(default_factory=dict)  # device or panel -> its sockets
    bores: dict[int, dict[int, int]] = field(default_factory=dict)  # place -> bore (1, 2) -> the place that bore is
    whole: dict[int, int] = field(default_factory=dict)  # place that is a bore -> the place it is a bore of
    rows_named: NameIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.rows_named = NameIndex(self.name)

    def __len__(self) -> int:
        return len(self.name)


class Socket:
    """A place for a plug: one row of `Sockets`, each cell read when it is asked for, with its device or panel."""

    __slots__ = ("_columns", "_number", "equipment")

    def __init__(self, columns: Sockets, number: int, equipment: Equipment | None) -> None:
        self._columns, self._number, self.equipment = columns, number, equipment

    @property
    def name(self) -> str:
        """Its name in full."""
        return self._columns.name[self._number]

    @property
    def number(self) -> int:
        """Which place it is."""
        return self._number

    @property
    def equipment_number(self) -> int:
        """The number of its device or panel; -1 where there is none."""
        return self._columns.equipment[self._number]

    @property
    def slot(self) -> str:
        """The slot it is in; "" on a device."""
        return self._columns.slot[self._number]

    @property
    def port(self) -> str:
        """The port as silk-screened."""
        return self._columns.port[self._number]

    @property
    def printed(self) -> str:
        """The port as documents print it."""
        return self._columns.printed[self._number]

    @property
    def side(self) -> str:
        """Front or rear."""
        return self._columns.side[self._number]

    @property
    def inner(self) -> int:
        """The face behind it; -1 where there is none."""
        return self._columns.inner[self._number]

    @property
    def partner(self) -> int:
        """The socket on the other side of its adapter; -1 where there is none."""
        return self._columns.partner[self._number]

    @property
    def alignment(self) -> Alignment:
        """How a plug in it stands against what it meets."""
        return self._columns.alignment[self._number]

    @property
    def plug(self) -> int:
        """The face of the plug in it; -1 where it is free."""
        return self._columns.plug[self._number]

    @property
    def whole(self) -> int:
        """The place it is a bore of; -1 where it is a place itself."""
        return self._columns.whole.get(self._number, -1)

    @property
    def bores(self) -> Mapping[int, int]:
        """Its bores that plugs of one fibre are in or may be in: bore -> place."""
        return self._columns.bores.get(self._number, {})

    @property
    def family(self) -> Family | None:
        """The connector family its adapter is made for; None where any fits."""
        return self._columns.family[self._number]
