"""Filters and splitters: cases W01 to W08 and P01 to P04 of the reference of modes, each as a spec of its own parts."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from mtpc.channel.budget import budget
from mtpc.channel.types import TermKind
from mtpc.pipeline import compile_texts
from mtpc.result import Result

CASES = Path(__file__).parents[1] / "data" / "modes_cases.yaml"
HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A[1..2] : acme.rack-42u
device n : acme.sw-48x10 at A1.U30
device f : acme.sw-48x10 at A2.U30
panel p[1..3] : acme.panel-4slot at A1.U[34, 36, 38]
part lc : cord { fibre = os2; polish = upc; loss = 0.75dB; end [a, b] : lc-duplex; map = duplex-ab }
part sc : cord { fibre = os2; polish = upc; loss = 0.5dB; end [a, b] : sc-simplex; map a.1 -- b.1 }
"""


@cache
def case(number: str) -> dict[str, Any]:
    every = yaml.safe_load(CASES.read_text())["cases"]
    return next(each for each in every if each["id"] == number)


def optic(name: str, application: str, wavelength: str = "", loss: str = "23dB") -> str:
    chosen = f"; wavelength = {wavelength}" if wavelength else ""
    return (
        f'part {name} : optic {{ form-factor = "sfp+"; application = {application}{chosen}; source = "data sheet"\n'
        "  port mdi : lc-duplex { polish = upc; pinout = lc-duplex }\n"
        f"  limit {{ fibre = os2; loss = {loss}; reach = 80km }} }}\n"
    )


def mux(name: str, ports: dict[str, str], loss: str = "3.4dB") -> str:
    every = ", ".join(ports)
    return (
        f"part {name} : cassette {{ format = acme-slot; fibre = os2; polish = upc; loss = 0.75dB;"
        f" loss-through = {loss}\n  port com1 : lc-duplex\n"
        + "".join(f"  port {port} : lc-duplex {{ wavelength = {passes} }}\n" for port, passes in ports.items())
        + f"  map com1.L -- [{every}].R; map com1.R -- [{every}].L }}\n"
    )


CWDM = {"ch1530": "cwdm-1530", "ch1550": "cwdm-1550", "g1310": '"1260-1360"'}
DWDM = {"ch21": "dwdm-c21", "ch22": "dwdm-c22"}


def through(parts: str, ports: tuple[str, str], optics: tuple[str, str], length: str = "20km") -> Result:
    """Two modules, each at a port of a multiplexer of its own, and a line between these."""
    lines = (
        "cassette p[1..2].1 : m\n"
        f"optic n.xe-0/0/0 : {optics[0]}\noptic f.xe-0/0/0 : {optics[1]}\n"
        f"cord n.xe-0/0/0 -- p1.1.{ports[0]} : lc {{ length = 2m }}\n"
        f"cord f.xe-0/0/0 -- p2.1.{ports[1]} : lc {{ length = 2m }}\n"
        f"cord p1.1.com1 -- p2.1.com1 : lc {{ length = {length} }}\n"
        "circuit c : 10G-CWDM at n.xe-0/0/0 -- f.xe-0/0/0\n"
    )
    if "10G-CWDM" not in parts:
        lines = lines.rpartition("circuit")[0]
    return compile_texts({"spec.mtp": HEAD + parts + lines}, today="2026-11-30")


def codes(result: Result) -> dict[str, str]:
    return {finding.code: finding.severity for finding in result.diagnostics}


def told(result: Result) -> str:
    return "\n".join(" ".join([finding.message, finding.help, *finding.notes]) for finding in result.diagnostics)


def losses(result: Result, *kinds: TermKind) -> list[Decimal]:
    terms = budget(result.plant, 0).terms
    return [term.loss_db for term in terms if term.loss_db is not None and term.kind in kinds]


# ---- multiplexers


def test_a_channel_through_two_multiplexers_adds_their_losses() -> None:
    """W01."""
    parts = mux("m", CWDM) + optic("c1550", "10G-CWDM", "cwdm-1550")
    result = through(parts, ("ch1550", "ch1550"), ("c1550", "c1550"))
    assert not codes(result)
    assert result.proof().complete
    wanted = case("W01")["sum"]
    assert losses(result, TermKind.THROUGH) == [Decimal("3.4")] * 2
    assert sum(losses(result, TermKind.MATED_PAIR)) == Decimal("3.0")
    total = budget(result.plant, 0).loss_db
    assert total is not None
    assert round(total, 1) == Decimal(str(wanted["total"]))  # the two cords of 2 m are 0.0016 dB of it


@pytest.mark.parametrize("ports", [("ch1530", "ch1530"), ("ch1550", "ch1530"), ("ch1530", "ch1550"), ("g1310",) * 2])
def test_light_at_the_port_of_another_channel_is_dark(ports: tuple[str, str]) -> None:
    """W02: 1551 nm lies outside 1524.5-1537.5 nm."""
    parts = mux("m", CWDM) + optic("c1550", "10G-CWDM", "cwdm-1550")
    result = through(parts, ports, ("c1550", "c1550"))
    assert codes(result) == {"POL201": "error"}
    assert not result.proof().complete


COLOURS = mux("m", CWDM) + optic("c1550", "10G-CWDM", "cwdm-1550") + optic("c1530", "10G-CWDM", "cwdm-1530")


@pytest.mark.parametrize("far", ["c1550", "c1530"])
def test_light_that_a_filter_stops_is_told_at_its_module(far: str) -> None:
    """The map of the multiplexer carries every position: what is wrong is the module, or the port its cord is in."""
    result = through(COLOURS, ("ch1530", "ch1530"), ("c1550", far))
    (found,) = result.diagnostics
    text = result.sources["spec.mtp"].text
    assert found.span
    assert text[: found.span.start].endswith("optic n.xe-0/0/0 : ")
    assert found.help == (
        "n.xe-0/0/0 sends 1544.5-1557.5 nm: put the plug of cord n.xe-0/0/0 -- p1.1.ch1530 into p1.1.ch1550, "
        "or use a module that sends 1524.5-1537.5 nm"
    )


def test_modules_of_two_wavelengths_are_told_and_no_cord_past_the_multiplexers() -> None:
    (found,) = through(COLOURS, ("ch1550", "ch1530"), ("c1550", "c1530")).diagnostics
    assert found.help == (
        "n.xe-0/0/0 sends 1544.5-1557.5 nm and f.xe-0/0/0 sends 1524.5-1537.5 nm: use modules of one wavelength at "
        "both ends, in the ports that let it pass"
    )


def test_the_port_that_stops_light_is_named_with_what_it_lets_pass() -> None:
    parts = mux("m", {"ch1530": "cwdm-1530"}) + optic("c1550", "10G-CWDM", "cwdm-1550")
    result = through(parts, ("ch1530", "ch1530"), ("c1550", "c1550"))
    assert "p1.1.ch1530 lets 1524.5-1537.5 nm pass" in told(result)


@pytest.mark.parametrize(
    ("application", "port", "wanted"),
    [
        ("10GBASE-LR", '"1260-1360"', {}),  # W04
        ("10GBASE-LR", "cwdm-1310", {"OPT113": "warning"}),
        ("100GBASE-LR4", '"1260-1360"', {}),
        ("100GBASE-LR4", "cwdm-1310", {"OPT112": "error"}),  # W05
        ("100G-CWDM4", '"1260-1360"', {}),
        ("100G-CWDM4", "cwdm-1310", {"OPT112": "error"}),
        ("10GBASE-ER", '"1260-1360"', {"POL103": "error"}),  # 1530-1565 nm
    ],
)
def test_grey_optics_take_a_broadband_port(application: str, port: str, wanted: dict[str, str]) -> None:
    parts = mux("m", {"g1310": port}) + optic("grey", application)
    found = codes(through(parts, ("g1310", "g1310"), ("grey", "grey"), "30m"))
    assert {code: severity for code, severity in found.items() if code[:3] in ("OPT", "POL")} == wanted


def test_what_does_not_pass_is_told_wavelength_by_wavelength() -> None:
    parts = mux("m", {"g1310": "cwdm-1310"}) + optic("grey", "100GBASE-LR4")
    result = through(parts, ("g1310", "g1310"), ("grey", "grey"), "30m")
    assert "sends 1295.56/1300.05 nm as well, and p1.1.g1310 lets only 1304.5-1317.5 nm pass" in told(result)


@pytest.mark.parametrize(("wavelength", "port", "links"), [("c21", "ch21", True), ("c21", "ch22", False)])
def test_a_dense_channel_passes_its_own_port(wavelength: str, port: str, *, links: bool) -> None:
    """W06."""
    parts = mux("m", DWDM) + optic("d", "10G-DWDM", f"dwdm-{wavelength}")
    found = codes(through(parts, (port, port), ("d", "d"), "1km"))
    assert ("POL103" in found) is not links


def test_a_channel_is_dropped_and_another_passes() -> None:
    """W08: each of the three parts loses what it loses on that way."""
    oadm = (
        "part oadm : cassette { format = acme-slot; fibre = os2; polish = upc; loss = 0.75dB; loss-through = 1.0dB\n"
        "  port west1 : lc-duplex; port east1 : lc-duplex { wavelength = rest }\n"
        "  port drop1 : lc-duplex { wavelength = cwdm-1550; loss-through = 1.4dB }\n"
        "  map west1.[L, R] -- east1.[R, L]; map west1.[L, R] -- drop1.[R, L] }\n"
    )
    parts = mux("m", CWDM, "2.4dB") + oadm
    parts += optic("c1550", "10G-CWDM", "cwdm-1550") + optic("c1530", "10G-CWDM", "cwdm-1530")
    lines = (
        "cassette p[1..2].1 : m; cassette p3.1 : oadm\n"
        "optic [n, f].xe-0/0/0 : c1550; optic [n, f].xe-0/0/1 : c1530\n"
        "cord n.xe-0/0/[0, 1] -- p1.1.ch[1550, 1530] : lc { length = 2m }\n"
        "cord p1.1.com1 -- p3.1.west1 : lc { length = 10km }\n"
        "cord p3.1.east1 -- p2.1.com1 : lc { length = 10km }\n"
        "cord f.xe-0/0/0 -- p3.1.drop1 : lc { length = 2m }\n"
        "cord f.xe-0/0/1 -- p2.1.ch1530 : lc { length = 2m }\n"
        "circuit dropped : 10G-CWDM at n.xe-0/0/0 -- f.xe-0/0/0\n"
        "circuit passing : 10G-CWDM at n.xe-0/0/1 -- f.xe-0/0/1\n"
    )
    result = compile_texts({"spec.mtp": HEAD + parts + lines}, today="2026-11-30")
    assert not codes(result)
    plant = result.plant
    through_db = {
        plant.site.circuits[plant.channels.circuits[channel][0]].name: sum(
            term.loss_db or 0 for term in budget(plant, channel).terms if term.kind is TermKind.THROUGH
        )
        for channel in range(len(plant.channels))
    }
    wanted = case("W08")["sum"]
    assert through_db == {name: Decimal(text.rpartition("= ")[2]) for name, text in wanted.items()}


# ---- splitters


def pon(end: str, splitters: str, way: str, length: str) -> Result:
    """A central end, what divides its light, and a subscriber's end; four pairs and four splices as the cases have."""
    parts = "".join(
        f'part {each.lower()} : optic {{ form-factor = "sfp+"; application = "GPON-{each}-{end}"\n'
        "  port mdi : sc-simplex { polish = upc; pinout = sc-simplex-bidi } }\n"
        for each in ("OLT", "ONU")
    )
    parts += (
        "part feeder : trunk { fibre = os2; polish = upc; loss = 0.5dB; end [a, b] : sc-simplex; map a.1 -- b.1\n"
        "  splice [a, b] { kind = fusion; loss = 0.15dB; count = 2; map = straight } }\n"
        "part plate : plate { format = acme-slot; connector = sc-simplex; count = 4; mating = aligned }\n"
    )
    lines = (
        f"plate p[1..2].4 : plate\noptic n.xe-0/0/0 : olt; optic f.xe-0/0/0 : onu\n"
        "cord n.xe-0/0/0 -- p1.4.1 : sc { length = 4m }\n"
        f"trunk F : feeder at p1.4.rear1 -- p2.4.rear1 {{ length = {length} }}\n{way}"
    )
    return compile_texts({"spec.mtp": HEAD + parts + splitters + lines}, today="2026-11-30")


def splitter(name: str, count: int, loss: str) -> str:
    return (
        f"part {name} : cassette {{ format = acme-slot; fibre = os2; polish = upc; loss = 0.5dB; branches = true;"
        f" loss-through = {loss}\n  port in1 : sc-simplex; port out[1..{count}] : sc-simplex\n"
        f"  map in1.1 -- out[1..{count}].1 }}\n"
    )


WAY = (
    "cassette p3.1 : s\ncord p2.4.1 -- p3.1.in1 : sc { length = 4m }\n"
    "cord p3.1.out7 -- f.xe-0/0/0 : sc { length = 4m }\n"
)


@pytest.mark.parametrize(
    ("number", "count", "loss", "length", "code"),
    [("P01", 32, "17.1dB", "10km", ""), ("P02", 64, "20.5dB", "19.988km", "LOS301")],
)
def test_a_class_of_loss_holds_or_does_not(number: str, count: int, loss: str, length: str, code: str) -> None:
    result = pon("B+", splitter("s", count, loss), WAY, length)
    assert [one for one, severity in codes(result).items() if severity == "error"] == ([code] if code else [])
    total = budget(result.plant, 0).loss_db
    wanted = Decimal(str(case(number)["sum"]["total"]))
    assert total is not None
    pairs = losses(result, TermKind.MATED_PAIR)
    assert len(pairs) == 4
    assert abs(total - wanted) < Decimal("0.006")  # the three cords of 4 m are 0.0048 dB


def test_the_next_class_holds_what_one_does_not() -> None:
    """P02: C+ takes 17 to 32 dB."""
    result = pon("C+", splitter("s", 64, "20.5dB"), WAY, "19.988km")
    assert "LOS301" not in codes(result)


def test_too_little_loss_is_told() -> None:
    result = pon("B+", splitter("s", 8, "3.7dB"), WAY, "1km")
    assert "LOS307" in codes(result)


def test_two_stages_add_their_losses() -> None:
    """P04."""
    way = (
        "cassette p3.1 : s; cassette p3.2 : t\n"
        "cord p2.4.1 -- p3.1.in1 : sc { length = 4m }\ncord p3.1.out4 -- p3.2.in1 : sc { length = 4m }\n"
        "cord p3.2.out8 -- f.xe-0/0/0 : sc { length = 4m }\n"
    )
    result = pon("B+", splitter("s", 4, "7.3dB") + splitter("t", 8, "10.5dB"), way, "5km")
    assert sum(losses(result, TermKind.THROUGH)) == Decimal("17.8")
    assert not [code for code, severity in codes(result).items() if severity == "error"]


FOREST = """cassette p1.1 : acme.split-1x8-sc-os2
optic n.xe-0/0/0 : acme.sfp-gpon-bplus-olt
optic f.xe-0/0/[0..2] : acme.sfp-gpon-bplus-onu
cord n.xe-0/0/0 -- p1.1.in1 : sc { length = 2m }
cord p1.1.out[1..3] -- f.xe-0/0/[0..2] : sc { length = 9km }
"""


def test_every_branch_is_a_channel_and_a_free_one_is_no_loss() -> None:
    result = compile_texts({"spec.mtp": HEAD + FOREST}, today="2026-11-30")
    site, columns = result.plant.site, result.plant.channels
    pairs = {frozenset(map(site.face_name, pair)) for pair in zip(columns.near, columns.far, strict=True)}
    assert pairs == {frozenset(("n.xe-0/0/0", f"f.xe-0/0/{number}")) for number in range(3)}
    assert not [code for code, severity in codes(result).items() if code[:3] in ("OPT", "POL") or severity == "error"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('circuit c : "GPON-OLT-B+" at n.xe-0/0/0 -- f.xe-0/0/2', ""),
        ("optic f.xe-0/0/9 : acme.sfp-gpon-bplus-onu\n"
         'circuit c : "GPON-OLT-B+" at n.xe-0/0/0 -- f.xe-0/0/9', "POL201"),
        ("optic n.xe-0/0/1 : acme.sfp-gpon-bplus-olt\ncord n.xe-0/0/1 -- p1.1.out4 : sc { length = 2m }", "OPT111"),
    ],
)  # fmt: skip
def test_a_circuit_may_end_at_any_branch_and_at_nothing_else(line: str, code: str) -> None:
    result = compile_texts({"spec.mtp": f"{HEAD}{FOREST}{line}\n"}, today="2026-11-30")
    assert {one for one in codes(result) if one[:3] in ("OPT", "POL")} == ({code} if code else set())
    assert codes(result).get("SYN101") is None


# ---- bad input


@pytest.mark.parametrize(
    ("line", "code", "told_of"),
    [
        ("part b : cassette { format = acme-slot; fibre = os2; port com1 : lc-duplex\n"
         "  port ch1 : lc-duplex { wavelength = cwdm-1560 }; map com1.[L, R] -- ch1.[R, L] }",
         "CAT104", "no wavelength cwdm-1560"),
        ("part b : cassette { format = acme-slot; fibre = os2; port com1 : lc-duplex\n"
         '  port ch1 : lc-duplex { wavelength = "1360-1260" }; map com1.[L, R] -- ch1.[R, L] }',
         "CAT104", "1360-1260 is not a wavelength"),
        ("part b : cassette { format = acme-slot; fibre = os2; branches = true; port in1 : sc-simplex\n"
         "  port out[1..4] : sc-simplex; map in1.1 -- out[1..8].1 }", "CAT104", "out5.1 is not a position"),
        ("part b : cassette { format = acme-slot; fibre = os2; branches = true; port in1 : sc-simplex\n"
         "  port out[1..4] : sc-simplex; map in1.1 -- out[1..3].1 }", "CAT104", "leaves out4.1 open"),
        ('part b : optic { form-factor = "sfp+"; application = 10G-CWDM\n'
         "  port mdi : lc-duplex { polish = upc; pinout = lc-duplex } }", "CAT104", "the part names none"),
        ('part b : optic { form-factor = "sfp+"; application = 10G-CWDM; wavelength = dwdm-c21\n'
         "  port mdi : lc-duplex { polish = upc; pinout = lc-duplex } }", "CAT104", "no wavelength dwdm-c21"),
        ('part b : optic { form-factor = "sfp+"; application = 10GBASE-LR; wavelength = cwdm-1310\n'
         "  port mdi : lc-duplex { polish = upc; pinout = lc-duplex } }", "CAT104", "has its own wavelength"),
    ],
)  # fmt: skip
def test_one_finding_at_the_word_that_is_wrong(line: str, code: str, told_of: str) -> None:
    result = compile_texts({"spec.mtp": f"{HEAD}{line}\n"}, today="2026-11-30")
    (finding,) = result.diagnostics
    assert finding.code == code
    assert told_of in finding.message
    assert finding.help
