"""The path of a cable with `length = auto`, as values. Lengths are exact, in metres."""

from __future__ import annotations

from decimal import Decimal

from mtpc.lazy_dataclass import dataclass
from mtpc.text import Span
from mtpc.units import show


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a rack. Two can be compared where `space` is the same: a room, else a row, else one statement."""

    space: str
    along_m: Decimal  # along the row
    across_m: Decimal  # across the rows


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of a cable's path, and its name: up A01, along spine-way."""

    length_m: Decimal
    what: str


@dataclass(frozen=True, slots=True)
class AutoLength:
    """How `length = auto` was calculated."""

    way: tuple[Stretch, ...]
    slack: str  # as written: 10%
    slack_m: Decimal
    ordered_m: Decimal
    sold: bool  # the part lists the lengths it is sold in

    @property
    def way_m(self) -> Decimal:
        """The length from port to port, without slack."""
        return sum((stretch.length_m for stretch in self.way), Decimal(0))

    def __str__(self) -> str:
        way = " + ".join(f"{_metres(stretch.length_m)} {stretch.what}" for stretch in self.way)
        needed, how = self.way_m + self.slack_m, "next length sold" if self.sold else "next whole metre"
        return (
            f"{way} = {_metres(self.way_m)}; {self.slack} slack, {_metres(self.slack_m)}, makes {_metres(needed)}; "
            f"{how} {_metres(self.ordered_m)}"
        )


@dataclass(frozen=True, slots=True)
class NoAutoLength:
    """Why `length = auto` gives no length. `why` is "" where another finding explains it."""

    why: str
    help: str = ""
    span: Span | None = None  # what to change
    also: NoAutoLength | None = None  # what else is missing


def _metres(length_m: Decimal) -> str:
    """For people: to the centimetre."""
    return f"{show(Decimal(format(length_m, '.2f')))} m"
