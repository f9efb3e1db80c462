"""Laws of tracing, on random floors: walker, follower and photons agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mtpc.catalogue.types import OpticPart
from mtpc.channel.follow import fibre_way, passed, ways
from mtpc.channel.matings import terminal_numbers
from mtpc.channel.tracer import trace
from mtpc.channel.types import Landing, Plant, Shape
from mtpc.channel.walk import Walker
from mtpc.light.through_parts import PartTables
from mtpc.model.site import Site
from tests.support.oracle import Stop, photon
from tests.support.random_sites import random_site

seeds = st.integers(0, 10**9)
Sender = tuple[int, int]  # port, lane


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_every_transmitter_ends_where_a_single_photon_does(seed: int) -> None:
    site = random_site(seed)
    assert landings(trace(site)) == photons(site)


@settings(max_examples=150, deadline=None)
@given(seeds)
def test_ports_share_a_channel_just_when_a_photon_gets_from_one_to_the_other(seed: int) -> None:
    site = random_site(seed)
    channels = trace(site).channels
    pairs = [frozenset(pair) for pair in zip(channels.near, channels.far, strict=True)]
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == pairs_by_photon(site)


@settings(max_examples=150, deadline=None)
@given(seeds)
def test_every_position_of_every_port_is_followed_to_where_a_photon_gets(seed: int) -> None:
    plant = trace(random_site(seed))
    for port, _ in ports(plant.site):
        for position in range(1, plant.site.terminal(port).family.count + 1):
            way, stop = fibre_way(plant, port, position), photon(plant.site, port, position)
            reached = way.face if way.end == "port" else -1
            end = stop.kind if stop.face < 0 else "port"
            assert (way.end, reached, way.position) == (end, stop.face, stop.position)


@settings(max_examples=150, deadline=None)
@given(seeds)
def test_light_followed_by_connectors_takes_the_ways_the_walker_remembers(seed: int) -> None:
    plant = trace(random_site(seed))
    site, tables = plant.site, PartTables()
    walker = Walker(site, tables, terminal_numbers(site, tables))
    for port, _ in ports(site):
        view, everything = walker.view(port), range(1, site.terminal(port).family.count + 1)
        walked = [
            (end.kind, face, path, sorted(end.positions.items()))
            for end, face, path in zip(view.ends, view.faces, view.paths, strict=True)
        ]
        followed = [
            (
                way.end,
                way.face if way.end == "port" else -1,
                tuple(site.faces.component[entered] for entered, _ in way.hops),
                sorted(way.positions.items()),
            )
            for way in ways(plant, port, {position: position for position in everything})
        ]
        assert sorted(walked) == sorted(followed)
        assert [way for way in walked if way[0] == "port"] == [way for way in followed if way[0] == "port"]


@settings(max_examples=150, deadline=None)
@given(seeds)
def test_a_channel_passes_the_components_of_its_routes(seed: int) -> None:
    plant = trace(random_site(seed))
    site, channels = plant.site, plant.channels
    for channel, (far, routes) in enumerate(zip(channels.far, channels.components, strict=True)):
        entered = [site.faces.component[face] for face, _ in passed(plant, channel)]
        if far >= 0:
            assert set(entered) == {component for route in routes for component in route}
        for face, left in passed(plant, channel):
            assert left is None or site.faces.component[left] == site.faces.component[face]


@settings(max_examples=150, deadline=None)
@given(seeds)
def test_naming_the_ports_the_other_way_round_exchanges_forward_and_back(seed: int) -> None:
    there, back = trace(random_site(seed)), trace(random_site(seed, backwards=True))
    for index in range(len(there.channels)):
        near, far = there.channels.near[index], there.channels.far[index]
        if far < 0 or there.site.faces.component[near] == there.site.faces.component[far]:
            continue
        assert (back.channels.near[index], back.channels.far[index]) == (far, near)
        one, other = shape(there, index), shape(back, index)
        assert (met(one.forward), met(one.back)) == (met(other.back), met(other.forward))
        assert map_of(one) == {(b, a) for a, b in map_of(other)}
        assert (one.verdict, one.fault) == (other.verdict, other.fault)


@settings(max_examples=100, deadline=None)
@given(seeds, st.integers(2, 4))
def test_more_of_the_same_adds_channels_but_no_shape_and_no_kind_of_mating(seed: int, copies: int) -> None:
    once, grown = trace(random_site(seed)), trace(random_site(seed, copies=copies))
    assert len(grown.channels) == copies * len(once.channels)
    assert grown.channels.shapes == once.channels.shapes
    assert grown.matings.kinds == once.matings.kinds
    assert max(grown.channels.group, default=-1) + 1 == copies * (max(once.channels.group, default=-1) + 1)


@settings(max_examples=100, deadline=None)
@given(seeds)
def test_every_mating_is_filed_once_under_its_kind(seed: int) -> None:
    site = random_site(seed)
    matings = trace(site).matings
    filed = [pair for pairs in matings.faces for pair in pairs]
    assert sorted(tuple(sorted(pair)) for pair in filed) == sorted(
        (face, mate) for face, mate in enumerate(site.faces.mate) if face < mate
    )
    for kind, pairs in zip(matings.kinds, matings.faces, strict=True):
        for a, b in pairs:
            assert (kind.a_article, kind.b_article) == (site.article(a), site.article(b))
            assert (kind.a.family, kind.b.family) == (site.terminal(a).family, site.terminal(b).family)
            assert kind.alignment == site.faces.alignment[a]


def landings(plant: Plant) -> dict[Sender, Stop]:
    """What every transmitter meets by the tracer; each is listed once."""
    found: dict[Sender, Stop] = {}
    for index in range(len(plant.channels)):
        near, far = plant.channels.near[index], plant.channels.far[index]
        ways = ((near, far, shape(plant, index).forward), (far, near, shape(plant, index).back))
        for port, other, lanes in ways:
            for one in lanes:
                assert (port, one.lane) not in found
                reached = other if one.kind in {"rx", "tx", "unlit"} else -1
                found[port, one.lane] = Stop(one.kind, reached, one.far_lane, one.far_position)
    return found


def photons(site: Site) -> dict[Sender, Stop]:
    """What every transmitter of a port with a plug in it meets, photon by photon."""
    found = {}
    for port, part in ports(site):
        for lane, position in enumerate(part.tx[site.faces.terminal[port]], start=1):
            if position:  # a lane that its mode does not use sends nothing
                found[port, lane] = photon(site, port, position)
    return found


def pairs_by_photon(site: Site) -> set[frozenset[int]]:
    """Ports with fibre between them, and ports alone (with -1)."""
    pairs = set()
    for port, _ in ports(site):
        count = site.terminal(port).family.count
        reached = {photon(site, port, position).face for position in range(1, count + 1)}
        pairs |= {frozenset((port, face)) for face in (reached - {-1} or {-1})}
    return pairs


def ports(site: Site) -> list[tuple[int, OpticPart]]:
    """Receptacles of optics with something plugged in."""
    found = []
    for face in range(len(site.faces.mate)):
        part = site.article(face)
        if isinstance(part, OpticPart) and site.faces.mate[face] >= 0:
            found.append((face, part))
    return found


def shape(plant: Plant, channel: int) -> Shape:
    """The shape of a channel."""
    return plant.channels.shape_of(channel)


def met(lanes: tuple[Landing, ...]) -> list[tuple[int, str, int, int]]:
    """Landings without the number of the route."""
    return [(one.lane, one.kind, one.far_lane, one.far_position) for one in lanes]


def map_of(one: Shape) -> set[tuple[int, int]]:
    """All pairs of plug positions, whatever the route."""
    return {pair for route in one.routes for pair in route.position_map}
