"""Limits that the maker of a part states for a channel over it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from mtpc.catalogue.mode_types import Mode
from mtpc.catalogue.records import Contradiction, Record, UnknownName, decimal_or_none, fact_of
from mtpc.catalogue.types import Fact, Fibre, PartKind
from mtpc.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PartLimit:
    """What the maker of a part allows a channel over it in all. None = not stated."""

    fibre: str | None  # the class it is stated for; None: any
    mode: str  # of the module, its application where it runs whole; "": any
    reach_m: Decimal | None
    loss_db: Decimal | None
    fact: Fact


class Fibres(Protocol):
    """Where fibre classes are looked up."""

    def fibre(self, name: str) -> Fibre | None:
        """A fibre class."""

    def names(self, kind: str) -> list[str]:
        """The names of all records of a kind."""


def part_limits(record: Record, fibres: Fibres) -> tuple[PartLimit, ...]:
    """The limits a part states; raises Contradiction."""
    return tuple(_limit(record, row, number, fibres) for number, row in enumerate(record.get("limit", ())))


def _limit(record: Record, row: Record, number: int, fibres: Fibres) -> PartLimit:
    if "reach_m" not in row and "loss_db" not in row:
        raise Contradiction("a limit without a figure", "limit", number, help_="state its reach, its loss or both")
    if "mode" in row and record["family"] != PartKind.OPTIC:
        raise Contradiction("only an optic has modes", "limit", number, "mode", help_="remove the mode")
    return PartLimit(
        fibre=fibre_named(row["fibre"], fibres, "limit", number, "fibre") if "fibre" in row else None,
        mode=row.get("mode", ""),
        reach_m=decimal_or_none(row, "reach_m"),
        loss_db=decimal_or_none(row, "loss_db"),
        fact=fact_of(row if "source" in row else record),
    )


def fibre_named(name: str, fibres: Fibres, *keys: str | int) -> str:
    """The name of a fibre class, which is also found in capitals; raises UnknownName."""
    found = next((each for each in (name, name.lower()) if fibres.fibre(each)), None)
    if found is None:
        raise UnknownName("fibre class", name, fibres.names("fibres"), *keys)
    return found


def check_modes(limits: Iterable[PartLimit], application: str, modes: Iterable[Mode]) -> None:
    """Raise Contradiction where a limit is for a mode that the module does not have; its application is one."""
    names = [application, *(mode.name for mode in modes)]
    for number, limit in enumerate(limits):
        if limit.mode and limit.mode not in names:
            raise Contradiction(
                f"there is no mode {limit.mode}", "limit", number, "mode", help_=f"its modes are {', '.join(names)}"
            )
