"""Racks are drawn whole: every unit, every device and panel, every port once on each side it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtpc.drawing.shapes import Box, Drawing, Words
from mtpc.drawing.strokes import Layer
from mtpc.model.floor_values import Rack
from mtpc.pipeline import compile_texts
from mtpc.plan.drawings.elevation import elevation
from mtpc.plan.drawings.rack_faces import RackFaces
from mtpc.plan.port_states import PortState
from mtpc.plan.show.free_capacity import capacities
from tests.support.floors import HEAD, TWO_RACKS
from tests.support.listing import for_each
from tests.unit.plan.drawn import FLOORS, floor, outside, overlapping

ODD = (
    f"{TWO_RACKS}"
    "device pdu-a : acme.sw-32x100 at R1\n"
    'reserve R1.U7 { for = "storage team"; until = 2027-01-31 }\n'
    'block R1.U9 { reason = "rail bent" }\n'
    'reserve pp1.1.3 { for = "storage team" }\n'
    'block pp1.1.4 { reason = "adapter broken" }\n'
)


def racks() -> Iterator[tuple[RackFaces, Rack, Drawing]]:
    for result in (*map(floor, FLOORS), compile_texts({"odd.mtp": ODD})):
        faces = RackFaces(result.plant.site)
        for rack in result.plant.site.racks:
            yield faces, rack, elevation(faces, rack)


def shown(case: tuple[RackFaces, Rack, Drawing]) -> str:
    return case[2].title


def ports_drawn(drawing: Drawing) -> Counter[str]:
    return Counter(
        item.says.partition(": ")[0] for item in drawing.items if isinstance(item, Box) and item.layer is Layer.PORTS
    )


@for_each(racks, shown)
def test_nothing_is_outside_the_page(faces: RackFaces, rack: Rack, drawing: Drawing) -> None:
    assert outside(drawing) == []


@for_each(racks, shown)
def test_no_text_lies_over_another(faces: RackFaces, rack: Rack, drawing: Drawing) -> None:
    assert list(overlapping(drawing)) == []


@for_each(racks, shown)
def test_each_unit_has_its_number_once_on_each_side(faces: RackFaces, rack: Rack, drawing: Drawing) -> None:
    numbers = Counter(item.text for item in drawing.items if isinstance(item, Words) and item.place[0] < 7)
    assert numbers == Counter(str(unit) for unit in range(1, rack.units + 1))
    everywhere = Counter(item.text for item in drawing.items if isinstance(item, Words))
    assert all(everywhere[str(unit)] >= 2 for unit in range(1, rack.units + 1))


@for_each(racks, shown)
def test_each_port_is_drawn_once(faces: RackFaces, rack: Rack, drawing: Drawing) -> None:
    mounted = [number for number in faces.standing.get(rack.name, []) if faces.site.equipment[number].unit]
    ports = Counter(port.name for number in mounted for side in ("front", "rear") for port in faces.ports(number, side))
    assert ports_drawn(drawing) == ports
    assert set(ports.values()) <= {1}


@for_each(racks, shown)
def test_ports_are_free_and_used_as_show_free_has_it(faces: RackFaces, rack: Rack, drawing: Drawing) -> None:
    stated = {each.name: each for each in capacities(faces.site) if each.kind == "panel"}
    for number in faces.standing.get(rack.name, []):
        equipment = faces.site.equipment[number]
        if equipment.name in stated:
            states = Counter(port.state for port in faces.ports(number, "front"))
            capacity = stated[equipment.name]
            assert states[PortState.USED] == capacity.used
            assert states[PortState.FREE] == len(capacity.free)
            assert states[PortState.RESERVED] + states[PortState.BLOCKED] == len(capacity.reserved)


def odd() -> Drawing:
    site = compile_texts({"odd.mtp": ODD}).plant.site
    return elevation(RackFaces(site), site.racks[0])


def test_units_and_ports_that_are_not_to_be_used_are_marked() -> None:
    texts = [item.text for item in odd().items if isinstance(item, Words)]
    assert texts.count("reserved: storage team") == 2
    assert texts.count("blocked: rail bent") == 2
    states = Counter(item.says.partition(": ")[2].partition(",")[0] for item in odd().items if isinstance(item, Box))
    assert (states["reserved"], states["blocked"]) == (1, 1)


def test_what_has_no_unit_is_listed_below() -> None:
    texts = [item.text for item in odd().items if isinstance(item, Words)]
    assert "pdu-a, ACM-SW-32X100, 0 of 32 ports used" in texts


LONG = "k" * 300
EXTREME = (
    'edition 2026\nuse "catalog:acme-fibre" as acme\npart tall : rack { units = 100 }\npart low : rack { units = 1 }\n'
    f'rack T : tall\nrack L : low\nrack "{LONG}" : acme.rack-42u\n'
    "device a : acme.sw-32x100 at T.U100\ndevice b : acme.sw-32x100 at L.U1\n"
    f'device "{LONG}d" : acme.sw-32x100 at "{LONG}".U40\npanel "{LONG}p" : acme.panel-72lc at "{LONG}".U10\n'
)


def test_racks_of_any_height_and_names_of_any_length_stay_on_their_page() -> None:
    site = compile_texts({"x.mtp": EXTREME}).plant.site
    drawings = [elevation(RackFaces(site), rack) for rack in site.racks]
    assert sorted((drawing.width_mm, drawing.height_mm) for drawing in drawings) == [(190, 256), (190, 256), (400, 553)]
    for drawing in drawings:
        assert outside(drawing) == []
        assert list(overlapping(drawing)) == []


MOUNTED = f"""{HEAD}rack R1 : acme.rack-42u {{ numbered-from = top }}
device a : acme.sw-32x100 at R1.U1
device b : acme.sw-32x100 at R1.U3 {{ face = rear }}
device c : acme.sw-32x100 at R1.U5 {{ half = left }}
device d : acme.sw-32x100 at R1.U5 {{ half = right }}
"""


def test_a_rack_numbered_from_the_top_and_what_is_mounted_behind_or_beside() -> None:
    """U1 is uppermost; b has its ports on the rear; c is at the left from the front, at the right from behind."""
    site = compile_texts({"x.mtp": MOUNTED}).plant.site
    drawing = elevation(RackFaces(site), site.racks[0])
    numbers = [item for item in drawing.items if isinstance(item, Words) and item.place[0] < 7]
    assert [item.text for item in sorted(numbers, key=lambda item: item.place[1])][:3] == ["1", "2", "3"]
    middle = drawing.width_mm / 2
    ports = [item for item in drawing.items if isinstance(item, Box) and item.layer is Layer.PORTS]
    sides = {(box.says.partition(".")[0], box.left > middle) for box in ports}
    assert sides == {("a", False), ("b", True), ("c", False), ("d", False)}
    names = {(item.text, item.place[0] > middle): item.place[0] for item in drawing.items if isinstance(item, Words)}
    assert names["c", False] < names["d", False]
    assert names["c", True] > names["d", True]
    assert list(overlapping(drawing)) == []
