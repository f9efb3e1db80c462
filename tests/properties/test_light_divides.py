"""Laws of light that divides, on random floors of filters, splitters, single fibres and bores: an oracle agrees."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from mtpc.catalogue.types import OpticPart
from mtpc.channel.follow import ways
from mtpc.channel.matings import terminal_numbers
from mtpc.channel.types import FibreEnd, LandingKind, Plant
from mtpc.channel.walk import Walker
from mtpc.light.through_parts import PartTables
from mtpc.pipeline import compile_texts
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.light import Light, TraceCount
from mtpc.repair.types import Change, ChangeKind
from tests.support.divided_light import arrivals

HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A : acme.rack-42u
device d[1..2] : acme.sw-48x10 at A.U[40, 38]
panel fp[1..2] : acme.panel-24lc at A.U[36, 34]
panel p[1..4] : acme.panel-4slot at A.U[30, 28, 26, 24]
part s1 : cord { fibre = os2; polish = upc; end [a, b] : lc-simplex; map a.1 -- b.1 }
part y : cassette { format = acme-slot; fibre = os2; polish = upc; branches = true
  port in1 : lc-simplex; port out[1..3] : lc-simplex; map in1.1 -- out[1..3].1 }
part w : cassette { format = acme-slot; fibre = os2; polish = upc; port com1 : lc-simplex
  port up1 : lc-simplex { wavelength = "1260-1360" }; port down1 : lc-simplex { wavelength = "1480-1500" }
  port more1 : lc-simplex { wavelength = rest }; map com1.1 -- [up1, down1, more1].1 }
"""
BOXES = {
    "acme.mux-cwdm-8-os2": [f"ch{nm}" for nm in (1310, *range(1470, 1530, 20))] + ["com1"],
    "acme.oadm-cwdm-1550-os2": ["west1", "east1", "drop1550"],
    "acme.mux-cwdm-4-a-os2": ["in1", "in2", "out1", "out2", "com1"],
    "acme.mux-cwdm-4-b-os2": ["in1", "in2", "out1", "out2", "com1"],
    "y": ["in1", "out1", "out2", "out3"],
    "w": ["com1", "up1", "down1", "more1"],
}
SIMPLEX = ("acme.mux-cwdm-4-a-os2", "acme.mux-cwdm-4-b-os2", "y", "w")
CHANNELS = ("cwdm-1470", "cwdm-1490", "cwdm-1550")


def random_floor(chance: Random) -> str:
    """Modules and boxes, and cords of one and of two fibres between them in any way."""
    lines, duplex, simplex = [HEAD], list[str](), list[str]()
    for number, name in enumerate(CHANNELS):
        lines.append(
            f'part c{number} : optic {{ form-factor = "sfp+"; application = 10G-CWDM; wavelength = {name}\n'
            "  port mdi : lc-duplex { polish = upc; pinout = lc-duplex } }\n"
        )
    for number in range(chance.randint(2, 8)):
        port = f"d{number % 2 + 1}.xe-0/0/{number}"
        part = chance.choice(["acme.sfp-1g-bx10-u", "acme.sfp-1g-bx10-d", "acme.sfp-10g-lr", "c0", "c1", "c2"])
        lines.append(f"optic {port} : {part}\n")
        (simplex if "bx10" in part else duplex).append(port)
    for number in range(chance.randint(0, 4)):
        part = chance.choice(list(BOXES))
        lines.append(f"cassette p{number + 1}.1 : {part}\n")
        (simplex if part in SIMPLEX else duplex).extend(f"p{number + 1}.1.{port}" for port in BOXES[part])
    if chance.random() < 0.8:
        lines.append("trunk T : acme.trunk-48f-24lc-os2 at fp1.rear[1..24] -- fp2.rear[1..24] { length = 9m }\n")
        duplex += [f"fp{number}.{port}" for number in (1, 2) for port in (1, 2)]
    for port in list(duplex):
        if chance.random() < 0.4:  # its bores are used one by one
            duplex.remove(port)
            simplex += [f"{port}.L", f"{port}.R"]
    for ports, part in ((simplex, "s1"), (duplex, "acme.patch-lc-os2")):
        chance.shuffle(ports)
        for one, other in zip(ports[::2], ports[1::2], strict=False):
            if chance.random() < 0.9:
                lines.append(f"cord {one} -- {other} : {part} {{ length = 5m }}\n")
    return "".join(lines)


def plant_of(seed: int) -> Plant:
    result = compile_texts({"floor.mtp": random_floor(Random(seed))})
    assert not [found for found in result.diagnostics if found.code[:3] in ("SYN", "REF", "TYP", "PRT", "CAT")]
    return result.plant


def traced(plant: Plant) -> set[tuple[str, int, str]]:
    """Lane by lane the ports that light arrives at."""
    site, columns = plant.site, plant.channels
    found = set()
    for channel in range(len(columns)):
        shape, near, far = columns.shape_of(channel), columns.near[channel], columns.far[channel]
        for port, other, landings in ((near, far, shape.forward), (far, near, shape.back)):
            arriving = (landing for landing in landings if isinstance(landing.kind, LandingKind))
            found |= {(site.face_name(port), landing.lane, site.face_name(other)) for landing in arriving}
    return found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_light_arrives_where_a_photon_does(seed: int) -> None:
    plant = plant_of(seed)
    assert traced(plant) == {(met.sender, met.lane, met.port) for met in arrivals(plant.site)}


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_the_follower_takes_the_ways_the_walker_takes(seed: int) -> None:
    plant = plant_of(seed)
    site, tables = plant.site, PartTables()
    walker = Walker(site, tables, terminal_numbers(site, tables))
    for port in {*plant.channels.near, *plant.channels.far} - {-1}:
        view, count = walker.view(port), site.terminal(port).family.count
        walked = sorted(
            (end.kind, face, path, sorted(end.positions.items()))
            for end, face, path in zip(view.ends, view.faces, view.paths, strict=True)
        )
        followed = sorted(
            (
                way.end or "",
                way.face if way.end is FibreEnd.PORT else -1,
                tuple(site.component_of(entered) for entered, _ in way.hops),
                sorted(way.positions.items()),
            )
            for way in ways(plant, port, {position: position for position in range(1, count + 1)})
        )
        assert walked == followed


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_floor_with_a_plug_moved_is_as_if_it_had_been_written_so(seed: int) -> None:
    """Two cords of one fibre with their far ends exchanged: laid over the floor, and written anew."""
    chance, text = Random(seed), random_floor(Random(seed))
    cords = [line for line in text.splitlines() if " : s1 {" in line]
    if len(cords) < 2:
        return
    pair = chance.sample(cords, 2)
    ends = [line.removeprefix("cord ").partition(" : ")[0].split(" -- ") for line in pair]
    for line, own, other in zip(pair, ends, reversed(ends), strict=True):
        text = text.replace(line, line.replace(f"-- {own[1]} ", f"-- {other[1]} "), 1)
    plant, written = plant_of(seed), compile_texts({"floor.mtp": text}).plant
    site = plant.site
    faces = [site.plug_in(site.socket_named(end)) for _, end in ends]
    moves = tuple((face, site.socket_of(other)) for face, other in zip(faces, reversed(faces), strict=True))
    change = Change(ChangeKind.EXCHANGE, tuple(map(site.component_of, faces)), moves=moves)
    laid, anew = (Light(floor, TraceCount()) for floor in (LaidFloor(site, plant.tables, [change]), written))
    for port in range(len(site.faces.component)):
        if isinstance(site.article(port), OpticPart):
            found, wanted = ({lane: end[:4] for lane, end in light.arrivals(port).items()} for light in (laid, anew))
            assert found == wanted
