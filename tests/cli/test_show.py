"""`mtpc show`: the expanded model, and who said what about each value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtpc.cli import run
from tests.support.floors import TWO_RACKS

SPEC = """edition 2026
use "catalog:acme-fibre" as acme
use "./cords.csv" as sheet { key = name }
row A
rack A[1..2] : acme.rack-42u at A
tray low at A1 -- A2
tray high at A1 -- A2
policy { prefer { gender = pinned-trunk; tray = low; polish = apc } }
policy row-a at A { prefer { tray = high } }
device a[1..2] : acme.sw-32x100 at A[1..2].U40
optic a[1..2].et-0/0/[0..1] : acme.q28-100g-sr4
cord first : acme.patch-mpo12-b-om4-open at a1.et-0/0/0 -- a2.et-0/0/0 { length = 2m }
for $r in sheet {
  cord $r.name : acme.patch-mpo12-b-om4-open at port($r.a, $r.pa) -- port($r.b, $r.pb) {
    length = metres($r.cord_m); tray = low
  }
}
override cord second { tray = high }
circuit up : 100GBASE-SR4 at a1.et-0/0/0 -- a2.et-0/0/0
"""
TABLE = "name,a,pa,b,pb,cord_m\nsecond,a1,et-0/0/1,a2,et-0/0/1,3\n"


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("cords.csv").write_text(TABLE)
    Path("spec.mtp").write_text(SPEC)
    return "spec.mtp"


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["show", *arguments]) == 0
    return capsys.readouterr().out


def origins(capsys: pytest.CaptureFixture[str], spec: str, name: str) -> dict[str, list[tuple[str, str, str, bool]]]:
    (thing,) = json.loads(shown(capsys, spec, "--name", name, "--origin", "--format", "json"))["things"]
    return {
        value["name"]: [
            (said["by"], said["value"], f"{said['line']}:{said['column']}" if said["line"] else "", said["wins"])
            for said in value["origin"]
        ]
        for value in thing["values"]
    }


def test_everything_stands_in_one_line_each_without_line_numbers(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, spec).splitlines()
    assert lines[:2] == ["rack A1 : acme-fibre.rack-42u at A", "rack A2 : acme-fibre.rack-42u at A"]
    cord = "cord first : acme-fibre.patch-mpo12-b-om4-open at a1.et-0/0/0 -- a2.et-0/0/0"
    assert f"{cord} {{ length = 2m; gender = unpinned; tray = high }}" in lines
    assert lines[-1] == "circuit up : 100GBASE-SR4 at a1.et-0/0/0 -- a2.et-0/0/0"
    Path(spec).write_text("\n\n" + Path(spec).read_text())
    assert shown(capsys, spec).splitlines() == lines


def test_all_who_spoke_are_told_and_the_winner_first(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = origins(capsys, spec, "first")
    assert told["tray"] == [
        ("preferred for row A", "high", "9:37", True),
        ("preferred for the project", "low", "8:49", False),
    ]
    assert told["gender"] == [("preferred for the project", "pinned-trunk", "8:28", True)]
    assert told["length"] == [("written", "2m", "12:83", True)]
    part, policy = told["polish"]
    assert (part[0][:45], part[1], part[3]) == ("stated by acme-fibre.patch-mpo12-b-om4-open: ", "pc", True)
    assert policy == ("preferred for the project", "apc", "8:63", False)


def test_a_table_and_an_override_are_told(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = origins(capsys, spec, "second")
    assert told["length"][0][:2] == ("written from column cord_m of row second (cords.csv, line 2)", "3m")
    assert [(by, value, wins) for by, value, _, wins in told["tray"]] == [
        ("written by an override", "high", True),
        ("written", "low", False),
        ("preferred for row A", "high", False),
        ("preferred for the project", "low", False),
    ]


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("A1", "rack A1 : acme-fibre.rack-42u at A"),
        ("a1", "device a1 : acme-fibre.sw-32x100 at A1.U40"),
        ("up", "circuit up : 100GBASE-SR4 at a1.et-0/0/0 -- a2.et-0/0/0"),
        ("a1.et-0/0/0", "optic a1.et-0/0/0 : acme-fibre.q28-100g-sr4"),
        ("acme-fibre.q28-100g-sr4", "optic part acme-fibre.q28-100g-sr4"),
    ],
)
def test_one_thing_is_asked_for_by_its_name(
    spec: str, name: str, shape: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(capsys, spec, "--name", name).splitlines()[0] == shape


def test_what_is_plugged_where_is_told(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, spec, "--name", "first")
    assert "end a1   a1.et-0/0/0, meets optic a1.et-0/0/0" in text
    assert "carries  circuit up" in text


def test_an_unknown_name_gives_near_ones(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", spec, "--name", "firts"]) == 2
    assert capsys.readouterr().err == "mtpc: there is nothing named firts in this model; similar: first\n"


ANY = f"""{TWO_RACKS}optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
trunk T1 : acme.trunk-144-12xmpo12-b-om4 at pp1.1.rear[1..12] -- pp2.1.rear[1..12] {{ length = 20m }}
circuit up : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0 via any(T1) {{
  cords = acme.patch-mpo12-b-om4; cord-length = [2m, 3m]
}}
"""


def test_a_leg_that_was_taken_and_cords_that_were_ordered_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("any.mtp").write_text(ANY)
    told = origins(capsys, "any.mtp", "up")
    assert told["via"] == [("chosen by any(…) and recorded in mtpc.lock", "T1.1", "9:63", True)]
    cord = origins(capsys, "any.mtp", "sw1.et-0/0/0 -- pp1.1.1")
    assert cord["length"][0] == ("written", "2m", "10:49", True)
    assert cord["part"][0] == ("written", "acme-fibre.patch-mpo12-b-om4", "10:11", True)


OWN_PART = """edition 2026
part zx : cassette { format = acme-slot; fibre = om4
  port front[1..6] : lc-duplex { polish = upc }
  port rear1 : mpo12 { polish = pc; gender = unpinned; mating = opposed }
  map front[1..6].L -- rear1.[6..1 step -1]
  map front[1..6].R -- rear1.[7..12]
}
use "catalog:acme-fibre" as acme
rack R1 : acme.rack-42u
panel p1 : acme.panel-4slot at R1.U40
cassette p1.1 : zx
"""


def test_the_map_of_a_part_of_ones_own_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.mtp").write_text(OWN_PART)
    drawn = shown(capsys, "own.mtp", "--name", "zx").partition("\n\n")[2]
    heads = [f"front{port}" for port in range(1, 7)]
    assert [line.split() for line in drawn.splitlines()] == [heads, ["L", *"654321"], ["R", *"789", "10", "11", "12"]]
    (thing,) = json.loads(shown(capsys, "own.mtp", "--name", "zx", "--format", "json"))["things"]
    assert sorted(thing["map"])[:2] == [["front1.L", "rear1.6"], ["front1.R", "rear1.7"]]
    assert len(thing["map"]) == 12
