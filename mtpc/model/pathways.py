"""The length of a cable from port to port, along the racks and the trays over them. Metres, exact, never too short.

Vertical runs are counted in rack units, each end from the farther edge of its device or panel; the run from the port
to the side of the rack is counted as the width of a panel. A tray is straight: along a row, or across rows at one place
along them. Nothing is guessed: what is not stated is reported. A port may stand nearer than is counted: by how much is
the leeway of a path.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from decimal import Decimal

from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import NoAutoLength, Position, Stretch
from mtpc.model.floor_values import Rack, Tray
from mtpc.model.site import Site
from mtpc.model.tray_lines import Run, line_of, nearest

UNIT_M = Decimal("0.04445")  # EIA-310: one rack unit, 1.75 in
PANEL_WIDTH_M = Decimal("0.4826")  # EIA-310: width of a panel, 19 in

Stretches = tuple[Stretch, ...]


EndKey = tuple[int, str]  # a device or panel, and the side of it


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


@dataclass(frozen=True, slots=True)
class CablePath:
    """The path of a cable, and the trays it takes: those named, else the one that joins its racks."""

    stretches: Stretches
    trays: tuple[str, ...]
    leeway_m: Decimal  # what of it the cable may save: its ports stand somewhere on their devices

    @property
    def length_m(self) -> Decimal:
        """The length as it is counted for an order."""
        return sum((stretch.length_m for stretch in self.stretches), Decimal(0))

    @property
    def least_m(self) -> Decimal:
        """No cable on this path is shorter."""
        return max(self.length_m - self.leeway_m, Decimal(0))


@dataclass(slots=True)
class Pathways:
    """The trays of a site; each path is calculated once."""

    site: Site
    _paths: dict[object, CablePath | NoPath] = field(default_factory=dict)
    _passing: dict[str, tuple[Run, ...]] = field(default_factory=dict)  # rack -> trays that pass it
    _runs: list[Run] | None = None

    def longest(self, ends: tuple[Collection[EndKey], Collection[EndKey]], trays: tuple[str, ...]) -> CablePath:
        """The longest path between a leg of one side and a leg of the other; raises NoPath."""
        left, right = ([self._place(*key) for key in sorted(keys)] for keys in ends)
        if not left or not right:
            raise NoPath(NoAutoLength("all legs of one end are parked", "write the length"))
        paths = [self.path(near, far, trays) for near in left for far in right]
        return max(paths, key=lambda path: (path.length_m, path.trays))

    def least_apart_m(self, ends: tuple[Collection[EndKey], Collection[EndKey]]) -> Decimal | None:
        """No cable between these ends is shorter, whatever its path; None where nobody can tell."""
        apart = [
            least for left in ends[0] for right in ends[1] if (least := self._apart_m(left[0], right[0])) is not None
        ]
        return max(apart, default=None)

    def _place(self, equipment: int, side: str) -> EndPlace:
        owner = self.site.equipment[equipment]
        if owner.rack is None or owner.unit is None:
            why = f"the rack unit of {owner.name} is not stated"
            raise NoPath(NoAutoLength(why, "write it: `at RACK.U38`", owner.origin.what))
        return EndPlace(owner.rack, owner.unit, owner.height_u, side)

    def _apart_m(self, near: int, far: int) -> Decimal | None:
        racks = (self.site.equipment[near].rack, self.site.equipment[far].rack)
        first, second = (rack.position if rack else None for rack in racks)
        if first is None or second is None or first.space != second.space:
            return None
        near_rack, far_rack = (rack for rack in racks if rack)
        along_m = max(abs(first.along_m - second.along_m) - PANEL_WIDTH_M, Decimal(0))
        across_m = abs(first.across_m - second.across_m) - _nearer_across_m(near_rack, far_rack)
        return (along_m * along_m + across_m * across_m).sqrt()

    def path(self, near: EndPlace, far: EndPlace, trays: tuple[str, ...]) -> CablePath:
        """The path between two places; raises NoPath."""
        key = (near.key, far.key, trays)
        path = self._paths.get(key)
        if path is None:
            try:
                path = self._between(near, far, trays)
            except NoPath as no_way:
                path = no_way
            self._paths[key] = path
        if isinstance(path, NoPath):
            raise NoPath(path.missing)
        return path

    def _between(self, near: EndPlace, far: EndPlace, names: tuple[str, ...]) -> CablePath:
        start, end = (
            Stretch(PANEL_WIDTH_M, f"{word} side of {end_place.rack.name}") for word, end_place in _sides(near, far)
        )
        through = tuple(_through(near, far))
        if near.rack.name == far.rack.name:
            return CablePath((start, _inside(near, far), *through, end), (), _leeway_m(near, far, through))
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
        leeway_m = _leeway_m(near, far, through) + _leeway_between_m(near.rack, far.rack)
        return CablePath((start, *longest, *through, end), tuple(run.tray.name for run in runs), leeway_m)

    def _joining(self, near: Rack, far: Rack) -> Run:
        """The only tray that passes both racks."""
        there = {run.tray.name for run in self._passing_at(far)}
        passing = [run for run in self._passing_at(near) if run.tray.name in there]
        if len(passing) == 1:
            return passing[0]
        if passing:
            names = " and ".join(sorted(run.tray.name for run in passing))
            raise NoPath(NoAutoLength(f"{names} both join {near.name} and {far.name}", "write which: `tray = …`"))
        if self.site.gaps.of_kind("tray"):
            raise NoPath(NoAutoLength(""))  # the tray may be in a statement that was reported
        tray = f"tray NAME at {near.name} -- {far.name} {{ drop = … }}"
        help_ = f"write `{tray}`, or name trays that meet: `tray = [x, y]`"
        raise NoPath(NoAutoLength(f"no tray runs from {near.name} to {far.name}", help_))

    def _passing_at(self, rack: Rack) -> tuple[Run, ...]:
        known = self._passing.get(rack.name)
        if known is None:
            if self._runs is None:
                self._runs = [run for tray in self.site.trays.values() if (run := line_of(tray)) is not None]
            position = _position(rack)
            known = self._passing[rack.name] = tuple(run for run in self._runs if run.passes(position))
        return known


def _leeway_m(near: EndPlace, far: EndPlace, through: Stretches) -> Decimal:
    """What is counted of devices and panels themselves: to the side of the rack, over their height, to the rear."""
    heights = (near.height_u + far.height_u) * UNIT_M
    return 2 * PANEL_WIDTH_M + heights + sum((stretch.length_m for stretch in through), Decimal(0))


def _leeway_between_m(near: Rack, far: Rack) -> Decimal:
    """By how much ports may stand nearer to each other than their racks do."""
    return PANEL_WIDTH_M + _nearer_across_m(near, far)


def _nearer_across_m(near: Rack, far: Rack) -> Decimal:
    """By how much ports may be nearer across the rows than the origins of their racks: by the depths of both.

    All of that distance, where a depth is not stated: no standard says how deep a rack is at most.
    """
    across_m = abs(_position(near).across_m - _position(far).across_m)
    if near.depth_m is None or far.depth_m is None:
        return across_m
    return min(across_m, near.depth_m + far.depth_m)


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
) -> Stretches:
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
