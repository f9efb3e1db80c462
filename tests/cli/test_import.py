"""`mtpc import devicetype`: community files become device parts, and what is odd in them is told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtpc.catalogue.community.cages import CAGES, FIXED, NO_CAGE, SPEED_ALONE
from mtpc.catalogue.community.devicetype import Imported, imported
from mtpc.catalogue.community.series import in_short, missing
from mtpc.catalogue.ranges import expand
from mtpc.catalogue.schema_check import schema_faults
from mtpc.pipeline import compile_paths
from mtpc.text import Source
from tests.support import ROOT, mtpc
from tests.support.marks import Mark, assert_as_marked, marks_in

FOLDER = ROOT / "specs" / "broken"
FILES = sorted(FOLDER.glob("IMP*.yaml"))
DAY = "2026-11-21"
SWITCH = """manufacturer: Example
model: SW 32 {more}
slug: example-sw
part_number: EX-32
u_height: 1
is_full_depth: true
interfaces:
  - name: mgmt0
    type: 1000base-t
    mgmt_only: true
  - name: swp1
    type: 100gbase-x-qsfp28
  - name: swp2
    type: 100gbase-x-qsfp28
  - name: swp3
    type: 100gbase-x-qsfp28
  - name: swp4
    type: 50gbase-x-sfp28
  - name: swp5
    type: 400gbase-x-osfp
console-ports:
  - name: Console
    type: rj-45
"""


def made_of(text: str, path: str = "sw.yaml", **cages: str) -> Imported:
    return imported(Source(path, text), DAY, cages)


def found_in(text: str, path: str) -> list[Mark]:
    source = Source(path, text)
    found = imported(source, DAY).findings
    places = [(one, source.line_column(one.span.start)) for one in found if one.span]
    assert len(places) == len(found)
    return sorted(Mark(path, *place, one.code, one.message) for one, place in places)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_gives_exactly_the_findings_it_is_marked_with(path: Path) -> None:
    text = path.read_text("utf-8")
    expected, found = marks_in({path.name: text}), found_in(text, path.name)
    assert text.startswith("# ")
    assert path.stem.partition("-")[0] in {mark.code for mark in expected}
    assert_as_marked(found, expected)


def test_every_defect_of_the_library_that_was_listed_has_a_file() -> None:
    """The eight rows of domain/community_data_defects.csv, in its order."""
    wanted = ["IMP103", "IMP104", "IMP106-duplex", "IMP104-quads", "IMP108", "IMP105", "IMP111", "IMP109"]
    assert {path.stem for path in FILES} >= set(wanted)


# ---- the record


def test_a_device_becomes_a_record_of_its_ports() -> None:
    made = made_of(SWITCH.format(more="X"))
    assert [one.code for one in made.findings] == []
    record = tomllib.loads(made.text)
    assert schema_faults(record, "device") == []
    assert (record["name"], record["height_u"], record["vendor"]) == ("sw-32-x", 1, "Example")
    assert (record["number"], record["number_confidence"]) == ("EX-32", "low")
    ports = [(port["name"], port["cage"], port["accepts"]) for port in record["port"]]
    assert ports == [
        ("swp[1..4]", "qsfp28", ["qsfp28"]),  # 50gbase-x-sfp28 by its label, not by its slug
        ("swp5", "osfp", ["osfp"]),
    ]
    assert dict(made.left_out) == {"1000base-t": 1}
    assert record["source"]["confidence"] == "low"


def test_a_record_is_used_in_a_spec(tmp_path: Path) -> None:
    (tmp_path / "sw.yaml").write_text(SWITCH.format(more=""), "utf-8")
    done = mtpc("import", "devicetype", "sw.yaml", "-o", "parts", "--today", DAY, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "part sw-32, 5 ports; without a cage, left out: 1 × 1000base-t" in done.stderr
    assert [path.name for path in (tmp_path / "parts").iterdir()] == ["sw-32.toml"]
    spec = """edition 2026
use "catalog:acme-fibre" as acme
use "./parts" as own
rack R : acme.rack-42u
device [a, b] : own.sw-32 at R.U[1, 2]
optic [a, b].swp1 : acme.q28-100g-sr4
cord a.swp1 -- b.swp1 : acme.patch-mpo12-b-om4 { length = 2m }
"""
    (tmp_path / "spec.mtp").write_text(spec, "utf-8")
    assert compile_paths([str(tmp_path / "spec.mtp")]).diagnostics == ()


def test_a_cage_that_the_file_does_not_name_is_said_on_the_command_line(tmp_path: Path) -> None:
    done = mtpc(
        "import", "devicetype", FOLDER / "IMP102.yaml", "-o", "out", "--cage", "infiniband-ndr=osfp", cwd=tmp_path
    )
    assert "IMP102" in done.stderr  # the slip is still one
    ports = tomllib.loads((tmp_path / "out" / "sw-3.toml").read_text("utf-8"))["port"]
    assert [port["name"] for port in ports] == ["P1", "P3"]
    assert mtpc("import", "devicetype", FOLDER / "IMP102.yaml", "-o", "o", "--cage", "x", cwd=tmp_path).returncode == 2


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good, folder = tmp_path / "in" / "sw.yaml", tmp_path / "in"
    folder.mkdir()
    good.write_text(SWITCH.format(more=""), "utf-8")
    (folder / "bad.yaml").write_text((FOLDER / "IMP101.yaml").read_text("utf-8"), "utf-8")
    (folder / "latin.yml").write_bytes(b"model: caf\xe9\n")
    (folder / "readme.txt").write_text("no device type\n", "utf-8")
    done = mtpc("import", "devicetype", "in", "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "1 record written to out" in done.stderr
    assert "in/latin.yml" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["sw-32.toml"]
    again = mtpc("import", "devicetype", good, good, "-o", tmp_path / "out", cwd=tmp_path)
    assert again.returncode == 2
    (tmp_path / "empty").mkdir()
    assert mtpc("import", "devicetype", "empty", "-o", "out2", cwd=tmp_path).returncode == 2


HEAD = "manufacturer: Example\nmodel: {model}\nslug: x\nu_height: {height}\ninterfaces:\n"


@pytest.mark.parametrize(
    ("kind", "cage"), [("800gbase-osfp800", "osfp"), ("25gbase-sfp28", "sfp28"), ("100gbase-qsfp28", "qsfp28")]
)
def test_a_cage_in_a_type_of_the_short_spelling_is_asked_for(kind: str, cage: str) -> None:
    """Such types are in use in the library and mean cages: nothing is left out in silence."""
    made = made_of(HEAD.format(model="X", height=1) + f"  - {{name: p1, type: {kind}}}\n")
    told = {one.code: one for one in made.findings}
    assert set(told) == {"IMP102", "IMP107"}
    assert told["IMP102"].help == f"state its cage: --cage {kind}={cage}"
    assert "takes an optic" not in told["IMP107"].message
    assert not made.left_out
    assert made_of(HEAD.format(model="X", height=1) + f"  - {{name: p1, type: {kind}}}\n", **{kind: cage}).ports == 1


def test_what_is_0_u_high_is_no_fault_and_no_part() -> None:
    point = made_of(HEAD.format(model="AP", height=0) + "  - {name: e1, type: 1000base-t}\n")
    assert [(one.code, one.severity) for one in point.findings] == [("IMP107", "warning")]
    switch = made_of(HEAD.format(model="SW", height="0.0") + "  - {name: e1, type: 25gbase-x-sfp28}\n")
    assert [one.code for one in switch.findings] == ["IMP107"]
    assert "a device of 0 U stands in no rack, and 1 ports of it take optics" in switch.findings[0].message
    assert (point.name, switch.name) == ("", "")


TWIN = HEAD.format(model="TWIN", height=1) + "".join(
    f"  - {{name: P{cage}.{half}, type: 400gbase-x-osfp}}\n" for cage in range(2) for half in range(2)
)


def test_two_connectors_of_a_cage_are_asked_about_and_made_one_port_where_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "twin.yaml").write_text(TWIN, "utf-8")
    asked = mtpc("import", "devicetype", "twin.yaml", "-o", "four", cwd=tmp_path)
    assert asked.returncode == 0
    assert "--twin 400gbase-x-osfp" in asked.stderr
    done = mtpc("import", "devicetype", "twin.yaml", "-o", "own", "--twin", "400gbase-x-osfp", cwd=tmp_path)
    assert (done.returncode, "IMP11" in done.stderr) == (0, False)
    (port,) = tomllib.loads((tmp_path / "own" / "twin.toml").read_text("utf-8"))["port"]
    assert port == {"name": "P[0..1]", "cage": "osfp", "accepts": ["osfp"], "subports_from": 0}
    (tmp_path / "spec.mtp").write_text(
        'edition 2026\nuse "catalog:acme-fibre" as acme\nuse "./own" as own\nrack R : acme.rack-42u\n'
        "device q : own.twin at R.U1\noptic q.P0 : acme.osfp-800g-2xdr4\n",
        "utf-8",
    )
    result = compile_paths([str(tmp_path / "spec.mtp")])
    assert result.diagnostics == ()
    assert [result.plant.site.socket_name(one) for one in result.plant.site.every_socket()] == ["q.P0:0", "q.P0:1"]


@pytest.mark.parametrize(
    "names", [["1/0", "1/1", "2/0", "2/1"], ["p0", "p1"], ["P0.0", "P1.0", "P2.0"], ["P0.0", "P0.2"]]
)
def test_ports_of_a_slot_are_no_twins(names: list[str]) -> None:
    made = made_of(
        HEAD.format(model="X", height=1) + "".join(f"  - {{name: {name}, type: 400gbase-x-osfp}}\n" for name in names)
    )
    assert "IMP113" not in {one.code for one in made.findings}


def test_a_device_of_thousands_of_ports_is_read_in_seconds() -> None:
    ports = "".join(
        f"  - {{name: e{row}/{port}, type: 100gbase-x-qsfp28}}\n" for row in range(50) for port in range(60)
    )
    made = made_of(HEAD.format(model="BIG", height=1) + ports)
    assert (made.ports, made.findings) == (3000, [])


def test_another_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "sw.yaml").write_text(SWITCH.format(more=""), "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sw-32.toml").write_text("mine\n", "utf-8")
    done = mtpc("import", "devicetype", "sw.yaml", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert (tmp_path / "out" / "sw-32.toml").read_text("utf-8") == "mine\n"


@pytest.mark.parametrize("file", ["gone.yaml", "latin.yaml"])
def test_what_cannot_be_read_is_said(tmp_path: Path, file: str) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"model: caf\xe9\n")
    done = mtpc("import", "devicetype", file, "-o", "out", cwd=tmp_path)
    assert (done.returncode, file in done.stderr, "Traceback" in done.stderr) == (2, True, False)


# ---- files that mean harm


@pytest.mark.parametrize("model", ["../../etc/passwd", "/abs/path", "..", "a\\b", "x" * 5000, "-o", "CON: {a}"])
def test_a_model_never_leads_a_path_out_of_the_folder(model: str) -> None:
    made = made_of(SWITCH.replace("SW 32 {more}", f"'{model}'"))
    assert not set(made.name) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.name.startswith("-")
    assert len(made.name) <= 80
    if made.text:
        assert schema_faults(tomllib.loads(made.text), "device") == []


@pytest.mark.parametrize("maker", ['"a\\"b"', '"a\\nnumber = 1"', '"tab\\tbell\\a"', "'[[port]]'"])
def test_a_text_stays_a_text_in_the_record(maker: str) -> None:
    made = made_of(SWITCH.format(more="").replace("Example", maker))
    record = tomllib.loads(made.text)
    assert schema_faults(record, "device") == []
    assert set(record) == {"name", "family", "description", "vendor", "number", "number_confidence", "height_u"} | {
        "port",
        "source",
    }


BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True))


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "[" * 100_000,
        "{a: " * 50_000,
        "- " * 60_000,
        "manufacturer: !!python/object/apply:os.system ['echo']\nmodel: x\n",
        "",
        "# nothing\n",
        "just words\n",
        "- a\n- b\n",
        "model: [a, b]\nmanufacturer: {a: b}\n",
        "? [a]\n: b\n",
        "model: x\nmodel: y\nmanufacturer: z\n",
        "\x00",
        "model: \ud7ff\ufffe",
        "<<: *nobody\n",
        "interfaces:\n  - 5\n  - [name]\nmodel: x\nmanufacturer: y\nu_height: -1\n",
        "interfaces: {name: 5}\nmodel: x\nmanufacturer: y\nu_height: 99999999999\n",
        "x: " + "9" * 3_000_000,
    ],
)
def test_a_file_that_is_none_is_told_and_gives_no_record(text: str) -> None:
    made = made_of(text)
    assert made.text == ""
    assert {one.code for one in made.findings} <= {"IMP101", "IMP107", "IMP111"}
    assert made.findings
    assert all(one.span and 0 <= one.span.start <= len(text) for one in made.findings)


@given(st.text(alphabet="ab1:-[]{}&*!|>#'\" \n\t,?%@", max_size=60))
def test_any_text_is_read_or_told(text: str) -> None:
    made = made_of(text)
    assert made.findings
    assert not made.text


# ---- series


@given(st.integers(0, 3), st.integers(3, 40), st.data(), st.sampled_from(["swp{}", "et-0/0/{}", "P{}.0", "Eth{}/1"]))
def test_a_number_that_is_taken_out_of_a_series_is_missed(
    first: int, count: int, data: st.DataObject, form: str
) -> None:
    names = [form.format(number) for number in range(first, first + count)]
    assert missing(names) == []
    gone = data.draw(st.sampled_from(names[1:-1]))
    assert missing([name for name in names if name != gone]) == [gone]


@given(st.lists(st.from_regex(r"[a-z]{0,2}[0-9]{1,3}(/[0-9]{1,2})?", fullmatch=True), max_size=40))
def test_names_in_short_are_the_names_again(names: list[str]) -> None:
    assert [name for short in in_short(names) for name in expand(short)] == names


def test_a_stem_without_a_number_others_have_misses_it() -> None:
    names = [f"P{cage}.{port}" for cage in range(32) for port in (0, 1)]
    names.remove("P22.1")
    names.remove("P23.0")
    assert missing(names) == ["P22.1", "P23.0"]


def test_numbers_that_are_far_apart_are_no_series() -> None:
    assert missing(["swp1", "swp2147483648"]) == []
    assert len(missing(["swp1", "swp10000"])) == 9_998


# ---- types


def test_every_interface_type_is_a_cage_or_none_and_never_both() -> None:
    for kind in CAGES:
        assert not NO_CAGE.fullmatch(kind)
        assert not SPEED_ALONE.fullmatch(kind)
    for kind in (
        "1000base-t",
        "10gbase-t",
        "2.5gbase-t",
        "virtual",
        "lag",
        "100gbase-kr4",
        "ieee802.11ax",
        "juniper-vcp",
    ):
        assert NO_CAGE.fullmatch(kind), kind
    for kind in (
        "10gbase-lr",
        "100gbase-sr4",
        "400gbase-sr4_2",
        "1.6tbase-dr8-2",
        "gpon",
        "sonet-oc48",
        "1000base-bx10-d",
    ):
        assert FIXED.fullmatch(kind), kind
    for kind in ("400gbase-x-osfq", "100gbase-x-qsfp29", "nonsense"):
        assert kind not in CAGES
        made = made_of(SWITCH.format(more="").replace("400gbase-x-osfp", kind))
        assert [one.code for one in made.findings] == ["IMP102"]


@pytest.mark.parametrize(("position", "told"), [("", False), ("1", False), ("0", True), ("first", True)])
def test_a_position_that_is_none_is_told_and_only_one_left_out_is_the_first(position: str, told: bool) -> None:
    stated = f", rear_port_position: {position}" if position else ""
    text = (
        "manufacturer: a\nmodel: b\nrear-ports:\n  - {name: R1, type: mpo, positions: 1}\n"
        f"front-ports:\n  - {{name: F1, type: lc, rear_port: R1{stated}}}\n"
    )
    found = [one.message for one in made_of(text).findings if one.code == "IMP105"]
    assert found == (["front port F1 is at position 0 of R1, which has 1"] if told else [])
