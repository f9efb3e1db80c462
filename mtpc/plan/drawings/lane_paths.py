"""The way of each lane of a channel, connector by connector and position by position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtpc.catalogue.types import BORES, Alignment, OpticPart
from mtpc.channel.follow import Way, ways
from mtpc.channel.types import ChannelVerdict, FibreEnd, Landing, LandingKind, Plant, ShapeFault
from mtpc.lazy_dataclass import dataclass
from mtpc.light.meeting import across
from mtpc.model.site import Site
from mtpc.plan.light_trouble import ENDS

Places = tuple[tuple[int, int], ...]  # connector, position on it
Hops = tuple[tuple[int, int], ...]  # connectors a piece is entered and left by


@dataclass(frozen=True, slots=True)
class LanePath:
    """One transmitter's light, in the order of the drawing: from the near port, also where the far one sends.

    `places` are the connectors it is seen at, with its position there; `end` says how it ends, `hops` what it passes.
    """

    sent: str  # Tx1
    met: str  # Rx1, Tx2; dark
    forward: bool
    places: Places
    hops: Hops
    end: FibreEnd
    is_wrong: bool
    why_dark: str = ""  # where its light ends, in words


@dataclass(frozen=True, slots=True)
class LaneRoute:
    """A chain of pieces from the near port, and the lanes that take it as far as they get."""

    near: int
    hops: Hops
    far: int  # -1: no port is reached
    lanes: tuple[LanePath, ...]


def routes_of(plant: Plant, channel: int) -> list[LaneRoute]:
    """The routes of a channel, most have one; a lane that ends on its way belongs to the one it goes along furthest."""
    paths = list(_paths(plant, channel))
    far = plant.channels.far[channel]
    whole = [path.hops for path in paths if path.end is FibreEnd.PORT and path.places[-1 if path.forward else 0][0] in
             (far, plant.channels.near[channel])]  # fmt: skip
    chains = list(dict.fromkeys(whole)) or [max((path.hops for path in paths), key=len, default=())]
    by_chain: dict[Hops, list[LanePath]] = {chain: [] for chain in chains}
    for path in paths:
        by_chain[max(chains, key=lambda chain: _shared(chain, path))].append(path)
    return [LaneRoute(plant.channels.near[channel], chain, far, tuple(lanes)) for chain, lanes in by_chain.items()]


def _shared(chain: Hops, path: LanePath) -> int:
    """How many pieces a chain and a path have in common, from the end the path starts at."""
    pairs = zip(chain, path.hops, strict=False) if path.forward else zip(chain[::-1], path.hops[::-1], strict=False)
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _paths(plant: Plant, channel: int) -> Iterator[LanePath]:
    shape = plant.channels.shape_of(channel)
    yield from (_path(plant, channel, landing, forward=True) for landing in shape.forward)
    if plant.channels.far[channel] >= 0:
        yield from (_path(plant, channel, landing, forward=False) for landing in shape.back)


def _path(plant: Plant, channel: int, landing: Landing, *, forward: bool) -> LanePath:
    """The way of a transmitter's light; lanes of a breakout have other numbers at its legs, and that is right."""
    start, wanted = plant.channels.near[channel], plant.channels.far[channel]
    if not forward:
        start, wanted = wanted, start
    optic = plant.site.article(start)
    assert isinstance(optic, OpticPart)
    position = optic.lanes(plant.site.index_of(start))[landing.lane]
    way = min(
        ways(plant, start, {position: position}),
        key=lambda each: (each.end is not FibreEnd.PORT or each.face != wanted, each.end is not FibreEnd.PORT),
    )
    places, hops = places_of(plant, start, position, way), way.hops
    lands = landing.kind in (LandingKind.RX, LandingKind.TX)
    shape = plant.channels.shape_of(channel)
    is_permuted = shape.fault is ShapeFault.PERMUTED and landing.lane != landing.far_lane
    is_wrong = shape.verdict is not ChannelVerdict.OK and (landing.kind is not LandingKind.RX or is_permuted)
    return LanePath(
        f"Tx{landing.lane}",
        f"{landing.kind.capitalize()}{landing.far_lane}" if lands else "dark",
        forward,
        places if forward else places[::-1],
        hops if forward else tuple((left, entered) for entered, left in hops[::-1]),
        way.end or FibreEnd.CIRCLES,
        is_wrong,
        "" if lands else ENDS.get(landing.kind, str(landing.kind)),
    )


def places_of(plant: Plant, start: int, position: int, way: Way) -> Places:
    """Where light that starts at a position is on every connector of a way."""
    site, places = plant.site, [(start, position)]
    for entered, left in way.hops:
        face, at = places[-1]
        arrived = met_at(site, face, at, entered)
        if arrived is None:
            return tuple(places)
        passages = plant.tables.table(site.article(entered)).passages[site.index_of(entered)]
        leave = site.index_of(left)
        onward = [each.moves[arrived] for each in passages if each.leave == leave and arrived in each.moves]
        if not onward:
            return (*places, (entered, arrived))
        places += [(entered, arrived), (left, onward[0])]
    face, at = places[-1]
    met = way.face if way.end in (FibreEnd.PORT, FibreEnd.NO_FIBRE, FibreEnd.FILTERED) else -1
    arrived = met_at(site, face, at, met) if met >= 0 and met != face else None
    return tuple(places) if arrived is None else (*places, (met, arrived))


def met_at(site: Site, face: int, position: int, other: int) -> int | None:
    """The position of another connector that one of this connector touches; None where light does not pass."""
    return met(site, face, (position,), other).get(position)


def met(site: Site, face: int, positions: Iterable[int], other: int) -> dict[int, int]:
    """The positions of another connector that some of this connector touch."""
    alignment, positions = site.alignment_of(face), tuple(positions)
    ends = site.terminal(face), site.terminal(other)
    if alignment is not Alignment.BY_BORE:
        return across(*ends, alignment, dict(zip(positions, positions, strict=True))) or {}
    return {
        position: there
        for position in positions
        for there in (across(*ends, BORES[position - 1], {position: position}) or {}).values()
        if site.halves_of(face).get(position) == other
    }
