"""Records are read by name, each once, and nothing else is read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from mtpc.catalogue.housing_types import RackPart
from mtpc.catalogue.load import Library
from mtpc.catalogue.records import DATA, BrokenCatalogue
from mtpc.catalogue.schema_check import schema_faults
from mtpc.catalogue.types import DevicePart, OpticPart, PanelPart, PlatePart, WiredPart

ACME = "acme-fibre"


def acme(name: str) -> Any:
    catalogue = Library.standard().catalogue(ACME)
    assert catalogue
    return catalogue.part(name)


# ---- reading


def test_reading_by_name_lists_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a folder was listed")

    for name in ("listdir", "scandir"):
        monkeypatch.setattr(os, name, refuse)
    library = Library.standard()
    catalogue = library.catalogue(ACME)
    assert catalogue
    for name in ("rack-42u", "sw-32x100", "q28-100g-sr4", "breakout-mpo12apc-4lc-os2"):
        assert catalogue.part(name)
    assert catalogue.part("no-such-part") is None
    assert library.fibre("om4")
    assert library.application("100GBASE-SR4")
    assert library.vendor("acme")


def test_only_the_records_named_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = Path.read_bytes

    def spy(path: Path) -> bytes:
        content = real(path)
        read.append(path.stem)
        return content

    monkeypatch.setattr(Path, "read_bytes", spy)
    catalogue = Library.standard().catalogue(ACME)
    assert catalogue
    for _ in range(2):
        assert catalogue.part("patch-mpo12-b-om4")
    assert sorted(read) == sorted(["catalogue", "patch-mpo12-b-om4", "mpo12", "mtp-elite-mm", "b12", "om4"])


def test_reading_loads_no_schema_checker() -> None:
    code = (
        "import sys; from mtpc.catalogue.load import Library; "
        "assert Library.standard().catalogue('acme-fibre').part('patch-mpo12-b-om4'); "
        "sys.exit(any(name in sys.modules for name in ('jsonschema', 'json', 'lark')))"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_a_record_is_the_same_value_every_time() -> None:
    library = Library.standard()
    catalogue = library.catalogue(ACME)
    assert catalogue
    assert catalogue.part("patch-mpo12-b-om4") is catalogue.part("patch-mpo12-b-om4")
    assert library.family("mpo12") is library.family("mpo12")
    assert library.catalogue(ACME) is catalogue


def test_applications_and_fibres_are_found_in_upper_and_lower_case() -> None:
    library = Library.standard()
    assert library.application("100gbase-sr4") is library.application("100GBASE-SR4")
    assert library.fibre("OM4") is library.fibre("om4")


@pytest.mark.parametrize(
    "name", ["", "../acme-fibre/cord/patch-mpo12-b-om4", "..", "a/b", ".hidden", "x\0y", "no-such"]
)
def test_a_name_that_is_no_records_name_is_not_there(name: str) -> None:
    library = Library.standard()
    catalogue = library.catalogue(ACME)
    assert catalogue
    assert catalogue.part(name) is None
    for look in (library.family, library.fibre, library.application, library.map, library.catalogue, library.vendor):
        assert look(name) is None


def test_names_are_there_for_near_misses() -> None:
    library = Library.standard()
    assert {"acme-fibre", "generic", "nvidia", "osp-works", "worked-cases"} <= set(library.names("catalogues"))
    assert "100GBASE-SR4" in library.names("applications")
    assert {"mpo12", "mpo16", "mpo24", "lc-duplex"} <= set(library.names("families"))
    catalogue = library.catalogue(ACME)
    assert catalogue
    assert "patch-mpo12-b-om4" in catalogue.part_names("cord")
    assert "patch-mpo12-b-om4" not in catalogue.part_names("trunk")


def test_the_digest_is_of_every_file_and_of_its_name(tmp_path: Path) -> None:
    def digest() -> str:
        catalogue = Library(tmp_path / "data").catalogue(ACME)
        assert catalogue
        return catalogue.info.digest

    shutil.copytree(DATA, tmp_path / "data")
    before = digest()
    assert before == digest()
    part = tmp_path / "data/vendors/acme-fibre/cord/patch-lc-om4.toml"
    part.write_bytes(part.read_bytes() + b"# seen again\n")
    changed = digest()
    part.rename(part.with_name("patch-lc-om9.toml"))
    assert len({before, changed, digest()}) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [("name = ", "is broken"), ('name = "patch-lc-om4"\nfamily = "cord"\n', "`source`"), ("\udcff", "is broken")],
)
def test_a_broken_shipped_record_is_named(tmp_path: Path, content: str, said: str) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data/vendors/acme-fibre/cord/patch-lc-om4.toml"
    path.write_text(content, "utf-8", errors="surrogateescape")
    catalogue = Library(tmp_path / "data").catalogue(ACME)
    assert catalogue
    with pytest.raises(BrokenCatalogue, match="patch-lc-om4") as caught:
        catalogue.part("patch-lc-om4")
    assert said in str(caught.value)


def test_a_shipped_map_that_is_not_one_to_one_is_a_broken_catalogue(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data/standards/maps/b12.toml"
    path.write_text(path.read_text("utf-8").replace('"1-12"', '"1-11"'), "utf-8")
    catalogue = Library(tmp_path / "data").catalogue(ACME)
    assert catalogue
    with pytest.raises(BrokenCatalogue):
        catalogue.part("patch-mpo12-b-om4")


# ---- what parts say


def ways(part: WiredPart, one: str, other: str) -> dict[int, int]:
    """Positions of one connector and those they lead to on another."""
    names = [end.name for end in part.terminals]
    a, b = names.index(one), names.index(other)
    return {wire.a_position: wire.b_position for wire in part.wiring if (wire.a, wire.b) == (a, b)}


def test_a_trunk_of_twelve_legs_has_the_same_map_in_every_leg() -> None:
    trunk = acme("trunk-144-12xmpo12-b-om4")
    assert [end.name for end in trunk.terminals] == [f"{side}{k}" for side in "ab" for k in range(1, 13)]
    assert len(trunk.wiring) == 144
    for leg in range(1, 13):
        assert ways(trunk, f"a{leg}", f"b{leg}") == {position: 13 - position for position in range(1, 13)}
    assert {(end.gender, end.polish, end.loose) for end in trunk.terminals} == {("pinned", "pc", True)}


def test_duplex_cords_are_counted_on_the_faces_of_their_plugs() -> None:
    assert ways(acme("patch-lc-om4"), "a1", "b1") == {1: 2, 2: 1}
    assert ways(acme("patch-lc-aa-om4"), "a1", "b1") == {1: 1, 2: 2}


def test_a_breakout_leg_enters_bore_l_with_position_2_of_its_plug() -> None:
    harness = acme("breakout-mpo12apc-4lc-os2")
    for leg in range(1, 5):
        assert ways(harness, "a1", f"b{leg}") == {leg: 2, 13 - leg: 1}
    assert harness.terminals[0].lit == (1, 2, 3, 4, 9, 10, 11, 12)


def test_a_cassette_is_counted_looking_into_its_front() -> None:
    cassette = acme("cassette-mpo8-4lc-u1-os2")
    for port in range(1, 5):
        assert ways(cassette, f"front{port}", "rear1") == {1: port, 2: 13 - port}
    front, rear = cassette.terminals[0], cassette.terminals[-1]
    assert (front.alignment, front.loose, front.gender) == ("aligned", False, "none")
    assert (rear.alignment, rear.gender, rear.polish, rear.up_angled) == ("opposed", "unpinned", "apc", False)


def test_module_receptacles_are_counted_looking_in_pinned_and_up_angled_where_angled() -> None:
    flat, angled = acme("q28-100g-sr4"), acme("qdd-400g-dr4")
    assert (flat.tx, flat.rx) == (((1, 2, 3, 4),), ((12, 11, 10, 9),))
    assert (flat.terminals[0].gender, flat.terminals[0].up_angled) == ("pinned", False)
    assert (angled.terminals[0].polish, angled.terminals[0].up_angled) == ("apc", True)
    assert (flat.lane_order_confidence, acme("cxp-100g-sr10").lane_order_confidence) == ("medium", "low")
    duplex = acme("sfp-10g-sr")
    assert (duplex.tx, duplex.rx, duplex.terminals[0].gender) == (((1,),), ((2,),), "none")


def test_a_twin_port_optic_has_two_receptacles_each_with_lanes_of_its_own() -> None:
    twin = acme("osfp-800g-2xsr4")
    assert [end.name for end in twin.terminals] == ["mdi1", "mdi2"]
    assert twin.application == "400GBASE-SR4"
    assert twin.tx == ((1, 2, 3, 4),) * 2
    assert twin.rx == ((12, 11, 10, 9),) * 2


def test_the_loss_of_a_connector_is_that_of_its_grade_with_the_grades_confidence() -> None:
    end = acme("patch-mpo12-b-om4").terminals[0]
    assert (str(end.loss_db), end.grade, end.loss_fact.confidence) == ("0.35", "MTP Elite", "high")
    lc = acme("patch-lc-om4").terminals[0]
    assert (str(lc.loss_db), lc.loss_fact.confidence) == ("0.15", "medium")


@pytest.mark.parametrize(
    ("part", "open_fact"),
    [
        ("patch-mpo12-b-om4-open", ("gender",)),
        ("patch-mpo12-b-om4-nopolish", ("polish",)),
        ("patch-mpo12-b-om4-nograde", ("loss_db", "grade", "loss_fact")),
    ],
)
def test_a_cord_that_leaves_a_fact_open_leaves_only_that_open(part: str, open_fact: tuple[str, ...]) -> None:
    whole = acme("patch-mpo12-b-om4").terminals
    for stated, end in zip(whole, acme(part).terminals, strict=True):
        for fact in ("gender", "polish", "loss_db", "grade", "loss_fact", "lit", "family"):
            assert getattr(end, fact) == (None if fact in open_fact else getattr(stated, fact))


def test_what_carries_no_map_fibre_or_mating_says_none() -> None:
    nomap, nofibre, plate = (
        acme("patch-mpo12-b-om4-nomap"),
        acme("patch-mpo12-b-om4-nofibre"),
        acme("plate-12mpo-nomating"),
    )
    assert (nomap.wiring, nomap.map_name) == ((), "")
    assert nofibre.fibre is None
    assert plate.alignment is None
    turned = acme("patch-mpo12-b-om4-apc-turned").terminals
    assert [end.turned for end in turned] == [True, False]


def test_lc_adapters_stand_one_way_only() -> None:
    assert acme("plate-12lc").alignment == "aligned"


def test_equipment_has_the_ports_slots_and_units_it_shows() -> None:
    rack, device, panel = acme("rack-42u"), acme("sw-48x10-6x100"), acme("panel-4u-12slot")
    assert isinstance(rack, RackPart)
    assert isinstance(device, DevicePart)
    assert isinstance(panel, PanelPart)
    assert rack.units == 42
    names = [family.names for family in device.families]
    assert names == [tuple(f"xe-0/0/{k}" for k in range(48)), tuple(f"et-0/0/{k}" for k in range(48, 54))]
    assert [family.subports_from for family in device.families] == [None, 0]
    assert (panel.height_u, panel.slots) == (4, tuple(str(k) for k in range(1, 13)))
    rail = acme("sw-64x-osfp2x400").families[0]
    assert (rail.names[0], rail.names[-1], rail.subports_from) == ("osfp01", "osfp32", 1)
    plate = acme("plate-12mpo-opposed-pc")
    assert isinstance(plate, PlatePart)
    assert (plate.count, plate.alignment, plate.format in panel.takes) == (12, "opposed", True)


# ---- maps laid over connectors


def test_a_map_is_laid_only_over_the_connectors_it_is_made_for() -> None:
    library = Library.standard()
    mpo12, mpo24, duplex = (
        acme(name).terminals for name in ("patch-mpo12-b-om4", "patch-mpo24-b24n-om4", "patch-lc-om4")
    )
    assert len(library.wiring("a12", mpo12) or ()) == 12
    assert len(library.wiring("a24s", mpo24) or ()) == 24
    for name, ends in (
        ("b24n", mpo12),
        ("b12", mpo24),
        ("b8", mpo12),
        ("b16", mpo12),
        ("b12", duplex),
        ("nothing", mpo12),
    ):
        assert library.wiring(name, ends) is None
    assert library.wiring("cassette-u1-12", mpo12) is None


def test_a_cord_with_eight_of_twelve_fibres_joins_only_those() -> None:
    catalogue = Library.standard().catalogue("worked-cases")
    assert catalogue
    part = catalogue.part("cord-b12-8of12")
    assert isinstance(part, WiredPart)
    assert ways(part, "a1", "b1") == {position: 13 - position for position in (1, 2, 3, 4, 9, 10, 11, 12)}


def test_optics_of_the_worked_cases_fit_their_host() -> None:
    catalogue = Library.standard().catalogue("worked-cases")
    assert catalogue
    host = catalogue.part("case-host")
    assert isinstance(host, DevicePart)
    for name in catalogue.part_names("optic"):
        optic = catalogue.part(name)
        assert isinstance(optic, OpticPart)
        assert optic.form_factor in host.families[0].accepts


@pytest.mark.parametrize(
    ("connector", "polish", "asked"),
    [("mpo12", "apc", True), ("mpo16", "apc", True), ("mpo12", "pc", False), ("lc-duplex", "apc", False)],
)
def test_an_angled_array_optic_has_to_say_which_way_its_bevel_leans(connector: str, polish: str, asked: bool) -> None:
    path = DATA / "vendors/acme-fibre/optic/qdd-400g-dr4.toml"
    record = tomllib.loads(path.read_text("utf-8"))
    port = record["port"][0] | {"connector": connector, "polish": polish}
    assert schema_faults(record | {"port": [port]}, "optic") == []
    del port["up_angled"]
    faults = schema_faults(record | {"port": [port]}, "optic")
    assert [fault.message for fault in faults] == ["`port` 1 has no `up_angled`"] * asked
