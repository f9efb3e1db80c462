"""`mtpc show --fibres` and `--free`: which tube and colour a fibre has, and what is still free.

Colours by the tables of TIA-598 and DIN VDE 0888 (domain table colours.csv); worked there: fibre 30 of tubes of 12 is
in tube 3, green, and white.
"""

from __future__ import annotations

import json
from pathlib import Path

from mtpc.catalogue.load import Library
from tests.support import ROOT, mtpc
from tests.support.domain_tables import rows

COLOURS = """# Which colour is fibre n (case cs-04).
edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
panel p[1..2] : acme.panel-4slot at R[1..2].U40
plate p[1..2].1 : acme.plate-12mpo-opposed-apc
trunk K1 : acme.trunk-144-12xmpo12-b-os2-apc at p1.1.rear[1..12] -- p2.1.rear[1..12] { length = 90m }
"""
CODES = (("tia-598", "TIA-598"), ("din-vde-0888", "IEC 60304 / DIN VDE 0888"), ("swisscom", "Swisscom"))


def asked(folder: Path, text: str, *arguments: str) -> str:
    (folder / "a.mtp").write_text(text, "utf-8")
    return mtpc("show", "a.mtp", *arguments, "--today", "2026-11-30", cwd=folder).stdout


def test_port_25_is_tube_3_blue(tmp_path: Path) -> None:
    shown = json.loads(asked(tmp_path, COLOURS, "--fibres", "K1", "--format", "json"))
    fibres = {fibre["number"]: fibre for fibre in shown["fibres"]}
    assert len(fibres) == 144
    expected = {25: (3, "green", "blue"), 30: (3, "green", "white"), 144: (12, "aqua", "aqua")}
    for number, colours in expected.items():
        assert tuple(fibres[number][key] for key in ("tube", "tube_colour", "fibre_colour")) == colours
    assert (fibres[25]["near_port"], fibres[25]["far"]) == ("p1.1.rear3", "b3.12")  # type B turns the tube round


def test_another_code_is_shown_where_it_is_asked_for_or_the_part_states_it(tmp_path: Path) -> None:
    text = asked(tmp_path, COLOURS, "--fibres", "K1", "--colours", "din-vde-0888")
    assert text.startswith("K1: fibres from end a, colours by DIN VDE 0888 (high)")
    assert [line.split()[4] for line in text.splitlines()[3:6]] == ["red", "green", "blue"]
    own = (
        COLOURS
        + "part t : trunk { fibre = os2; end [a, b] : splice12; map a1.[1..12] -- b1.[1..12]\n"
        + '  detail { colour_code = "swisscom" } }\n'
        + "part tray : plate { format = acme-slot; connector = splice12; count = 2 }\n"
        + "plate p[1..2].2 : tray\ntrunk S : t at p1.2.rear1 -- p2.2.rear1 { length = 9m }\n"
    )
    text = asked(tmp_path, own, "--fibres", "S")
    assert text.startswith("S: fibres from end a, colours by Swisscom (medium)")


def test_codes_are_those_of_the_table() -> None:
    library = Library.standard()
    for name, scheme in CODES:
        code = library.colour(name)
        assert code
        table = [row for row in rows("colours.csv") if row["scheme"] == scheme and row["object"] == "fibre"]
        assert [colour.partition(",")[0] for colour in code.fibres] == [row["colour"] for row in table]
        assert [bool(row["tracer"]) for row in table] == ["," in colour for colour in code.fibres]


def test_what_cannot_be_shown_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.mtp").write_text(COLOURS, "utf-8")
    for arguments, words in (
        (("--fibres", "K2"), "there is no cable K2 of which the map is known"),
        (("--fibres", "K1", "--colours", "pink"), "there is no code of colours pink: codes are"),
        (("--fibres", "K1", "--free"), "--name, --fibres and --free show different things"),
    ):
        done = mtpc("show", "a.mtp", *arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert words in done.stderr


def test_free_ports_and_legs_are_counted(tmp_path: Path) -> None:
    spec = (ROOT / "specs" / "quickstart.mtp").read_text("utf-8")
    spec += '\nreserve T1.12 { for = "storage" }\nreserve pp1.1.11 { for = "storage" }\n'
    shown = json.loads(asked(tmp_path, spec, "--free", "--format", "json"))
    found = {row["name"]: row for row in shown["capacity"]}
    assert (found["T1"]["used"], found["T1"]["count"], found["T1"]["reserved"]) == (4, 12, ["T1.12"])
    assert found["T1"]["free"] == [f"T1.{leg}" for leg in range(5, 12)]
    assert (found["pp1"]["used"], found["pp1"]["reserved"]) == (4, ["pp1.1.11"])
    first = asked(tmp_path, spec, "--free").splitlines()[0]
    assert first.startswith("panel pp1  7 of 12 ports free, 1 reserved or blocked: pp1.1.5, ")
