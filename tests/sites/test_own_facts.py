"""Facts of one's own, in a spec and in a folder of records: each counts where one of the catalogue would.

Figures of standards: om4 3.0 dB/km at 850 nm and 100GBASE-SR4 over it 100 m, 1.9 dB (records fibres/om4, 100gbase-sr4);
om2 500 MHz km at 850 nm (records fibres/om2; TIA-568.3).
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from mtpc.channel.budget import budget
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support import mtpc

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
rack A : acme.rack-42u
device s[1..2] : acme.sw-32x100 at A.U[1, 3]
optic s[1..2].et-0/0/[0..1] : acme.q28-100g-sr4
"""
FIBRE = 'fibre old-om4 : om4 { attenuation { wavelength = 850nm; maximum = 4.8dB/km }; source = "OTDR 2021" }\n'
CORD = (
    "part own : cord { fibre = %s; map = %s; grade = %s; polish = upc; gender = unpinned; end [a, b] : mpo12 }\n"
    "cord s1.et-0/0/0 -- s2.et-0/0/0 : own { length = 50m }\n"
)
CIRCUIT = "circuit c : %s at s1.et-0/0/0 -- s2.et-0/0/0\n"


def compiled(text: str) -> Result:
    return compile_texts({"own.mtp": HEAD + text})


def told(result: Result) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in result.diagnostics]


def test_a_fibre_of_ones_own_loses_what_it_states_and_reaches_what_its_class_does() -> None:
    result = compiled(FIBRE + CORD % ("old-om4", "b12", "tia-568") + CIRCUIT % "100GBASE-SR4")
    assert told(result) == []
    calculated = budget(result.plant, 0)
    assert calculated.loss_db == Decimal("0.24")  # 50 m x 4.8 dB/km, plugs in modules count nothing
    assert (calculated.reach_m, calculated.limit_db) == (Decimal(100), Decimal("1.9"))


def test_measured_figures_hold_for_their_cable_only() -> None:
    """Of two cables in one channel the measured one has its own figure, the other that of its class."""
    better = FIBRE.replace("4.8dB/km", "2.0dB/km")
    parts = (CORD % ("old-om4", "b12", "tia-568")).partition("\n")[0]
    plain = parts.replace("own :", "plain :").replace("old-om4", "om4")
    text = (
        f"{better}{parts}\n{plain}\npanel P : acme.panel-4slot at A.U10\nplate P.1 : acme.plate-12mpo-opposed-pc\n"
        "cord s1.et-0/0/0 -- P.1.1 : own { length = 10m }\ncord P.1.rear1 -- s2.et-0/0/0 : plain { length = 20m }\n"
    )
    calculated = budget(compiled(text).plant, 0)
    fibre = [term.loss_db for term in calculated.terms if term.length_m]
    assert fibre == [Decimal("0.02"), Decimal("0.06")]  # 10 m x 2.0 dB/km, 20 m x 3.0 dB/km


def test_an_application_of_ones_own_limits_the_circuits_that_name_it() -> None:
    own = 'application site-sr4 : 100GBASE-SR4 { reach = 40m; loss = 1.2dB; source = "contract" }\n'
    result = compiled(own + CORD % ("om4", "b12", "tia-568") + CIRCUIT % "site-sr4")
    assert told(result) == [("LEN101", "c is 50 m long; site-sr4 reaches 40 m over OM4")]
    assert budget(result.plant, 0).limit_db == Decimal("1.2")


def test_a_limit_over_one_fibre_class_leaves_the_others_as_they_are() -> None:
    own = 'application site-sr4 : 100GBASE-SR4 { limit { fibre = om3; reach = 20m }; source = "contract" }\n'
    result = compiled(own + CORD % ("om4", "b12", "tia-568") + CIRCUIT % "site-sr4")
    assert told(result) == []
    assert budget(result.plant, 0).reach_m == Decimal(100)


def test_a_limit_no_standard_gives_is_answered_by_the_project() -> None:
    """100GBASE-SR4 has no row for om2: unknown, until the project states one for its modules."""
    cord = CORD % ("om2", "b12", "tia-568")
    open_ = compiled(cord + CIRCUIT % "100GBASE-SR4")
    assert [code for code, _ in told(open_)] == ["LOS303"]
    own = 'application s : 100GBASE-SR4 { limit { fibre = om2; reach = 60m; loss = 1dB }; source = "tested" }\n'
    stated = compiled(own + cord + CIRCUIT % "s")
    assert told(stated) == []
    assert budget(stated.plant, 0).reach_m == Decimal(60)


def test_an_attenuation_that_is_not_listed_is_stated_as_the_finding_says() -> None:
    """OS2 has no figure below 1310 nm (records fibres/os2): a fibre of one's own with it, and limits, answer all."""
    floor = (
        'edition 2026\nuse "catalog:acme-fibre" as acme\nrack A : acme.rack-42u\n'
        "device s[1..2] : acme.sw-48x10 at A.U[1, 3]\n"
        "optic s1.xe-0/0/0 : acme.sfp-10g-bx10-u\noptic s2.xe-0/0/0 : acme.sfp-10g-bx10-d\n"
    )
    cord = (
        "part one : cord { fibre = %s; polish = upc; loss = 0.5dB; return-loss = 50dB\n"
        "  end [a, b] : lc-simplex; map a.1 -- b.1 }\n"
        "cord s1.xe-0/0/0 -- s2.xe-0/0/0 : one { length = 5km }\n"
    )
    (unknown,) = [each for each in compile_texts({"a.mtp": floor + cord % "os2"}).diagnostics if each.code == "LOS303"]
    advice = "fibre NAME : os2 { attenuation { wavelength = 1270nm; maximum = …dB/km }; source = "
    assert advice in unknown.help
    own = 'fibre low : os2 { attenuation { wavelength = 1270nm; maximum = 0.5dB/km }; source = "sheet" }\n'
    (left,) = [
        each for each in compile_texts({"a.mtp": floor + own + cord % "low"}).diagnostics if each.code == "LOS303"
    ]
    assert "attenuation" not in left.message


def test_a_map_and_a_grade_of_ones_own() -> None:
    own = (
        'map rev : cable { fibres [1..12] -- [12..1 step -1]; source = "drawing" }\n'
        'grade old { loss = 0.6dB; source = "sheet" }\n'
    )
    assert told(compiled(own + CORD % ("om4", "rev", "old") + CIRCUIT % "100GBASE-SR4")) == []
    straight = own.replace("[12..1 step -1]", "[1..12]")
    codes = {code for code, _ in told(compiled(straight + CORD % ("om4", "rev", "old") + CIRCUIT % "100GBASE-SR4"))}
    assert codes == {"POL101"}


def test_a_family_and_a_pin_out_of_ones_own() -> None:
    own = """family my8 { rows = 1; columns = 8; shell = mine; pins = true; source = "drawing" }
pinout my-sr4 : my8 { tx = [1..4]; rx = [8..5 step -1]; lane-order = high; source = "drawing" }
part mod : optic { form-factor = qsfp28; application = 100GBASE-SR4
  port mdi : my8 { gender = pinned; polish = upc; pinout = my-sr4 } }
part cable : cord { fibre = om4; grade = tia-568; polish = upc; gender = unpinned
  end [a, b] : my8; map a1.[1..8] -- b1.[8..1 step -1] }
optic s[1..2].et-0/0/5 : mod
cord s1.et-0/0/5 -- s2.et-0/0/5 : cable { length = 5m }
circuit c : 100GBASE-SR4 at s1.et-0/0/5 -- s2.et-0/0/5
"""
    assert told(compiled(own)) == []
    (crossed,) = compiled(own.replace("rx = [8..5 step -1]", "rx = [5..8]")).diagnostics
    assert crossed.code == "POL102"


@pytest.mark.parametrize(
    ("statement", "code", "message"),
    [
        ("grade g { loss = 0.5dB }", "TYP110", "grade g has no source"),
        ('grade g { source = "s" }', "TYP110", "grade g has no loss"),
        ('grade tia-568 { loss = 0.5dB; source = "s" }', "REF107",
         "there is a grade tia-568 already, of the catalogue or of a folder of records"),
        ('grade g { loss = 0.5m; source = "s" }', "TYP102", "loss takes a loss (dB), this is 0.5m (a length)"),
        ('fibre f : om9 { attenuation { wavelength = 850nm; maximum = 3dB/km }; source = "s" }', "REF102",
         "there is no fibre class om9"),
        ('fibre f : om2 { source = "s" }', "TYP110", "fibre f says nothing that om2 does not"),
        ('fibre f : om2 { attenuation { wavelength = 850nm; maximum = 4dB }; source = "s" }', "TYP102",
         "maximum takes an attenuation (dB/km), this is 4dB (a loss)"),
        ('fibre f : om2 { attenuation { wavelength = 850nm; maximum = 4dB/km; bandwidth = 400 }; source = "s" }',
         "TYP104", "a bandwidth of 400 MHz km is less than the 500 of OM2"),
        ('application a : 100GBASE-SR4 { source = "s" }', "TYP110",
         "application a says nothing that 100GBASE-SR4 does not"),
        ('application a : 100GBASE-SR4 { limit { reach = 3m }; source = "s" }', "TYP110",
         "this limit names no fibre class"),
        ('map m : cable { fibres [1..2] -- [1, 1]; source = "s" }', "TYP104",
         "map m joins position 1 of end b twice"),
        ('map m : cable { fibres [1..2] -- [1..3]; source = "s" }', "TYP105", ""),
        ('map m : cable { source = "s" }', "TYP110", "map m joins nothing"),
        ('map m : loop { fibres 1 -- 2; source = "s" }', "TYP104", "a map of loop is not known"),
        ('pinout p : mpo12 { tx = [1..4]; rx = [9..11]; source = "s" }', "TYP105",
         "p sends on 4 positions and receives on 3"),
        ('pinout p : mpo12 { tx = [1, 13]; rx = [2, 3]; source = "s" }', "TYP108", "tx has no position 13"),
        ('grade g { loss = 0.2dB; typical-loss = 0.5dB; source = "s" }', "TYP108",
         "a typical loss of 0.5 is above its maximum of 0.2"),
        ('fibre f : om4 { attenuation { wavelength = 1550nm; maximum = 0.1dB/km }; source = "s" }', "TYP108",
         "OM4 is multimode, which is used from 600 to 1360 nm, not at 1550 nm"),
        ('fibre f : os2 { attenuation { wavelength = 850nm; maximum = 0.1dB/km }; source = "s" }', "TYP108",
         "OS2 is single-mode, which is used from 1260 to 1675 nm, not at 850 nm"),
        ('fibre f : os2 { attenuation { wavelength = 1310nm; maximum = 0.3dB/km; typical = 0.4dB/km }; source = "s" }',
         "TYP108", "a typical attenuation of 0.4 is above its maximum of 0.3"),
        ('pinout p : mpo12 { tx = [1..4]; rx = [4..1 step -1]; source = "s" }\n'
         'part m : optic { form-factor = qsfp28; application = 100GBASE-SR4; source = "s"\n'
         "  port mdi : mpo12 { gender = pinned; polish = pc; pinout = p } }", "CAT104",
         "p sends and receives on positions 1, 2, 3, 4; 100GBASE-SR4 has a fibre for each direction"),
        ('part t : cord { fibre = os2; polish = upc; loss = 0.3dB; loss-through = 3dB; typical-loss-through = 4dB\n'
         '  map = duplex-ab; end [a, b] : lc-duplex; source = "s" }', "CAT104",
         "a typical loss through it of 4 is above its maximum of 3"),
        ('pinout p : mpo12 { tx = [1, 1]; rx = [2, 3]; source = "s" }', "TYP104", "tx names position 1 twice"),
        ('family f { rows = 0; columns = 4; shell = x; pins = false; source = "s" }', "TYP108", "rows cannot be 0"),
        ('family f { rows = 9999; columns = 9999; shell = x; pins = false; source = "s" }', "TYP107", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_finding(statement: str, code: str, message: str) -> None:
    ((found_code, found_message),) = told(compiled(statement + "\n"))
    assert found_code == code
    assert message in found_message


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (FIBRE.replace("4.8dB/km", "4.8dB"), "TYP102"),
        (FIBRE.replace('source = "OTDR 2021"', "source = $nobody"), "REF110"),
        (FIBRE.replace(" : om4", ""), "TYP110"),
        (FIBRE + 'grade g { loss = 0.5m; source = "s" }\n', "TYP102"),
        (FIBRE + 'application a : 100GBASE-SR4 { reach = 3; source = "s" }\n', "TYP102"),
    ],
)
def test_a_fact_with_a_mistake_is_told_once_and_not_as_missing(facts: str, code: str) -> None:
    grade = "g" if "grade g" in facts else "tia-568"
    application = "a" if "application a" in facts else "100GBASE-SR4"
    result = compiled(facts + CORD % ("old-om4", "b12", grade) + CIRCUIT % application)
    assert [found_code for found_code, _ in told(result)] == [code]
    assert not result.proof().complete


FOLDER = {
    "parts/fibres/old-om4.toml": """name = "old-om4"
shown = "OM4 of 2012"
mode = "MM"
core = "50"
rank = 4
test_wavelengths_nm = [850, 1300]
jacket_colour = "aqua"
based_on = "om4"

[[attenuation]]
wavelength_nm = 850
tia_db_per_km = "4.8"
confidence = "high"
basis = "seen"
source = "OTDR 2021"

[source]
title = "OTDR 2021"
read_on = 2026-11-01
confidence = "high"
""",
    "parts/grades/old.toml": """name = "old"
shown = "old"
loss_db_max = "0.6"

[source]
title = "sheet"
read_on = 2026-11-01
confidence = "high"
""",
}


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_records_in_a_folder_count_as_well(tmp_path: Path) -> None:
    text = HEAD.replace('" as acme', '" as acme\nuse "./parts" as mine') + CORD % ("old-om4", "b12", "old")
    result = compile_texts({"a.mtp": text + CIRCUIT % "100GBASE-SR4"}, written(tmp_path, FOLDER))
    assert told(result) == []
    assert budget(result.plant, 0).loss_db == Decimal("0.24")


def test_a_record_in_a_folder_is_checked_as_parts_are(tmp_path: Path) -> None:
    files = {
        "parts/grades/old.toml": FOLDER["parts/grades/old.toml"].replace('"old"\nshown', '"tia-568"\nshown'),
        "parts/fibres/old-om4.toml": FOLDER["parts/fibres/old-om4.toml"].replace('"om4"\n\n', '"om44"\n\n'),
    }
    text = HEAD.replace('" as acme', '" as acme\nuse "./parts" as mine')
    result = compile_texts({"a.mtp": text}, written(tmp_path, files))
    assert sorted(told(result)) == [
        ("CAT104", "old-om4 contradicts itself: there is no fibre class om44"),
        ("CAT104", "tia-568 contradicts itself: there is a record tia-568 of this sort already (grade)"),
    ]


LANES = """edition 2026
use "catalog:acme-fibre" as acme
pinout site-pins : mpo12 { tx = [1..4]; rx = [9..12]; source = "drawing 7" }
part mod : optic { form-factor = qsfp28; application = 100GBASE-SR4
  port mdi : mpo12 { gender = pinned; polish = pc; up-angled = true; pinout = site-pins } }
rack R : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R.U[1, 3]
optic sw[1..2].et-0/0/0 : mod
cord sw1.et-0/0/0 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 3m }
"""


def test_a_pin_out_of_ones_own_is_named_where_its_lanes_are_not_sure(tmp_path: Path) -> None:
    """Not the application: the order of lanes of 100GBASE-SR4 is another, and better known."""
    premises = {one.premise for one in compile_texts({"a.mtp": LANES}).unjudged}
    assert premises == {"the order of lanes of pin-out site-pins is not confirmed (low)"}
    (tmp_path / "a.mtp").write_text(LANES, "utf-8")
    shown = mtpc("show", "a.mtp", "--name", "mod", cwd=tmp_path).stdout
    assert "  pin-out      site-pins\n" in shown
    assert "Tx1 Tx2 Tx3 Tx4   .   .   .   . Rx1 Rx2 Rx3 Rx4" in shown
