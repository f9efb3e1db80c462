"""The length of a cable from port to port, along the racks and the trays over them. Metres, exact, never too short.

Vertical runs are counted in rack units, each end from the farther edge of its device or panel; the run from the port
to the side of the rack is counted as the width of a panel. A tray is straight: along a row, or across rows at one place
along them. Nothing is guessed: what is not stated is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal

from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import NoAutoLength, Position, Stretch
from mtpc.model.floor_values import Rack, Tray
from mtpc.model.site import Site
from mtpc.model.tray_lines import Run, line_of, nearest

UNIT_M = Decimal("0.04445")  # EIA-310: one rack unit, 1.75 in
PANEL_WIDTH_M = Decimal("0.4826")  # EIA-310: width of a panel, 19 in

CablePath = tuple[Stretch, ...]


class NoPath(Exception):
    """Something has to be stated before the path is known."""

    def __init__(self, missing: NoAutoLength) -> None:
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
        """What identifies it."""
        return self.rack.name, self.unit, self.height_u, self.side

    @property
    def rise_m(self) -> Decimal:
        """From the lower edge of what it is plugged into to the top of the rack."""
        return (self.rack.units - self.unit + 1) * UNIT_M


@dataclass(slots=True)
class Pathways:
    """The trays of a site; each path is calculated once."""

    site: Site
    _paths: dict[object, tuple[CablePath, tuple[str, ...]]] = field(default_factory=dict)

    def path(self, near: EndPlace, far: EndPlace, trays: tuple[str, ...]) -> tuple[CablePath, tuple[str, ...]]:
        """The path between two places, and the trays it takes: those named, else the one that joins them.

        Raises NoPath.
        """
        key = (near.key, far.key, trays)
        path = self._paths.get(key)
        if path is None:
            path = self._paths[key] = self._between(near, far, trays)
        return path

    def _between(self, near: EndPlace, far: EndPlace, names: tuple[str, ...]) -> tuple[CablePath, tuple[str, ...]]:
        start, end = (
            Stretch(PANEL_WIDTH_M, f"{word} side of {end_place.rack.name}") for word, end_place in _sides(near, far)
        )
        through = tuple(_through(near, far))
        if near.rack.name == far.rack.name:
            return (start, _inside(near, far), *through, end), ()
        near_position, far_position = _position(near.rack), _position(far.rack)
        runs = [_run(self.site.trays[name]) for name in names] if names else [self._joining(near.rack, far.rack)]
        paths = [
            _along(near, far, order, near_position, far_position)
            for order in ([runs, runs[::-1]] if len(runs) > 1 else [runs])
            if order[0].passes(near_position) and order[-1].passes(far_position)
        ]
        if not paths:
            raise NoPath(_not_reached(runs, (near.rack, far.rack)))
        longest = max(paths, key=lambda way: sum(stretch.length_m for stretch in way))
        return (start, *longest, *through, end), tuple(run.tray.name for run in runs)

    def _joining(self, near: Rack, far: Rack) -> Run:
        """The only tray that passes both racks."""
        runs = [run for tray in self.site.trays.values() if (run := line_of(tray)) is not None]
        passing = [run for run in runs if all(run.passes(_position(rack)) for rack in (near, far))]
        if len(passing) == 1:
            return passing[0]
        if passing:
            names = " and ".join(sorted(run.tray.name for run in passing))
            raise NoPath(NoAutoLength(f"{names} both join {near.name} and {far.name}", "write which: `tray = …`"))
        if self.site.incomplete:
            raise NoPath(NoAutoLength(""))  # the tray may be in a statement that was reported
        tray = f"tray NAME at {near.name} -- {far.name} {{ drop = … }}"
        help_ = f"write `{tray}`, or name trays that meet: `tray = [x, y]`"
        raise NoPath(NoAutoLength(f"no tray runs from {near.name} to {far.name}", help_))


def _sides(near: EndPlace, far: EndPlace) -> Iterator[tuple[str, EndPlace]]:
    yield "to the", near
    yield "from the", far


def _inside(near: EndPlace, far: EndPlace) -> Stretch:
    units = max(near.unit + near.height_u, far.unit + far.height_u) - min(near.unit, far.unit)
    return Stretch(units * UNIT_M, f"up or down {near.rack.name}")


def _through(near: EndPlace, far: EndPlace) -> Iterator[Stretch]:
    """From front to rear, where the ends are on different sides."""
    if near.side == far.side:
        return
    for rack in (near.rack, far.rack):
        if rack.depth_m is None:
            why = f"it goes from front to rear, and rack {rack.name} has no depth"
            raise NoPath(NoAutoLength(why, "write `depth = …` at the rack", rack.origin.what))
    deeper = max(near.rack, far.rack, key=lambda rack: (rack.depth_m, rack.name))
    yield Stretch(deeper.depth_m or Decimal(0), f"from front to rear of {deeper.name}")


def _position(rack: Rack) -> Position:
    if rack.position is not None:
        return rack.position
    written = any(name == "row-origin" for name, _ in rack.origin.attributes)
    attribute = "pitch" if written and rack.pitch_m is None else "row-origin"
    help_ = "write `row-origin = 0m; pitch = 600mm` at the racks of a row, with the real distances"
    why = f"the position of rack {rack.name} is not stated: it has no {attribute}"
    raise NoPath(NoAutoLength(why, help_, rack.origin.what))


def _drop(tray: Tray) -> Decimal:
    if tray.drop_m is None:
        help_ = "write `drop = …`, the height from the top of the racks to the tray"
        raise NoPath(NoAutoLength(f"tray {tray.name} has no drop", help_, tray.origin.what))
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
        raise NoPath(NoAutoLength(why, help_, tray.origin.what))
    rows = " and ".join(f"row {rack.row}" if rack.row else f"the row of {rack.name}" for rack in tray.ends)
    help_ = "write `row NAME at ROOM { offset = … }` for both, and the racks `at` their row"
    raise NoPath(NoAutoLength(f"the distance between {rows} is not stated", help_, tray.origin.what))


def _not_reached(runs: Sequence[Run], racks: tuple[Rack, Rack]) -> NoAutoLength:
    """Why the trays do not join the racks: one is not passed, or both are at one end."""
    ends = (runs[0], runs[-1])
    for rack in racks:
        if not any(run.passes(_position(rack)) for run in ends):
            names = " nor ".join(dict.fromkeys(run.tray.name for run in ends))
            word = "neither " if len(runs) > 1 else ""
            help_ = "name the trays it runs in, in order from one end to the other"
            return NoAutoLength(f"{word}tray {names} {'passes' if word else 'does not pass'} {rack.name}", help_)
    only = next(run for run in ends if all(run.passes(_position(rack)) for rack in racks))
    return NoAutoLength(f"both of its ends are at tray {only.tray.name}", f"write `tray = {only.tray.name}`")


def _along(
    near: EndPlace, far: EndPlace, runs: Sequence[Run], near_position: Position, far_position: Position
) -> CablePath:
    """Up into the first tray, along them all, down out of the last one."""
    ends = [(end.along_m, end.across_m) for end in (near_position, far_position)]
    path = [
        Stretch(near.rise_m, f"up {near.rack.name}"),
        Stretch(_to_tray(near.rack, runs[0]), f"up to {runs[0].tray.name}"),
    ]
    position = ends[0]
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        next_position = ends[1]
        if following is not None:
            common = run.meets(following)
            if common is None:
                why = f"trays {run.tray.name} and {following.tray.name} do not meet"
                raise NoPath(NoAutoLength(why, "name the trays in order, each meeting the next"))
            next_position = nearest(position, *common)
        along_m = abs(next_position[0] - position[0]) + abs(next_position[1] - position[1])
        path.append(Stretch(along_m, f"along {run.tray.name}"))
        if following is not None and _height_m(run) != _height_m(following):
            between = f"between the heights of {run.tray.name} and {following.tray.name}"
            path.append(Stretch(abs(_height_m(run) - _height_m(following)), between))
        position = next_position
    path += [
        Stretch(_to_tray(far.rack, runs[-1]), f"down from {runs[-1].tray.name}"),
        Stretch(far.rise_m, f"down {far.rack.name}"),
    ]
    return tuple(stretch for stretch in path if stretch.length_m)


def _to_tray(rack: Rack, run: Run) -> Decimal:
    """From the top of a rack to the tray, which is level: more for a low rack than for a high one."""
    return abs(_height_m(run) - rack.units * UNIT_M)
