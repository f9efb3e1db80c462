"""The path of a cable with `length = auto`, as values. Lengths are exact, in metres."""

from __future__ import annotations

from collections.abc import Iterable, Set
from decimal import ROUND_CEILING, Decimal

from mtpc.lazy_dataclass import dataclass
from mtpc.text import Span
from mtpc.units import Quantity, show

_PER_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a rack. Two can be compared where `space` is the same: a room, else a row, else one statement."""

    space: str
    along_m: Decimal  # along the row
    across_m: Decimal  # across the rows


@dataclass(frozen=True, slots=True)
class Routing:
    """What a cable states of the trays it takes: all of them in order, or some that it has to take or may not."""

    trays: tuple[str, ...] = ()  # the whole way; () = it is looked for
    through: tuple[str, ...] = ()  # in this order
    avoid: Set[str] = frozenset()


ANY_WAY = Routing()


@dataclass(frozen=True, slots=True)
class CableMeasures:
    """What a statement says of a cable where its part does not."""

    diameter_m: Decimal | None
    bend_radius_m: Decimal | None


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
    rounded: str = ""  # the step it is rounded up to, as written: 5m

    @property
    def way_m(self) -> Decimal:
        """The length from port to port, without slack."""
        return _sum_m(self.way)

    @property
    def needed_m(self) -> Decimal:
        """The way and the slack."""
        return self.way_m + self.slack_m

    def __str__(self) -> str:
        needed, how = self.needed_m, "next length sold" if self.sold else "next whole metre"
        how = f"rounded up to {self.rounded}," if self.rounded else how
        return (
            f"{way_words(self.way)}; {self.slack} slack, {metres_shown(self.slack_m)}, makes {metres_shown(needed)}; "
            f"{how} {metres_shown(self.ordered_m)}"
        )


@dataclass(frozen=True, slots=True)
class NoAutoLength:
    """Why `length = auto` gives no length. `why` is "" where another finding explains it."""

    why: str
    help: str = ""
    span: Span | None = None  # what to change
    also: NoAutoLength | None = None  # what else is missing


@dataclass(frozen=True, slots=True)
class Rounding:
    """Lengths are rounded up to multiples of a step, so that fewer of them are ordered."""

    step: Quantity
    excess: Quantity | None  # what that may add: a length, or a share of what is ordered without it; None: anything

    def of(self, needed_m: Decimal, ordered_m: Decimal, lengths_m: Iterable[Decimal]) -> Decimal:
        """The length to order instead; the same where rounding adds too much, or leads to no length that is sold."""
        step_m = self.step.value
        rounded_m = (needed_m / step_m).to_integral_value(ROUND_CEILING) * step_m
        sold = tuple(lengths_m)
        if sold and rounded_m not in sold:
            return ordered_m
        allowed = rounded_m
        if self.excess is not None:
            is_share = self.excess.dimension == "share"
            allowed = ordered_m * self.excess.value * _PER_CENT if is_share else self.excess.value
        return rounded_m if 0 <= rounded_m - ordered_m <= allowed else ordered_m


def auto_length(
    way: tuple[Stretch, ...], slack: Quantity, lengths_m: Iterable[Decimal], rounding: Rounding | None = None
) -> AutoLength:
    """What is ordered for a way: the next of the lengths a part is sold in, else the next whole metre; never less."""
    way_m, lengths_m = _sum_m(way), tuple(lengths_m)
    slack_m = way_m * slack.value * _PER_CENT if slack.dimension == "share" else 2 * slack.value
    needed_m = way_m + slack_m
    longer = [sold for sold in lengths_m if sold >= needed_m]
    ordered_m = min(longer, default=needed_m.to_integral_value(ROUND_CEILING))
    rounded_m = rounding.of(needed_m, ordered_m, lengths_m) if rounding else ordered_m
    step = rounding.step.text if rounding and rounded_m != ordered_m else ""
    return AutoLength(way, slack.text, slack_m, rounded_m, bool(longer), step)


def way_words(way: Iterable[Stretch]) -> str:
    """Each stretch of a way, and their sum."""
    every = tuple(way)
    shown = " + ".join(f"{metres_shown(stretch.length_m)} {stretch.what}" for stretch in every)
    return f"{shown} = {metres_shown(_sum_m(every))}"


def _sum_m(way: Iterable[Stretch]) -> Decimal:
    return sum((stretch.length_m for stretch in way), Decimal(0))


def metres_shown(length_m: Decimal) -> str:
    """For people: to the centimetre."""
    return f"{show(Decimal(format(length_m, '.2f')))} m"
