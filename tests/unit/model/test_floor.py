"""What stands on the floor after a spec was read: plugs in sockets, cords a circuit asks for, choices made."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.catalogue.types import WiredPart
from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from mtpc.result import Result

HEAD = 'edition 2026\nuse "catalog:acme-fibre" version "2026.2" as acme\n'
TWO_LINKS = """rack R[1..3] : acme.rack-42u
device sw[01..02] : acme.sw-32x100 at R[1,3].U40
panel p1 : acme.panel-4slot at R1.U42
panel p2 : acme.panel-4slot at R2.U42
panel p3 : acme.panel-4slot at R2.U41
panel p4 : acme.panel-4slot at R3.U42
plate p[1..4].1 : acme.plate-12mpo-opposed-pc
optic sw[01..02].et-0/0/0 : acme.q28-100g-sr4
trunk S : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- p2.1.rear1 { length = 10m }
trunk T : acme.trunk-144-12xmpo12-b-om4 at p3.1.rear[1..12] -- p4.1.rear[1..12] { length = 20m }
"""


def compiled(body: str) -> Result:
    return compile_texts({"floor.mtp": HEAD + body})


def clean(body: str) -> Site:
    result = compiled(body)
    assert [(found.code, found.message) for found in result.diagnostics] == []
    return result.plant.site


def ends(site: Site, component: int) -> list[str]:
    first = site.components.first_face[component]
    count = len(site.components.article[component].terminals)
    return [site.face_name(face) for face in range(first, first + count)]


def test_a_circuit_over_two_links_makes_three_cords_from_left_to_right() -> None:
    result = compiled(
        TWO_LINKS
        + "circuit x : 100GBASE-SR4 at sw01.et-0/0/0 -- sw02.et-0/0/0\n"
        + "  via [S, T.3] { cords = acme.patch-mpo12-b-om4; cord-length = [1m, 2m, 3m] }\n"
    )
    site = result.plant.site
    cords = site.circuits[0].cords
    assert [ends(site, cord) for cord in cords] == [
        ["sw01.et-0/0/0", "p1.1.1"], ["p2.1.1", "p3.1.3"], ["p4.1.3", "sw02.et-0/0/0"],
    ]  # fmt: skip
    assert [site.components.length_m[cord] for cord in cords] == [1, 2, 3]
    # five type B cables, an odd number: light arrives
    assert [found.code for found in result.diagnostics] == []


def test_one_length_serves_every_cord_and_a_wrong_number_of_lengths_is_told() -> None:
    tail = "circuit x : 100GBASE-SR4 at sw01.et-0/0/0 -- sw02.et-0/0/0 via [S, T.3] { cords = acme.patch-mpo12-b-om4; "
    site = clean(TWO_LINKS + tail + "cord-length = 4m }\n")
    assert {site.components.length_m[cord] for cord in site.circuits[0].cords} == {Decimal(4)}
    assert [found.code for found in compiled(TWO_LINKS + tail + "cord-length = [1m, 2m] }\n").diagnostics] == ["TYP105"]


def test_an_index_matches_by_value_and_is_shown_as_declared() -> None:
    site = clean(TWO_LINKS + "cord sw1.et-0/0/00 -- sw002.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 3m }\n")
    assert site.components.name[-1] == "sw01.et-0/0/0 -- sw02.et-0/0/0"


def test_a_parked_leg_lands_nowhere_on_purpose() -> None:
    site = clean(
        TWO_LINKS.replace("p4.1.rear[1..12]", "[p4.1.rear[1..11], parked]")
        + "cord sw01.et-0/0/0 -- sw02.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 3m }\n"
    )
    parked = [face for face, hangs in enumerate(site.faces.parked) if hangs]
    assert [site.terminal(face).name for face in parked] == ["b12"]


@pytest.mark.parametrize(
    ("choice", "wiring"),
    [("polarity = A", lambda p: p), ("polarity = b", lambda p: 13 - p), ("map = a12", lambda p: p)],
)
def test_a_letter_fixes_the_map_a_part_leaves_open(choice: str, wiring: object) -> None:
    assert callable(wiring)
    body = f"cord sw01.et-0/0/0 -- sw02.et-0/0/0 : acme.patch-mpo12-b-om4-nomap {{ length = 3m; {choice} }}\n"
    article = compiled(TWO_LINKS + body).plant.site.components.article[-1]
    assert isinstance(article, WiredPart)
    assert [(wire.a_position, wire.b_position) for wire in article.wiring] == [(p, wiring(p)) for p in range(1, 13)]


@pytest.mark.parametrize(
    ("part", "choice", "code"),
    [
        ("patch-mpo12-b-om4", "polarity = A", "TYP111"),
        ("patch-mpo12-b-om4", "gender = pinned", "TYP111"),
        ("patch-mpo12-b-om4", "polish = apc", "TYP111"),
        ("patch-mpo12-b-om4-nomap", "map = b24n", "TYP104"),
        ("patch-mpo12-b-om4-nomap", "polarity = Z", "TYP104"),
    ],
)
def test_what_a_part_states_is_not_to_be_changed(part: str, choice: str, code: str) -> None:
    body = f"cord sw01.et-0/0/0 -- sw02.et-0/0/0 : acme.{part} {{ length = 3m; {choice} }}\n"
    assert [found.code for found in compiled(TWO_LINKS + body).diagnostics] == [code]


@pytest.mark.parametrize(("written", "word"), [("male", "pinned"), ("Female", "unpinned"), ("PINNED", "pinned")])
def test_male_and_female_are_pinned_and_unpinned(written: str, word: str) -> None:
    """Male means with pins in every source: polarity reference, 7."""
    floor = f"{TWO_LINKS}cord sw01.et-0/0/0 -- sw02.et-0/0/0 : acme.patch-mpo12-b-om4-open {{ length = 3m; gender = "
    said, meant = (compiled(f"{floor}{one} }}\n") for one in (written, word))
    assert [found.code for found in said.diagnostics] == [found.code for found in meant.diagnostics]
    (cord,) = (each for each in said.plant.site.cables() if said.plant.site.name_of(each).startswith("sw01.et-0/0/0"))
    genders = {said.plant.site.terminal(face).gender for face in said.plant.site.faces_of(cord)}
    assert genders == {word}


def test_saying_again_what_a_part_states_is_fine() -> None:
    body = (
        "cord sw01.et-0/0/0 -- sw02.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 3m; polarity = B; gender = unpinned }"
    )
    clean(TWO_LINKS + body + "\n")


def test_a_preference_fills_what_is_open_and_a_statement_comes_before_it() -> None:
    policy = "policy { prefer { gender = pinned-trunk } }\n"
    cord = "cord sw01.et-0/0/0 -- sw02.et-0/0/0 : acme.patch-mpo12-b-om4-open { length = 3m }\n"
    assert [found.code for found in compiled(TWO_LINKS + cord).diagnostics] == ["GEN104"]
    site = clean(TWO_LINKS + policy + cord)
    assert {terminal.gender for terminal in site.components.article[-1].terminals} == {"unpinned"}
    asked = cord.replace("length = 3m", "length = 3m; gender = pinned")
    assert [found.code for found in compiled(TWO_LINKS + policy + asked).diagnostics] == ["GEN103"]


def test_lanes_of_a_port_are_counted_as_the_device_counts_them() -> None:
    body = """rack R[1..2] : acme.rack-42u
device b : acme.sw-32x400 at R1.U40
device e[1..4] : acme.router-100g at R2.U[10, 20, 30, 40]
device r : acme.sw-64x-osfp2x400 at R1.U30
optic b.et-0/0/30 : acme.qdd-400g-dr4
optic e[1..4].et-0/0/0 : acme.q28-100g-dr
optic r.osfp01 : acme.osfp-800g-2xsr4
harness h : acme.breakout-mpo12apc-4lc-os2 at b.et-0/0/30 -- e[1..4].et-0/0/0 { length = 10m }
circuit c[0..3] : 100GBASE-DR at b.et-0/0/30:[0..3] -- e[1..4].et-0/0/0
"""
    site = clean(body)
    assert [circuit.near.lanes for circuit in site.circuits] == [(1,), (2,), (3,), (4,)]
    assert [name for name in site.sockets.name if "osfp" in name] == ["r.osfp01:1", "r.osfp01:2"]


def test_a_site_declared_once_is_the_projects_site() -> None:
    assert clean("site DC1\n").project.settings["site"] == "DC1"
    assert clean('site DC1\nproject "x" { site = "other" }\n').project.settings["site"] == "other"


def test_rows_of_a_table_are_named_where_they_go_wrong(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("table")
    (folder / "t.csv").write_text("name,rack,ru\nsrv1,R1,10\nsrv2,R9,11\n", "utf-8")
    body = 'use "./t.csv" as t { key = name }\nrack R1 : acme.rack-42u\n'
    body += "for $r in t { device $r.name : acme.server-1u at place($r.rack, $r.ru) }\n"
    found = compile_texts({"floor.mtp": HEAD + body}, folder).diagnostics
    assert [one.code for one in found] == ["REF102"]
    assert tuple(map(str, found[0].context)) == ("$r = srv2 (t.csv, line 3)",)
