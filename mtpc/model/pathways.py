"""The length of a cable from port to port, along the racks and the trays over them. Metres, exact, never too short.

Vertical runs are counted in rack units, each end from the farther edge of its device or panel; the run from the port
to the side of the rack is counted as the width of a panel. The trays are those that are named; else one that passes
both racks; else the shortest way over trays that meet. Nothing is guessed: what is not stated is reported. A port may
stand nearer than is counted: by how much is the leeway of a path.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import NoAutoLength, Position, Routing, Stretch
from mtpc.model.floor_values import Rack
from mtpc.model.room_words import RackFace, UnitNumbering
from mtpc.model.site import Site
from mtpc.model.tray_lines import Run, line_of, place_of
from mtpc.model.tray_network import Stop, TrayNetwork, TrayPassage, passages_in_order
from mtpc.model.tray_values import Tray, TrayEnd, Waypoint

PANEL_WIDTH_M = Decimal("0.4826")  # EIA-310: width of a panel, 19 in

Stretches = tuple[Stretch, ...]
_Key = TypeVar("_Key")
_Way = TypeVar("_Way")


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
        rack = self.rack
        is_from_top = rack.numbered_from is UnitNumbering.TOP
        units = self.unit + self.height_u - 1 if is_from_top else rack.units - self.unit + 1
        return units * rack.unit_m


@dataclass(frozen=True, slots=True)
class CablePath:
    """The path of a cable, and what it takes of which trays."""

    stretches: Stretches
    passages: tuple[TrayPassage, ...]
    leeway_m: Decimal  # what of it the cable may save: its ports stand somewhere on their devices

    @property
    def trays(self) -> tuple[str, ...]:
        """The trays it takes, in order."""
        return tuple(passage.run.tray.name for passage in self.passages)

    @property
    def length_m(self) -> Decimal:
        """The length as it is counted for an order."""
        return sum((stretch.length_m for stretch in self.stretches), Decimal(0))

    @property
    def least_m(self) -> Decimal:
        """No cable on this path is shorter."""
        return max(self.length_m - self.leeway_m, Decimal(0))


@dataclass(frozen=True, slots=True)
class _RackWay:
    """The way from the top of one rack to that of another."""

    stretches: Stretches
    passages: tuple[TrayPassage, ...]
    leeway_m: Decimal


@dataclass(slots=True)
class Pathways:
    """The trays of a site; each path is calculated once."""

    site: Site
    _paths: dict[object, CablePath | NoPath] = field(default_factory=dict)
    _between_racks: dict[tuple[str, str, Routing], _RackWay | NoPath] = field(default_factory=dict)
    _network: TrayNetwork | None = None

    def longest(self, ends: tuple[Collection[EndKey], Collection[EndKey]], routing: Routing) -> CablePath:
        """The longest path between a leg of one side and a leg of the other; raises NoPath."""
        left, right = ([self._place(*key) for key in sorted(keys)] for keys in ends)
        if not left or not right:
            raise NoPath(NoAutoLength("all legs of one end are parked", "write the length"))
        paths = [self.path(near, far, routing) for near in left for far in right]
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
        if owner.mounting.face is RackFace.REAR:  # its own front looks to the rear of the rack
            side = RackFace.REAR if side == RackFace.FRONT else RackFace.FRONT
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

    def path(self, near: EndPlace, far: EndPlace, routing: Routing) -> CablePath:
        """The path between two places; raises NoPath."""
        return _remembered(self._paths, (near.key, far.key, routing), lambda: self._between(near, far, routing))

    def _between(self, near: EndPlace, far: EndPlace, routing: Routing) -> CablePath:
        to_side = Stretch(PANEL_WIDTH_M, f"to the side of {near.rack.name}")
        from_side = Stretch(PANEL_WIDTH_M, f"from the side of {far.rack.name}")
        through = tuple(_through(near, far))
        leeway_m = _leeway_m(near, far, through)
        if near.rack.name == far.rack.name:
            return CablePath((to_side, _inside(near, far), *through, from_side), (), leeway_m)
        way = self._way(near.rack, far.rack, routing)
        up, down = Stretch(near.rise_m, f"up {near.rack.name}"), Stretch(far.rise_m, f"down {far.rack.name}")
        stretches = (to_side, up, *way.stretches, down, *through, from_side)
        return CablePath(stretches, way.passages, leeway_m + way.leeway_m)

    def _way(self, near: Rack, far: Rack, routing: Routing) -> _RackWay:
        """The way over trays from the top of one rack to that of another; looked for once; raises NoPath."""
        key = (near.name, far.name, routing)
        return _remembered(self._between_racks, key, lambda: self._looked_for(near, far, routing))

    def _looked_for(self, near: Rack, far: Rack, routing: Routing) -> _RackWay:
        passages = self._named(near, far, routing.trays) if routing.trays else self._found(near, far, routing)
        return _RackWay(_along(near, far, passages), passages, _leeway_between_m(near, far))

    def _named(self, near: Rack, far: Rack, names: tuple[str, ...]) -> tuple[TrayPassage, ...]:
        """Through the trays that are named, from one end or from the other; the longer where both lead there."""
        near_position, far_position = _position(near), _position(far)
        runs = [_run(self.site.trays[name]) for name in names]
        ways = [
            _in_order(order, near_position, far_position)
            for order in ([runs, runs[::-1]] if len(runs) > 1 else [runs])
            if order[0].passes(near_position) and order[-1].passes(far_position)
        ]
        if not ways:
            raise NoPath(_not_reached(runs, (near, far)))
        return max(ways, key=lambda way: sum(passage.length_m for passage in way))

    def _found(self, near: Rack, far: Rack, routing: Routing) -> tuple[TrayPassage, ...]:
        """Through the shortest tray that passes both racks; else the shortest way over trays that meet."""
        near_position, far_position = _position(near), _position(far)
        if not routing.through:
            joining = self._joining(near, far, routing)
            if joining is not None:
                return (TrayPassage(joining, near_position, far_position),)
        if not self._trays().is_whole:  # a way that is found could be longer than one that is not
            raise NoPath(self._no_way(near, far, routing))
        stops = [Stop(place, rack.height_m) for place, rack in ((near_position, near), (far_position, far))]
        passages = self._trays().way(stops[0], stops[1], routing)
        if passages is None:
            raise NoPath(self._no_way(near, far, routing))
        return passages

    def _joining(self, near: Rack, far: Rack, routing: Routing) -> Run | None:
        """The shortest tray that passes both racks; None where none does. Raises NoPath where two are equally long."""
        there = {run.tray.name for run in self._passing_at(far)} - routing.avoid
        passing = [run for run in self._passing_at(near) if run.tray.name in there and run.is_open]
        if not passing:
            return None
        lengths_m = {run.tray.name: _to_tray(near, run) + _to_tray(far, run) for run in passing}
        shortest = [run for run in passing if lengths_m[run.tray.name] == min(lengths_m.values())]
        if len(shortest) > 1:
            names = " and ".join(sorted(run.tray.name for run in shortest))
            why = f"{names} both join {near.name} and {far.name}, and are equally long"
            raise NoPath(NoAutoLength(why, "write which: `tray = …`, or which not: `avoid = …`"))
        return shortest[0]

    def _no_way(self, near: Rack, far: Rack, routing: Routing) -> NoAutoLength:
        if self.site.gaps.of_kind("tray") or self.site.gaps.of_kind("waypoint"):
            return NoAutoLength("")  # the tray may be in a statement that was reported
        if not self._trays().is_whole:
            return NoAutoLength("there are too many trays to look for a way", "name them: `tray = [x, y]`")
        if routing.through or routing.avoid:
            asked = [f"through {' and '.join(routing.through)}"] if routing.through else []
            asked += [f"without {' and '.join(sorted(routing.avoid))}"] if routing.avoid else []
            why = f"no trays that meet lead from {near.name} to {far.name} {', '.join(asked)}"
            return NoAutoLength(why, "correct `through` or `avoid`, or declare the tray that is missing")
        for rack in (near, far):
            if not self._passing_at(rack):
                for tray in self.site.trays.values():
                    if rack in tray.ends:
                        _run(tray)
                example = f"tray NAME at {near.name} -- {far.name} {{ drop = … }}"
                return NoAutoLength(f"no tray passes {rack.name}", f"write `{example}`, or trays that meet")
        help_ = (
            "declare the tray that is missing between them: trays meet where they cross or have a waypoint in common"
        )
        return NoAutoLength(f"no trays that meet lead from {near.name} to {far.name}", help_)

    def _trays(self) -> TrayNetwork:
        if self._network is None:
            runs = (line_of(tray) for tray in self.site.trays.values())
            self._network = TrayNetwork(tuple(run for run in runs if run is not None))
        return self._network

    def _passing_at(self, rack: Rack) -> tuple[Run, ...]:
        return self._trays().passing(_position(rack))


def _remembered(known: dict[_Key, _Way | NoPath], key: _Key, make: Callable[[], _Way]) -> _Way:
    """What was made for a key before, else what is made now; raises NoPath again where that was raised."""
    way = known.get(key)
    if way is None:
        try:
            way = make()
        except NoPath as no_way:
            way = no_way
        known[key] = way
    if isinstance(way, NoPath):
        raise NoPath(way.missing)
    return way


def _leeway_m(near: EndPlace, far: EndPlace, through: Stretches) -> Decimal:
    """What is counted of devices and panels themselves: to the side of the rack, over their height, to the rear."""
    heights_m = near.height_u * near.rack.unit_m + far.height_u * far.rack.unit_m
    return 2 * PANEL_WIDTH_M + heights_m + sum((stretch.length_m for stretch in through), Decimal(0))


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


def _inside(near: EndPlace, far: EndPlace) -> Stretch:
    units = max(near.unit + near.height_u, far.unit + far.height_u) - min(near.unit, far.unit)
    return Stretch(units * near.rack.unit_m, f"up or down {near.rack.name}")


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


def _height_m(run: Run, position: Position) -> Decimal:
    """From the floor to the tray at a place; raises NoPath."""
    height_m = run.height_m(position)
    if height_m is None:
        help_ = "write `drop = …`, the height from the top of the racks to the tray, or `height = …` from the floor"
        raise NoPath(NoAutoLength(f"tray {run.tray.name} has no drop", help_, run.tray.origin.what))
    return height_m


def _run(tray: Tray) -> Run:
    run = line_of(tray)
    if run is not None:
        return run
    first, last = tray.ends
    spaces = [place.space if (place := place_of(end)) else _position_of(end).space for end in tray.ends]
    if spaces[0] == spaces[1]:
        why = f"tray {tray.name} is not straight: {first.name} and {last.name} differ along the row and across the rows"
        help_ = "write each straight piece as a tray of its own, and name them in order: `tray = [x, y]`"
        raise NoPath(NoAutoLength(why, help_, tray.origin.what))
    ends = [_row_words(end) for end in tray.ends]
    help_ = "write `length = …` at the tray"
    if isinstance(first, Rack) and isinstance(last, Rack) and first.room == last.room:
        help_ = "write `row NAME at ROOM { offset = … }` for both, and the racks `at` their row"
    raise NoPath(NoAutoLength(f"the distance between {' and '.join(ends)} is not stated", help_, tray.origin.what))


def _row_words(end: TrayEnd) -> str:
    if isinstance(end, Waypoint):
        return end.name
    return f"row {end.row}" if end.row else f"the row of {end.name}"


def _position_of(end: TrayEnd) -> Position:
    """Of a rack that ends a tray; raises NoPath."""
    assert isinstance(end, Rack)  # a waypoint has a place
    return _position(end)


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


def _in_order(runs: Sequence[Run], near: Position, far: Position) -> tuple[TrayPassage, ...]:
    """What a cable takes of trays that are named in this order; raises NoPath."""
    for run, following in pairwise(runs):
        if not run.meets(following):
            why = f"trays {run.tray.name} and {following.tray.name} do not meet"
            raise NoPath(NoAutoLength(why, "name the trays in order, each meeting the next"))
    return passages_in_order(runs, near, far)


def _along(near: Rack, far: Rack, passages: Sequence[TrayPassage]) -> Stretches:
    """From the top of a rack up into the first tray, along them all, and down from the last one."""
    first, last = passages[0].run, passages[-1].run
    path = [Stretch(_to_tray(near, first), f"up to {first.tray.name}")]
    for passage, following in zip(passages, [*passages[1:], None], strict=True):
        run = passage.run
        path.append(Stretch(passage.length_m, f"along {run.tray.name}"))
        if following is not None:
            change_m = abs(_height_m(run, passage.end) - _height_m(following.run, passage.end))
            path.append(Stretch(change_m, f"between the heights of {run.tray.name} and {following.run.tray.name}"))
    path.append(Stretch(_to_tray(far, last), f"down from {last.tray.name}"))
    return tuple(stretch for stretch in path if stretch.length_m)


def _to_tray(rack: Rack, run: Run) -> Decimal:
    """From the top of a rack to the tray over it: more for a low rack than for a high one."""
    return abs(_height_m(run, _position(rack)) - rack.height_m)
