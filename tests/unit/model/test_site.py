"""What a site answers about its floor."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.catalogue.types import PartKind, WiredPart
from mtpc.model.placing.floor import add_component
from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from tests.support.parts import cord, plug, straight
from tests.support.sites import ORIGIN

FLOOR = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack R[1..2] : acme.rack-42u
device sw01 : acme.sw-32x100 at R1.U40
panel p[1..2] : acme.panel-4slot at R[1..2].U42
plate p1.1 : acme.plate-12mpo-opposed-pc
plate p2.[1..2] : acme.plate-12mpo-opposed-pc
optic sw01.et-0/0/0 : acme.q28-100g-sr4
trunk T : acme.trunk-144-12xmpo12-b-om4 at p1.1.rear[1..12] -- [p2.1.rear[1..11], parked] { length = 20m; tray = x }
cord sw01.et-0/0/0 -- p1.1.1 : acme.patch-mpo12-b-om4 { length = 3m }
cord C : acme.patch-mpo12-b-om4 at p2.1.1 -- p2.2.1 { length = 3m }
tray x at R1 -- R2
as-built T { length = 21m }
"""


@pytest.fixture(scope="module")
def site() -> Site:
    return compile_texts({"floor.mtp": FLOOR}).plant.site


def one(site: Site, name: str) -> int:
    (component,) = site.components_named(name)
    return component


def test_a_component_tells_what_is_known_of_it(site: Site) -> None:
    trunk, optic = one(site, "T"), one(site, "sw01.et-0/0/0")
    assert (site.name_of(trunk), site.kind_of(trunk), site.part_of(trunk).name) == (
        "T", "trunk", "trunk-144-12xmpo12-b-om4",
    )  # fmt: skip
    assert FLOOR[site.origin_of(trunk).what.start :].startswith("T : acme.trunk")
    assert site.trays_of(trunk) == ("x",)
    assert site.splices_of(trunk) == ()
    assert (site.ordered_m(trunk), site.length_m(trunk), site.ordered_m(optic)) == (Decimal(20), Decimal(21), None)


def test_components_are_found_by_name_and_by_kind(site: Site) -> None:
    names = [site.name_of(component) for component in site.every_component()]
    assert sorted(names) == ["C", "T", "sw01.et-0/0/0", "sw01.et-0/0/0 -- p1.1.1"]
    assert site.components_named("c") == ()
    assert [site.name_of(component) for component in site.components_of({PartKind.OPTIC})] == ["sw01.et-0/0/0"]
    assert sorted(map(site.name_of, site.cables())) == ["C", "T", "sw01.et-0/0/0 -- p1.1.1"]


def test_a_name_is_found_that_was_added_since_it_was_last_sought() -> None:
    site, part = Site(), cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2))
    assert site.components_named("one") == ()
    numbers = [add_component(site, name, part, ORIGIN) for name in ("one", "two", "one")]
    assert site.components_named("one") == [numbers[0], numbers[2]]


def test_a_connector_tells_what_it_belongs_to_and_which_it_is(site: Site) -> None:
    trunk = one(site, "T")
    faces = site.faces_of(trunk)
    assert len(faces) == 24
    assert {site.component_of(face) for face in faces} == {trunk}
    assert [site.index_of(face) for face in faces] == list(range(24))
    assert isinstance(site.article(faces[0]), WiredPart)
    assert (site.terminal(faces[12]).name, site.face_name(faces[0])) == ("b1", "p1.1.rear1")
    assert not any(map(site.is_optic, faces))
    assert site.is_optic(site.faces_of(one(site, "sw01.et-0/0/0"))[0])


def test_a_connector_tells_what_it_touches(site: Site) -> None:
    optic, cord, trunk = one(site, "sw01.et-0/0/0"), one(site, "sw01.et-0/0/0 -- p1.1.1"), one(site, "T")
    (port,) = site.faces_of(optic)
    plugged, landed = site.faces_of(cord)
    assert (site.mate_of(port), site.mate_of(plugged)) == (plugged, port)
    assert (site.neighbour_of(port), site.neighbour_of(landed)) == (cord, trunk)
    idle = site.faces_of(trunk)[1]
    assert (site.mate_of(idle), site.neighbour_of(idle)) == (-1, -1)
    assert sorted(site.components_in_use()) == sorted({optic, cord, trunk, one(site, "C")})


def test_a_connector_tells_where_it_is(site: Site) -> None:
    first, hanging = site.faces_of(one(site, "T"))[0], site.faces_of(one(site, "T"))[-1]
    place, equipment, rack = site.place_at(first), site.equipment_at(first), site.rack_at(first)
    assert place is not None
    assert place.name == site.socket(site.socket_named("p1.1.rear1")).name == "p1.1.rear1"
    assert [thing and thing.name for thing in (equipment, rack)] == ["p1", "R1"]
    assert site.socket_of(first) == site.socket_named("p1.1.rear1")
    assert (site.socket_of(hanging), site.place_at(hanging), site.equipment_at(hanging), site.rack_at(hanging)) == (
        -1, None, None, None,
    )  # fmt: skip
    assert (site.is_parked(hanging), site.is_parked(first)) == (True, False)
    assert [rack.name for rack in site.racks_of(one(site, "T")) if rack] == ["R1"] * 12 + ["R2"] * 11


def test_a_place_for_a_plug_tells_what_is_in_front_and_behind(site: Site) -> None:
    front, rear = site.socket(site.socket_named("p1.1.1")), site.socket(site.socket_named("p1.1.rear1"))
    assert (front.slot, front.port, front.side, rear.port, rear.side) == ("1", "1", "front", "rear1", "rear")
    assert (site.socket(front.partner).name, site.socket(rear.partner).name) == ("p1.1.rear1", "p1.1.1")
    assert site.name_of(site.component_of(rear.plug)) == "T"
    cage = site.socket(site.socket_named("sw01.et-0/0/0"))
    assert cage.equipment
    assert (cage.equipment.name, cage.slot, cage.partner) == ("sw01", "", -1)
    assert site.name_of(site.component_of(cage.inner)) == "sw01.et-0/0/0"
    assert site.socket_named("p1.1.13") == -1


def test_places_for_plugs_are_found_by_what_they_are_in(site: Site) -> None:
    number = next(number for number, equipment in enumerate(site.equipment) if equipment.name == "p2")
    whole, slot = site.sockets_of(number), site.sockets_of(number, "2")
    assert (len(whole), len(slot), site.sockets_of(number, "3")) == (48, 24, [])
    assert {site.socket(socket).slot for socket in slot} == {"2"}
    assert len(site.every_socket()) == 1 + 24 + len(whole)


def test_an_insert_is_that_of_the_slot_and_a_module_is_in_none(site: Site) -> None:
    inserts = [site.insert_of(site.socket_named(name)) for name in ("p2.2.rear3", "p2.1.1", "sw01.et-0/0/0")]
    assert [insert and insert.name for insert in inserts] == ["p2.2", "p2.1", None]
