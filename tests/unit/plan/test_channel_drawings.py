"""A channel's drawing says where each lane goes: the same as photons that know nothing of it."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import ChannelVerdict, Plant
from mtpc.diagnostics.about import FindingsByObject
from mtpc.drawing.shapes import Drawing, Stroke, Words
from mtpc.drawing.strokes import Ink, Layer
from mtpc.pipeline import compile_paths, compile_texts
from mtpc.plan.drawings.channel import channel_drawings
from mtpc.plan.drawings.lane_paths import routes_of
from mtpc.plan.show.channel_walks import walk
from mtpc.plan.show.judged_walks import judged
from tests.support import ROOT
from tests.support.floors import TWO_RACKS
from tests.support.listing import for_each
from tests.support.oracle import photon
from tests.unit.plan.drawn import FLOORS, floor, outside, overlapping

Case = tuple[str, Plant, int]


def channels() -> Iterator[Case]:
    """Every channel of the worked sites by its shape, and all of the broken specs."""
    for name in FLOORS:
        plant = floor(name).plant
        firsts = {shape: number for number, shape in reversed(list(enumerate(plant.channels.shape)))}
        yield from ((name, plant, number) for number in sorted(firsts.values()))
    for path in sorted((ROOT / "specs" / "broken").glob("*.mtp")):
        plant = compile_paths((str(path),), today="2026-11-20").plant
        yield from ((path.stem, plant, number) for number in range(min(len(plant.channels), 6)))


CASES = list(channels())


def named(case: Case) -> str:
    return f"{case[0]} channel {case[2]}"


def drawings(plant: Plant, channel: int) -> list[Drawing]:
    return channel_drawings(plant, channel, judged(walk(plant, channel), FindingsByObject()))


@for_each(CASES, named)
def test_every_lane_ends_where_a_photon_does(name: str, plant: Plant, channel: int) -> None:
    site, shape = plant.site, plant.channels.shape_of(channel)
    if any(part.divides for part in map(site.part_of, site.every_component()) if not isinstance(part, OpticPart)):
        return  # photons are not divided
    if any(site.halves_of(face) for face in range(len(site.faces.mate))):
        return  # nor do they go into the halves of a port
    lanes = [lane for route in routes_of(plant, channel) for lane in route.lanes]
    assert len(lanes) == len(shape.forward) + (len(shape.back) if plant.channels.far[channel] >= 0 else 0)
    for lane in lanes:
        start, *_ = lane.places if lane.forward else lane.places[::-1]
        *_, last = lane.places if lane.forward else lane.places[::-1]
        stop = photon(site, *start)
        words = {"rx": f"Rx{stop.lane}", "tx": f"Tx{stop.lane}"}
        assert lane.met == words.get(stop.kind, "dark"), lane
        if stop.kind in words:
            assert last == (stop.face, stop.position)


@for_each(CASES, named)
def test_a_channel_is_on_its_page_and_can_be_read(name: str, plant: Plant, channel: int) -> None:
    for drawing in drawings(plant, channel):
        assert outside(drawing) == []
        assert list(overlapping(drawing)) == []


@for_each(CASES, named)
def test_what_is_wrong_is_marked_and_nothing_else(name: str, plant: Plant, channel: int) -> None:
    fine = plant.channels.shape_of(channel).verdict is ChannelVerdict.OK
    stops = [item for drawing in drawings(plant, channel) for item in drawing.items if isinstance(item, Stroke)]
    if fine:
        assert not any(item.ink is Ink.STOP and item.layer is Layer.FIBRES for item in stops)
    lanes = [lane for route in routes_of(plant, channel) for lane in route.lanes]
    assert any(lane.is_wrong for lane in lanes) <= (not fine)


def texts(drawing: Drawing) -> list[str]:
    return [item.text for item in drawing.items if isinstance(item, Words)]


def test_a_crossed_circuit_says_so_above_and_at_both_modules() -> None:
    plant = compile_paths((str(ROOT / "specs/broken/POL101.mtp"),), today="2026-11-20").plant
    (drawing,) = drawings(plant, 0)
    assert "Wrong from the upper module: Tx1 meets Tx1, Tx2 meets Tx2, Tx3 meets Tx3, Tx4 meets Tx4" in texts(drawing)
    assert drawing.about.endswith("wrong: Tx1 Tx1, Tx2 Tx2, Tx3 Tx3, Tx4 Tx4, Tx1 Tx1, Tx2 Tx2, Tx3 Tx3, Tx4 Tx4")


def test_two_pinned_connectors_are_marked_at_their_mating() -> None:
    spec = (
        f"{TWO_RACKS}optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4\n"
        "trunk T : acme.trunk-144-12xmpo12-b-om4 at pp1.1.rear[1..12] -- pp2.1.rear[1..12] { length = 20m }\n"
        "cord sw1.et-0/0/0 -- pp1.1.1 : acme.patch-mpo12-b-om4-pinned { length = 3m }\n"
        "cord pp2.1.1 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 3m }\n"
    )
    plant = compile_texts({"x.mtp": spec}).plant
    (drawing,) = drawings(plant, 0)
    assert "WRONG: both pinned" in texts(drawing)
    assert "WRONG: pinned into module, both pinned" in texts(drawing)


def test_the_quickstart_by_hand() -> None:
    """Type B cords and trunk, aligned in modules and opposed in adapters: worked out on paper, position by position."""
    (drawing,) = drawings(floor("specs/quickstart.mtp").plant, 0)
    (route,) = routes_of(floor("specs/quickstart.mtp").plant, 0)
    first = next(lane for lane in route.lanes if lane.forward and lane.sent == "Tx1")
    # 1 meets 12 (aligned), B: 12 -> 1, opposed: 1, B: 1 -> 12, opposed: 12, B: 12 -> 1, aligned: 12, which is Rx1
    assert [position for _, position in first.places] == [1, 12, 1, 1, 12, 12, 1, 12]
    assert first.met == "Rx1"
    assert {"aqua", "blue", "key up to key up, pinned to unpinned", "MPO-12/PC, 0.35 dB"} <= set(texts(drawing))


def test_light_that_reaches_no_port_says_where_it_ends() -> None:
    """The far end of the trunk has nothing plugged in: all four transmitters end there, marked by a cross each."""
    plant = compile_paths((str(ROOT / "specs/broken/FIN101.mtp"),), today="2026-11-20").plant
    (drawing,) = drawings(plant, 0)
    assert "Wrong from the upper module: Tx1, Tx2, Tx3, Tx4 end where nothing is plugged in" in texts(drawing)
    assert "No port is reached" in texts(drawing)
    crosses = [item for item in drawing.items if item.layer is Layer.TROUBLE and isinstance(item, Stroke)]
    assert len(crosses) == 4 * 3
    assert not any("margin" in text for text in texts(drawing))
