"""How far it is from one port to another, along the racks and the trays over them. Metres, exact, never too short.

Up and down is counted in rack units, each end from the farther edge of the device or panel it is in; from the port to
the side of the rack it is at most the width of a panel. A tray is straight: along a row, or across rows at one place
along them. Nothing is guessed: where something is not stated, that is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal

from mtpc.dataclass import dataclass
from mtpc.model.auto_length import NotWorkedOut, Position, Stretch
from mtpc.model.floor_values import Rack, Tray
from mtpc.model.site import Site
from mtpc.model.tray_lines import Run, line_of, nearest

UNIT_M = Decimal("0.04445")  # EIA-310: one rack unit, 1.75 in
PANEL_WIDTH_M = Decimal("0.4826")  # EIA-310: width of a panel, 19 in

Way = tuple[Stretch, ...]


class NoWay(Exception):
    """There is something to state before the way is known."""

    def __init__(self, missing: NotWorkedOut) -> None:
        super().__init__(missing.why)
        self.missing = missing


@dataclass(frozen=True, slots=True)
class EndPlace:
    """Where an end is: a rack, the units of what it is plugged into, and the side of that."""

    rack: Rack
    unit: int  # the lowest
    height_u: int
    side: str  # front, rear

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What tells it from others."""
        return self.rack.name, self.unit, self.height_u, self.side

    @property
    def rise_m(self) -> Decimal:
        """From the lower edge of what it is plugged into to the top of the rack."""
        return (self.rack.units - self.unit + 1) * UNIT_M


@dataclass(slots=True)
class Pathways:
    """The trays of a site; each way is worked out once."""

    site: Site
    _ways: dict[object, tuple[Way, tuple[str, ...]]] = field(default_factory=dict)

    def way(self, a: EndPlace, b: EndPlace, trays: tuple[str, ...]) -> tuple[Way, tuple[str, ...]]:
        """The way between two places, and the trays it takes: those named, else the one that joins them.

        Raises NoWay.
        """
        key = (a.key, b.key, trays)
        found = self._ways.get(key)
        if found is None:
            found = self._ways[key] = self._between(a, b, trays)
        return found

    def _between(self, a: EndPlace, b: EndPlace, names: tuple[str, ...]) -> tuple[Way, tuple[str, ...]]:
        start, end = (Stretch(PANEL_WIDTH_M, f"{word} side of {one.rack.name}") for word, one in _sides(a, b))
        through = tuple(_through(a, b))
        if a.rack.name == b.rack.name:
            return (start, _inside(a, b), *through, end), ()
        from_, to = _position(a.rack), _position(b.rack)
        runs = [_run(self.site.trays[name]) for name in names] if names else [self._joining(a.rack, b.rack)]
        ways = [
            _along(a, b, order, from_, to)
            for order in ([runs, runs[::-1]] if len(runs) > 1 else [runs])
            if order[0].passes(from_) and order[-1].passes(to)
        ]
        if not ways:
            raise NoWay(_not_reached(runs, (a.rack, b.rack)))
        longest = max(ways, key=lambda way: sum(stretch.length_m for stretch in way))
        return (start, *longest, *through, end), tuple(run.tray.name for run in runs)

    def _joining(self, a: Rack, b: Rack) -> Run:
        """The only tray that passes both racks."""
        runs = [run for tray in self.site.trays.values() if (run := line_of(tray)) is not None]
        passing = [run for run in runs if all(run.passes(_position(rack)) for rack in (a, b))]
        if len(passing) == 1:
            return passing[0]
        if passing:
            names = " and ".join(sorted(run.tray.name for run in passing))
            raise NoWay(NotWorkedOut(f"{names} both join {a.name} and {b.name}", "write which: `tray = …`"))
        if self.site.incomplete:
            raise NoWay(NotWorkedOut(""))  # the tray may be what was reported
        help_ = f"write `tray NAME at {a.name} -- {b.name} {{ drop = … }}`, or name trays that meet: `tray = [x, y]`"
        raise NoWay(NotWorkedOut(f"no tray runs from {a.name} to {b.name}", help_))


def _sides(a: EndPlace, b: EndPlace) -> Iterator[tuple[str, EndPlace]]:
    yield "to the", a
    yield "from the", b


def _inside(a: EndPlace, b: EndPlace) -> Stretch:
    units = max(a.unit + a.height_u, b.unit + b.height_u) - min(a.unit, b.unit)
    return Stretch(units * UNIT_M, f"up or down {a.rack.name}")


def _through(a: EndPlace, b: EndPlace) -> Iterator[Stretch]:
    """From the front to the rear, where one end is here and one there."""
    if a.side == b.side:
        return
    for rack in (a.rack, b.rack):
        if rack.depth_m is None:
            why = f"it goes from front to rear, and rack {rack.name} has no depth"
            raise NoWay(NotWorkedOut(why, "write `depth = …` at the rack", rack.origin.what))
    deeper = max(a.rack, b.rack, key=lambda rack: (rack.depth_m, rack.name))
    yield Stretch(deeper.depth_m or Decimal(0), f"from front to rear of {deeper.name}")


def _position(rack: Rack) -> Position:
    if rack.position is not None:
        return rack.position
    written = any(name == "row-origin" for name, _ in rack.origin.attributes)
    attribute = "pitch" if written and rack.pitch_m is None else "row-origin"
    help_ = "write `row-origin = 0m; pitch = 600mm` at the racks of a row, as they stand"
    why = f"nobody says where rack {rack.name} stands: it has no {attribute}"
    raise NoWay(NotWorkedOut(why, help_, rack.origin.what))


def _drop(tray: Tray) -> Decimal:
    if tray.drop_m is None:
        help_ = "write `drop = …`, the height from the top of the racks to the tray"
        raise NoWay(NotWorkedOut(f"tray {tray.name} has no drop", help_, tray.origin.what))
    return tray.drop_m


def _height_m(run: Run) -> Decimal:
    """From the floor of the racks to the tray."""
    return max(rack.units for rack in run.tray.ends) * UNIT_M + _drop(run.tray)


def _run(tray: Tray) -> Run:
    run = line_of(tray)
    if run is not None:
        return run
    first, last = tray.ends
    if _position(first).space == _position(last).space:
        why = f"tray {tray.name} is not straight: {first.name} and {last.name} differ along the row and across the rows"
        help_ = "write each straight piece as a tray of its own, and name them in order: `tray = [x, y]`"
        raise NoWay(NotWorkedOut(why, help_, tray.origin.what))
    rows = " and ".join(f"row {rack.row}" if rack.row else f"the row of {rack.name}" for rack in tray.ends)
    help_ = "write `row NAME at ROOM { offset = … }` for both, and the racks `at` their row"
    raise NoWay(NotWorkedOut(f"nobody says how far {rows} are apart", help_, tray.origin.what))


def _not_reached(runs: Sequence[Run], racks: tuple[Rack, Rack]) -> NotWorkedOut:
    """What the first rack is that no end of the trays passes."""
    ends = (runs[0], runs[-1])
    for rack in racks:
        if not any(run.passes(_position(rack)) for run in ends):
            names = " nor ".join(dict.fromkeys(run.tray.name for run in ends))
            word = "neither " if len(runs) > 1 else ""
            help_ = "name the trays it runs in, in order from one end to the other"
            return NotWorkedOut(f"{word}tray {names} {'passes' if word else 'does not pass'} {rack.name}", help_)
    only = next(run for run in ends if all(run.passes(_position(rack)) for rack in racks))
    return NotWorkedOut(f"both of its ends are at tray {only.tray.name}", f"write `tray = {only.tray.name}`")


def _along(a: EndPlace, b: EndPlace, runs: Sequence[Run], from_: Position, to: Position) -> Way:
    """Up into the first tray, along them all, down out of the last one."""
    ends = [(one.along_m, one.across_m) for one in (from_, to)]
    way = [
        Stretch(a.rise_m, f"up {a.rack.name}"),
        Stretch(_to_tray(a.rack, runs[0]), f"up to {runs[0].tray.name}"),
    ]
    at = ends[0]
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        there = ends[1]
        if following is not None:
            common = run.meets(following)
            if common is None:
                why = f"trays {run.tray.name} and {following.tray.name} do not meet"
                raise NoWay(NotWorkedOut(why, "name the trays in order, each meeting the next"))
            there = nearest(at, *common)
        way.append(Stretch(abs(there[0] - at[0]) + abs(there[1] - at[1]), f"along {run.tray.name}"))
        if following is not None and _height_m(run) != _height_m(following):
            between = f"between the heights of {run.tray.name} and {following.tray.name}"
            way.append(Stretch(abs(_height_m(run) - _height_m(following)), between))
        at = there
    way += [
        Stretch(_to_tray(b.rack, runs[-1]), f"down from {runs[-1].tray.name}"),
        Stretch(b.rise_m, f"down {b.rack.name}"),
    ]
    return tuple(stretch for stretch in way if stretch.length_m)


def _to_tray(rack: Rack, run: Run) -> Decimal:
    """From the top of a rack to the tray, which hangs level: further from a low rack than from a high one."""
    return abs(_height_m(run) - rack.units * UNIT_M)
