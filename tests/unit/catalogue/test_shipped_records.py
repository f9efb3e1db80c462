"""Every record that is shipped: it follows its schema, says where it comes from, and can be used."""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from mtpc.catalogue.load import Library
from mtpc.catalogue.parts import KINDS
from mtpc.catalogue.records import DATA, SCHEMAS
from mtpc.catalogue.schema_check import schema_faults
from mtpc.catalogue.types import Confidence, DevicePart, DirectCable, OpticPart, Part, WiredPart
from mtpc.model.legs import leg_counts
from tests.support.listing import for_each

FILES = sorted(DATA.rglob("*.toml"))
STANDARDS = {
    "families": "family",
    "fibres": "fibre",
    "applications": "application",
    "maps": "map",
    "pinouts": "pinout",
    "grades": "grade",
    "splices": "splice",
    "colours": "colour",
    "grids": "grid",
    "documents": "document",
    "aliases": "alias",
    "brands": "brand",
}
BESIDE = {"numbers": "number", "questions": "question", "factors": "factor"}  # of part numbers, of choice
HEADS = ("catalogue", "vendor")
DEMONSTRATIONS = ("acme-fibre", "osp-works", "worked-cases")


def shown(path: Path) -> str:
    return path.relative_to(DATA).as_posix()


@cache
def record_in(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def kind_of(path: Path) -> str:
    if path.stem in HEADS:
        return path.stem
    return {**STANDARDS, **BESIDE}.get(path.parent.name, path.parent.name)


def all_parts() -> list[Part]:
    library = Library.standard()
    catalogues = [library.catalogue(name) for name in library.names("catalogues")]
    return [
        part
        for catalogue in catalogues
        if catalogue
        for name in catalogue.part_names()
        if (part := catalogue.part(name))
    ]


@for_each(FILES, shown)
def test_record_follows_its_schema_and_says_where_it_comes_from(path: Path) -> None:
    record = record_in(path)
    assert schema_faults(record, kind_of(path)) == []
    source = record["source"]
    assert source["title"].strip()
    assert isinstance(source["read_on"], datetime.date)
    assert source["confidence"] in list(Confidence)


@for_each([path for path in FILES if path.stem not in HEADS], shown)
def test_record_has_the_name_of_its_file(path: Path) -> None:
    record = record_in(path)
    name = record["name"]
    assert (name.lower() if path.parent.name in ("applications", "aliases") else name) == path.stem


def test_every_file_is_a_record_of_a_known_kind_and_every_kind_has_a_schema() -> None:
    kinds = {kind_of(path) for path in FILES}
    assert kinds == {*STANDARDS.values(), *BESIDE.values(), *KINDS, *HEADS}
    assert {path.stem for path in SCHEMAS.glob("*.json")} == {*kinds, "_common"}
    assert not [path for path in DATA.rglob("*") if path.is_file() and path.suffix != ".toml"]


def test_a_schema_refuses_unknown_keys_and_a_missing_source() -> None:
    for path in FILES:
        record = record_in(path)
        extra = {**record, "colour_of_the_bag": "blue"}
        bare = {key: value for key, value in record.items() if key != "source"}
        assert "colour_of_the_bag" in schema_faults(extra, kind_of(path))[0].message
        assert any("`source`" in fault.message for fault in schema_faults(bare, kind_of(path)))


def test_every_part_and_every_standard_can_be_built() -> None:
    library = Library.standard()
    for kind, method in STANDARDS.items():
        names = library.names(kind)
        assert names
        for name in names:
            assert getattr(library, method)(name).name.lower() == name.lower()
    files = [path for path in FILES if path.parent.name in KINDS]
    assert len(all_parts()) == len(files)


def test_a_part_name_stands_in_one_folder_of_its_catalogue() -> None:
    for catalogue in (DATA / "vendors").iterdir():
        names = [path.stem for path in catalogue.glob("*/*.toml")]
        assert len(names) == len(set(names))


def test_every_map_is_one_to_one() -> None:
    library = Library.standard()
    for name in library.names("maps"):
        known = library.map(name)
        assert known
        left, right = zip(*known.pairs, strict=True)
        assert len(set(left)) == len(left)
        assert len(set(right)) == len(right)


def test_every_wired_part_joins_each_lit_position_once_unless_it_states_no_map() -> None:
    wired = [part for part in all_parts() if isinstance(part, WiredPart)]
    parts = [part for part in wired if not isinstance(part, DirectCable)]  # that has no position a light goes to
    open_maps = [part.name for part in parts if not part.map_name and part.catalogue in DEMONSTRATIONS]
    assert open_maps == [
        "cassette-6lc-af-om4",
        "patch-mpo12-b-om4-nomap",
        "trunk-mpo24-om4-open",
        "trunk-mpo32-om4-open",
    ]
    for part in parts:
        if part.splits:
            continue
        lit = sorted((index, at) for index, end in enumerate(part.terminals) for at in end.lit)
        used = sorted(
            [(wire.a, wire.a_position) for wire in part.wiring] + [(wire.b, wire.b_position) for wire in part.wiring]
        )
        used = sorted(set(used)) if part.divides else used
        assert used == (lit if part.map_name else []), part.name


def test_the_legs_of_a_cable_are_those_of_its_left_end_before_those_of_its_right_end() -> None:
    wired = [part for part in all_parts() if isinstance(part, WiredPart) and part.terminals[0].side == "a"]
    assert len(wired) > 50
    for part in wired:
        left, right = leg_counts(part)
        sides = [(end.side, end.index) for end in part.terminals]
        assert sides == [("a", leg + 1) for leg in range(left)] + [("b", leg + 1) for leg in range(right)], part.name


def test_demonstration_parts_can_only_be_asked_for_and_losses_rest_on_a_fact() -> None:
    library = Library.standard()
    for part in all_parts():
        vendor = library.vendor(part.vendor)
        assert (vendor is None) == (part.catalogue == "generic")
        assert bool(vendor and vendor.demonstration) == (part.catalogue in DEMONSTRATIONS)
        if vendor and vendor.demonstration:
            assert part.number_confidence == "low"
        if isinstance(part, WiredPart):
            assert all((end.loss_db is None) == (end.loss_fact is None) for end in part.terminals)


NO_CAGE_YET = {"sfp", "cfp", "qsfp112"}  # no device that takes them is shipped


def test_every_optic_has_an_application_a_cage_and_as_many_lanes_as_the_application() -> None:
    library = Library.standard()
    parts = all_parts()
    cages = {
        fits for part in parts if isinstance(part, DevicePart) for family in part.families for fits in family.accepts
    }
    optics = [part for part in parts if isinstance(part, OpticPart)]
    for optic in optics:
        application = library.application(optic.application)
        assert application
        assert {optic.form_factor, *optic.form_factors} - {""} <= cages | NO_CAGE_YET
        links = optic.mode.links if optic.mode else 1
        for tx, rx in zip(optic.tx, optic.rx, strict=True):
            receptacles = len(optic.tx) if len(tx) < application.tx_positions else 1
            assert len(tx) * receptacles == (application.tx_positions or application.lanes) * links
            assert len(tx) == len(rx)
            assert len(set(tx) & set(rx)) == application.bidi_fibres
    assert len(optics) > 10
