from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest

from mtpc.model.placing.floor import add_socket
from mtpc.model.site import Site
from mtpc.plan.rows.cable_ids import cable_ids, qr_text, short_ids
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.label_rows import LabelRow
from mtpc.plan.rows.label_text import place_labels
from mtpc.plan.rows.work import Work
from tests.support.sites import ALIGNED
from tests.unit.plan.small_site import small_plant


def label_of(site: Site, name: str) -> str:
    return place_labels(site)[site.sockets.name.index(name)]


def labels(names: Mapping[str, str] | None = None) -> tuple[LabelRow, ...]:
    return Work(small_plant(names), Issue()).labels


@pytest.mark.parametrize(
    ("socket", "label"),
    [
        ("p1.2.1", "R2-42-F02:01"),
        ("p1.2.rear1", "R2-42-R02:01"),
        ("sw1.et0", "R2-40:et0"),
        ("sw1.osfp1:1", "R2-40:osfp1:1"),
        ("sw1.osfp1:2", "R2-40:osfp1:2"),
    ],
)
def test_a_label_says_rack_unit_face_slot_and_port(socket: str, label: str) -> None:
    assert label_of(small_plant().site, socket) == label


def test_labels_are_one_to_one_with_ports() -> None:
    made = place_labels(small_plant().site)
    assert len(set(made)) == len(made)


def test_ports_that_a_leading_nought_would_make_alike_stay_apart() -> None:
    site = small_plant().site
    device = site.sockets.equipment[site.sockets.name.index("sw1.et0")]
    for port in ("5", "05", "7"):
        add_socket(site, f"sw1.{port}", device, slot="", port=port, side="front", alignment=ALIGNED)
    assert [label_of(site, f"sw1.{port}") for port in ("5", "05", "7")] == ["R2-40:5", "R2-40:05", "R2-40:07"]
    for name in ("one", "two"):
        add_socket(site, name, device, slot="", port="same", side="front", alignment=ALIGNED)
    assert len(set(place_labels(site))) == len(site.sockets)


def test_this_end_stands_first_and_the_far_end_second() -> None:
    (a,) = [row for row in labels() if row.cable_id == "T1" and row.end == "a1"]
    (b,) = [row for row in labels() if row.cable_id == "T1" and row.end == "b1"]
    assert (a.line1, a.line2) == ("R2-42-R02:01", "R10-42-R02:01")
    assert (b.line1, b.line2) == (a.line2, a.line1)


def test_every_plug_has_one_label_and_a_many_legged_cable_one_at_each_end_besides() -> None:
    ends = [(row.cable_id, row.end) for row in labels()]
    assert len(set(ends)) == len(ends)
    assert [end for cable, end in ends if cable == "T1"] == ["a", "a1", "a2", "b", "b1", "b2"]
    assert [end for cable, end in ends if cable == "H1"] == ["a", "a1", "b", "b1", "b2"]
    cords = [end for cable, end in ends if cable.startswith("CRD-")]
    assert cords == ["a1", "b1"] * 4


def test_a_code_is_the_cable_id_and_short_enough_to_scan() -> None:
    long = labels({"T1": "T" * 300})
    assert all(len(row.qr) < 40 for row in long)
    assert {row.qr for row in labels() if row.cable_id == "T1"} == {"T1"}
    assert qr_text("T" * 300) != qr_text("T" * 301)


def test_a_cords_id_comes_from_its_ends_whatever_else_is_there() -> None:
    one, other = (small_plant(backwards=turned).site for turned in (False, True))
    ids = [dict(zip(site.components.name, cable_ids(site), strict=True)) for site in (one, other)]
    assert ids[0] == ids[1]
    cords = [made for name, made in ids[0].items() if " -- " in name]
    assert len(set(cords)) == 4
    assert all(made.startswith("CRD-") and 10 <= len(made) <= 12 for made in cords)
    assert ids[0]["T1"] == "T1"


def test_a_cord_written_from_the_other_end_keeps_its_id() -> None:
    site = small_plant().site
    before = cable_ids(site)
    at = next(i for i, name in enumerate(site.components.name) if " -- " in name)
    first = site.components.first_face[at]
    faces = site.faces.socket
    faces[first], faces[first + 1] = faces[first + 1], faces[first]
    site.components.name[at] = " -- ".join(reversed(site.components.name[at].split(" -- ")))
    assert cable_ids(site) == before


def test_ids_that_collide_are_lengthened_and_equal_ones_numbered() -> None:
    (short,) = short_ids(["cord\na"], "CRD")
    longer = short_ids(["cord\na", "cord\nb"], "CRD", taken=frozenset({short}))
    assert longer[0].startswith(short)
    assert len(longer[0]) > len(short)
    assert short_ids(["cord\na", "cord\nb"], "CRD")[1] == longer[1]
    twins = short_ids(["cord\na", "cord\na"], "CRD")
    assert twins[1] == f"{twins[0]}-2"
    many = short_ids([f"cord\n{a}{b}" for a, b in itertools.product(range(300), repeat=2)], "CRD")
    assert len(set(many)) == 300**2


def test_a_plug_with_several_far_ends_names_the_first_and_counts_the_others() -> None:
    far = {row.end: row.line2 for row in labels() if row.cable_id == "H1"}
    assert far["a1"] == "R10-40:sfp1 (+1)"
    assert far["b1"] == far["b2"] == "R2-40:osfp1:1"


def test_the_far_end_reads_the_same_on_label_and_instruction() -> None:
    work = Work(small_plant(), Issue())
    printed = {(row.cable_id, row.end): (row.line1, row.line2) for row in work.labels}
    lines = [line for rack in work.racks for line in (*rack.lands, *rack.cords)]
    assert len(lines) == 14
    assert all(printed[line.cable_id, line.end] == (line.label, line.far_label) for line in lines)
    here = {text for text, _ in printed.values()}
    assert {row[name] for row in work.cuts for name in ("a_label", "b_label")} <= here
