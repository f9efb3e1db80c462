"""A row of the cut sheet: one leg, both ends, all columns. A cell is "" where its value is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from mtpc.catalogue.types import PartKind
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Reservation, Restriction
from mtpc.model.site import Site
from mtpc.plan.light_trouble import LightTrouble
from mtpc.plan.rows.cable_ends import CableEnd
from mtpc.plan.rows.cable_ids import short_ids
from mtpc.plan.rows.cut_columns import NAMES
from mtpc.plan.rows.plug_pairs import PlugPair

_INDEX = {name: index for index, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class CutRow:
    """One leg: its cells in the order of the columns, where it belongs, and the faces it joins."""

    cells: tuple[str, ...]
    component: int
    kind: PartKind
    leg: PlugPair
    a: CableEnd | None
    b: CableEnd | None
    faces: tuple[int | None, int | None]
    channels: tuple[int, ...] = ()
    light: tuple[LightTrouble, ...] = ()  # what is wrong with the light over it
    reservations: tuple[Reservation, ...] = ()  # by what it, or a port at its ends, is reserved or blocked
    wavelengths_nm: tuple[int, ...] = ()  # of its test
    limits_db: tuple[Decimal, ...] = ()  # pass limit of the cable alone at each of them
    test_limit: str = ""  # the limit a tester is set to, by its name there
    is_copper: bool = False

    @property
    def blocked(self) -> bool:
        """Whether it is not to be used, nor tested against a limit."""
        return is_blocked(self.reservations)

    def __getitem__(self, column: str) -> str:
        return self.cells[_INDEX[column]]

    @property
    def length(self) -> str:
        """`7 m`, and where it was measured `7 m ordered, 12.4 m as built`; "" where it is not known."""
        ordered, built = self["length_ordered"], self["as_built_length"]
        if not built:
            return f"{ordered} {self['length_unit']}" if ordered else ""
        return f"{f'{ordered} m ordered, ' if ordered else ''}{built} m as built"


def is_blocked(reservations: Iterable[Reservation]) -> bool:
    """Whether one of these says that a leg is not to be used."""
    return any(reservation.restriction is Restriction.BLOCKED for reservation in reservations)


def in_columns(cells: Mapping[str, str]) -> tuple[str, ...]:
    """Cells in the order of the columns; one that is not given is empty."""
    return tuple(cells.get(name, "") for name in NAMES)


def numbered(rows: Iterable[CutRow]) -> tuple[CutRow, ...]:
    """The rows with their ids, and counted within each pull group."""
    rows, counts, with_numbers = tuple(rows), Counter[str](), list[CutRow]()
    for row, row_id in zip(rows, short_ids(list(map(_identity, rows)), "CS"), strict=True):
        counts[row["pull_group"]] += 1
        with_numbers.append(replace(row, cells=(row_id, str(counts[row["pull_group"]]), *row.cells[2:])))
    return tuple(with_numbers)


def _identity(row: CutRow) -> str:
    return f"{row['cable_id']}\n{row.leg.a}\n{row.leg.b}"


def totals(site: Site, rows: Iterable[CutRow]) -> list[tuple[str, int]]:
    """Assemblies of each kind, legs, circuits and optics: counted apart, for they differ; `("trunk", 1)`."""
    counts = Counter(site.kind_of(each) for each in site.every_component() if not site.is_built_in(each))
    every = (PartKind.TRUNK, PartKind.HARNESS, PartKind.CORD, PartKind.LOOPBACK)
    kinds = [kind for kind in every if counts[kind]]
    legs = sum(1 for _ in rows)
    totals = [*((kind, counts[kind]) for kind in kinds), ("leg", legs), ("circuit", len(site.circuits))]
    totals.append((PartKind.OPTIC, counts[PartKind.OPTIC]))
    return [(name if count == 1 else f"{name}{'es' if name.endswith('s') else 's'}", count) for name, count in totals]
