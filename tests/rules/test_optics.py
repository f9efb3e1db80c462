"""Which optics talk, and which break out into which: the table of the reference, row by row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mtpc.catalogue.load import Library
from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.rules.optic_pairs import PAIRS, pair_of

TABLE = Path(__file__).parents[1] / "data" / "domain" / "applications.csv"
LIBRARY = Library.standard()
FLOOR = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A[01..02] : acme.rack-42u
device near : acme.tester-2u at A01.U40
device far  : acme.tester-2u at A02.U40
"""
CAGES = {"sfp": "sfp", "qp": "qdd", "q28": "qdd", "q56": "qdd", "qdd": "qdd", "osfp": "osfp", "cxp": "cxp"}


def compiled(lines: str) -> Result:
    return compile_texts({"spec.mtp": FLOOR + lines})


def found(lines: str) -> tuple[Diagnostic, ...]:
    return compiled(lines).diagnostics


def cage(part: str, first: int, last: int = 0) -> str:
    family = CAGES[part.partition("-")[0]]
    return f"{family}{first}" if not last else f"{family}[{first}..{last}]"


def joined(one: str, other: str, cord: str, length: str = "3m") -> str:
    """Two optics, each at one end, and a cord between them."""
    a, b = cage(one, 1), cage(other, 1)
    lines = f"optic near.{a} : acme.{one}\noptic far.{b} : acme.{other}\n"
    return lines + f"cord near.{a} -- far.{b} : acme.{cord} {{ length = {length} }}\n"


# ---- which talk

FLAT, ANGLED, MM, SM = "patch-mpo12-b-om4", "patch-mpo12-b-om4-apc", "patch-lc-om4", "patch-lc-os2"
SM_ARRAY = "patch-mpo12-b-os2-apc"
# What else is wrong with some of these pairs, whichever module stays.
TOLD_TOO = {
    ("q56-200g-sr4", "qdd-400g-sr4"): ("FIN101",),  # one port is flat, the other angled
    ("qdd-400g-sr4.2", "qdd-400g-sr4"): ("FIN101",),
    ("qdd-400g-dr4", "qdd-400g-sr4"): ("FIB101",),  # no cord serves both
    ("qdd-400g-dr4", "q28-100g-sr1"): ("FIB101",),
    ("q28-100g-bidi", "q28-100g-srbd"): ("LOS303",),  # no loss limit of SRBD is known
    ("qdd-400g-sr4.2", "q28-100g-srbd"): ("LOS303",),
    ("sfp-10g-lr", "sfp-10g-er"): ("LOS307",),  # ER needs 5 dB at least
    ("sfp-25g-sr", "sfp-32g-sw"): ("OPT105",),
    ("q28-128g-sw4", "q28-100g-sr4"): ("OPT105",),
}


@pytest.mark.parametrize(
    ("one", "other", "cord", "sentence"),
    [
        ("q28-100g-sr4", "q56-200g-sr4", FLAT, "lanes of 25G (NRZ), 200GBASE-SR4 lanes of 50G (PAM4)"),
        ("q28-100g-sr4", "q56-100g-sr2", FLAT, "lanes of 25G (NRZ), 100GBASE-SR2 lanes of 50G (PAM4)"),
        ("q56-200g-sr4", "qdd-400g-sr4", FLAT, "200GBASE-SR4 has lanes of 50G, 400GBASE-SR4 lanes of 100G"),
        ("q56-200g-sr4-apc", "qdd-400g-sr4", ANGLED, "200GBASE-SR4 has lanes of 50G, 400GBASE-SR4 lanes of 100G"),
        ("qp-40g-sr4", "q28-100g-sr4", FLAT, "40GBASE-SR4 has lanes of 10G, 100GBASE-SR4 lanes of 25G"),
        ("q28-100g-cwdm4", "q28-100g-lr4", SM, "CWDM grid"),
        ("q56-200g-fr4", "q56-200g-lr4", SM, "CWDM grid"),
        ("qdd-400g-fr4", "qdd-400g-fr8", SM, "eight of 50G on the LAN-WDM grid"),
        ("qdd-400g-dr4", "qdd-400g-sr4", ANGLED, "for multimode fibre at 850 nm, 400GBASE-DR4 for single-mode"),
        ("q28-100g-bidi", "q28-100g-srbd", MM, "they do not interwork"),
        ("q28-100g-bidi", "qp-40g-bidi", MM, "both are called BiDi"),
        ("sfp-10g-sr", "qp-40g-bidi", MM, "in both directions on two fibres"),
        ("qdd-400g-sr4.2", "q28-100g-sr4", FLAT, ""),
        ("qdd-400g-sr4.2", "qdd-400g-sr4", ANGLED, "sends both on every fibre"),
        ("q28-100g-swdm4", "q28-100g-bidi", MM, "four wavelengths of 850 to 940 nm"),
        ("q28-100g-lr4", "q28-100g-lr1", SM, "four wavelengths of 25G, 100GBASE-LR1 one of 100G"),
        ("qdd-400g-fr4", "q28-100g-fr1", SM, "no cord separates those"),
        ("q28-100g-psm4", "qdd-400g-dr4", SM_ARRAY, "lanes of 25G (NRZ), 400GBASE-DR4 lanes of 100G (PAM4)"),
        ("q56-200g-dr4", "qdd-400g-dr4", SM_ARRAY, "lanes of 50G, 400GBASE-DR4 lanes of 100G"),
        ("qdd-400g-dr4", "osfp-800g-dr4", SM_ARRAY, "lanes of 100G, 800GBASE-DR4 lanes of 200G"),
        ("osfp-800g-dr4", "osfp-800g-dr4-2", SM_ARRAY, "800GBASE-DR4-2 adds an inner FEC"),
        ("sfp-10g-lr", "sfp-10g-er", SM, "1310 nm, 10GBASE-ER at 1550 nm"),
        ("sfp-25g-sr", "sfp-32g-sw", MM, "25GBASE-SR is Ethernet and 32GFC-SW Fibre Channel"),
        ("sfp-16g-sw", "sfp-32g-sw", MM, "only 32GFC-SW has FEC"),
        ("sfp-32g-sw", "sfp-64g-sw", MM, "PAM4 under RS(544,514)"),
        ("q28-128g-sw4", "q28-100g-sr4", FLAT, "100GBASE-SR4 is Ethernet and 128GFC-SW4 Fibre Channel"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_pair_that_is_bought_for_each_other_is_one_finding(
    one: str, other: str, cord: str, sentence: str, turned: bool
) -> None:
    faults = found(joined(other, one, cord) if turned else joined(one, other, cord))
    (fault,) = (fault for fault in faults if fault.code == "OPT101")
    assert sentence in fault.message
    assert {each.code for each in faults} == {"OPT101", *TOLD_TOO.get((one, other), ())}


@pytest.mark.parametrize(
    ("one", "other", "cord"),
    [
        ("qp-40g-bidi", "q28-40g-srbd", MM),  # SRBD in its 40G mode
        ("q28-100g-bidi", "q28-100g-bidi", MM),
        ("q28-100g-srbd", "q28-100g-srbd", MM),
        ("qdd-400g-sr4.2", "qdd-400g-sr4.2", FLAT),
        ("qdd-400g-fr4", "qdd-400g-lr4-6", SM),  # one grid
        ("qdd-400g-fr4", "qdd-400g-fr4", SM),
        ("q28-100g-swdm4", "q28-100g-swdm4", MM),
        ("qdd-400g-dr4", "qdd-400g-dr4-2", SM_ARRAY),
        ("q28-100g-dr", "q28-100g-fr1", SM),
        ("qdd-400g-sr4", "qdd-400g-vr4", ANGLED),
        ("qp-40g-sr4", "qp-40g-esr4", FLAT),
        ("sfp-32g-sw", "sfp-32g-sw", MM),
        ("q56-100g-sr2", "q56-100g-sr2", FLAT),
        ("cxp-100g-sr10", "cxp-100g-sr10", "patch-mpo24-b24n-om4"),
    ],
)
def test_what_talks_gives_no_finding_about_optics(one: str, other: str, cord: str) -> None:
    codes = {fault.code for fault in found(joined(one, other, cord))}
    assert not {code for code in codes if code.startswith(("OPT", "POL", "FIB", "FIN", "GEN", "KEY"))}


def test_lanes_talk_where_the_table_has_one_key_and_a_sentence_never_joins_equals() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        keys = {row["lane_tech_key"] for row in csv.DictReader(file)}
    for pair in PAIRS:
        assert not set(pair.one) & set(pair.other)
        for name, group in zip(pair.examples, (pair.one, pair.other), strict=True):
            application = LIBRARY.application(name)
            assert application, name
            assert application.lane_tech in group
        assert {one for one in (*pair.one, *pair.other) if one not in keys} <= {"MMBIDI-SRBD-PAM50", "SM1310-PAM57.8"}
    assert all(pair_of(key, key) is None for key in keys)


@pytest.mark.parametrize("cord", [MM, "patch-lc-aa-om4"])
def test_both_ways_on_a_fibre_needs_the_crossing_of_a_to_b(cord: str) -> None:
    codes = [fault.code for fault in found(joined("qp-40g-bidi", "qp-40g-bidi", cord))]
    assert codes == ([] if cord == MM else ["POL101"])  # A-to-A puts TR on TR


@pytest.mark.parametrize(("cord", "codes"), [(FLAT, []), ("patch-mpo12-a-om4", ["POL101"])])
def test_sr4_2_meets_tr_with_rt_over_type_b_only(cord: str, codes: list[str]) -> None:
    assert [fault.code for fault in found(joined("qdd-400g-sr4.2", "qdd-400g-sr4.2", cord))] == codes


def test_psm4_on_multimode_fibre_is_told_as_the_fibre_that_is_wrong() -> None:
    (fault,) = found(joined("q28-100g-psm4", "q28-100g-psm4", ANGLED))
    assert fault.code == "FIB101"
    assert "100G-PSM4, which needs single-mode" in fault.message


# ---- which break out into which

PAIR4, PAIR4_SM, PAIR4_APC = "breakout-mpo12-4lc-om4", "breakout-mpo12apc-4lc-os2", "breakout-mpo12apc-4lc-om4"


@pytest.mark.parametrize(
    ("one", "harness", "many", "count", "application"),
    [
        ("qp-40g-sr4", PAIR4, "sfp-10g-sr", 4, "10GBASE-SR"),
        ("qp-40g-esr4", PAIR4, "sfp-10g-sr", 4, "10GBASE-SR"),
        ("qp-40g-plr4", PAIR4_SM, "sfp-10g-lr", 4, "10GBASE-LR"),
        ("q28-100g-sr4", PAIR4, "sfp-25g-sr", 4, "25GBASE-SR"),
        ("q28-100g-psm4", PAIR4_SM, "sfp-25g-lr", 4, "25GBASE-LR"),
        ("q56-200g-sr4", PAIR4, "sfp-50g-sr", 4, "50GBASE-SR"),
        ("q56-200g-sr4", "split-mpo12pc-2xmpo12pc-cross-om4", "q56-100g-sr2", 2, "100GBASE-SR2"),
        ("q56-200g-dr4", PAIR4_SM, "sfp-50g-fr", 4, "50GBASE-FR"),
        ("qdd-400g-sr8", "split-mpo16apc-2xmpo12pc-cross-om4", "q56-200g-sr4", 2, "200GBASE-SR4"),
        ("qdd-400g-sr8", "split-mpo16-2xmpo12-cross-om4", "q56-200g-sr4-apc", 2, "200GBASE-SR4"),
        ("qdd-400g-sr8", "split-mpo16-4xmpo12pc-cross-om4", "q56-100g-sr2", 4, "100GBASE-SR2"),
        ("qdd-400g-sr8", "breakout-mpo16-8lc-om4", "sfp-50g-sr", 8, "50GBASE-SR"),
        ("qdd-400g-sr4", PAIR4_APC, "q28-100g-sr1", 4, "100GBASE-SR1"),
        ("qdd-400g-vr4", PAIR4_APC, "q28-100g-vr1", 4, "100GBASE-VR1"),
        ("qdd-400g-sr4", "split-mpo12-2xmpo12-cross-om4", "q56-200g-sr2", 2, "200GBASE-SR2"),
        ("qdd-400g-sr4.2", PAIR4, "q28-100g-bidi", 4, "100G-BIDI"),
        ("qdd-400g-dr4", PAIR4_SM, "q28-100g-dr", 4, "100GBASE-DR"),
        ("qdd-400g-dr4", PAIR4_SM, "q28-100g-fr1", 4, "100GBASE-DR"),
        ("qdd-400g-dr4-2", PAIR4_SM, "q28-100g-fr1", 4, "100GBASE-FR1"),
        ("osfp-800g-sr8", "split-mpo16-2xmpo12-cross-om4", "qdd-400g-sr4", 2, "400GBASE-SR4"),
        ("osfp-800g-vr8", "split-mpo16-2xmpo12-cross-om4", "qdd-400g-vr4", 2, "400GBASE-VR4"),
        ("osfp-800g-sr8", "breakout-mpo16-8lc-om4", "q28-100g-sr1", 8, "100GBASE-SR1"),
        ("osfp-800g-dr8", "split-mpo16-2xmpo12-cross-os2", "qdd-400g-dr4", 2, "400GBASE-DR4"),
        ("osfp-800g-dr8", "breakout-mpo16-8lc-os2", "q28-100g-dr", 8, "100GBASE-DR"),
    ],
)
def test_a_breakout_of_the_table_is_clean(one: str, harness: str, many: str, count: int, application: str) -> None:
    a, b = cage(one, 1), cage(many, 1, count)
    lines = f"optic near.{a} : acme.{one}\noptic far.{b} : acme.{many}\n"
    lines += f"harness brk : acme.{harness} at near.{a} -- far.{b} {{ length = 3m }}\n"
    lines += f"circuit leg[1..{count}] : {application} at near.{a}:[1..{count}] -- far.{b}\n"
    result = compiled(lines)
    assert [fault.message for fault in result.diagnostics if fault.severity == "error"] == []
    assert [fault.code for fault in result.diagnostics if fault.code.startswith(("OPT", "POL"))] == []
    assert len(result.plant.channels) == count


@pytest.mark.parametrize(
    ("one", "harness", "many", "sentence"),
    [
        ("qp-40g-sr4", PAIR4, "sfp-25g-sr", "40GBASE-SR4 has lanes of 10G, 25GBASE-SR lanes of 25G"),
        ("q28-100g-sr4", PAIR4, "sfp-10g-sr", "10GBASE-SR has lanes of 10G, 100GBASE-SR4 lanes of 25G"),
        ("q28-100g-sr4", PAIR4, "sfp-50g-sr", "100GBASE-SR4 has lanes of 25G (NRZ), 50GBASE-SR lanes of 50G (PAM4)"),
        ("q56-200g-sr4", PAIR4, "q28-100g-sr1", "200GBASE-SR4 has lanes of 50G, 100GBASE-SR1 lanes of 100G"),
        ("q28-100g-psm4", PAIR4_SM, "q28-100g-dr", "lanes of 25G (NRZ), 100GBASE-DR lanes of 100G (PAM4)"),
        ("qdd-400g-dr4", PAIR4_SM, "q28-100g-cwdm4", "four wavelengths of 25G, 400GBASE-DR4 one of 100G"),
        ("qdd-400g-sr4.2", PAIR4, "q28-100g-srbd", "they do not interwork"),
        ("qdd-400g-dr4", PAIR4_SM, "q28-100g-sr1", "for multimode fibre at 850 nm, 400GBASE-DR4 for single-mode"),
    ],
)
def test_a_breakout_of_other_lanes_is_refused_with_the_reason(one: str, harness: str, many: str, sentence: str) -> None:
    a, b = cage(one, 1), cage(many, 1, 4)
    lines = f"optic near.{a} : acme.{one}\noptic far.{b} : acme.{many}\n"
    lines += f"harness brk : acme.{harness} at near.{a} -- far.{b} {{ length = 3m }}\n"
    faults = found(lines)
    assert {fault.code for fault in faults} == {"OPT101", *TOLD_TOO.get((one, many), ())}
    assert all(sentence in fault.message for fault in faults if fault.code == "OPT101")


def test_wavelengths_on_one_fibre_have_no_parts() -> None:
    lines = joined("qdd-400g-fr4", "qdd-400g-fr4", SM) + "circuit c : 100GBASE-FR1 at near.qdd1:1 -- far.qdd1\n"
    (fault,) = found(lines)
    assert fault.code == "REF103"
    assert "its wavelengths share one fibre" in fault.message


@pytest.mark.parametrize(
    ("optic", "application", "cord"),
    [
        ("osfp-800g-2xsr4", "400GBASE-SR4", ANGLED),
        ("osfp-800g-2xdr4", "400GBASE-DR4", SM_ARRAY),
        ("osfp-800g-2xfr4", "400GBASE-FR4", SM),
    ],
)
def test_a_twin_port_is_two_ports_of_half_the_rate(optic: str, application: str, cord: str) -> None:
    single = {"400GBASE-SR4": "qdd-400g-sr4", "400GBASE-DR4": "qdd-400g-dr4", "400GBASE-FR4": "qdd-400g-fr4"}
    lines = f"optic near.osfp1 : acme.{optic}\noptic far.qdd[1..2] : acme.{single[application]}\n"
    lines += f"cord near.osfp1:[1..2] -- far.qdd[1..2] : acme.{cord} {{ length = 3m }}\n"
    lines += f"circuit c[1..2] : {application} at near.osfp1:[1..2] -- far.qdd[1..2]\n"
    assert [fault.code for fault in found(lines) if fault.severity == "error"] == []


@pytest.mark.parametrize(
    ("optic", "application", "cord"),
    [
        ("cxp-100g-sr10", "100GBASE-SR10", "patch-mpo24-b24n-om4"),  # 20 of 24
        ("qdd-400g-sr8", "400GBASE-SR8", "patch-mpo16-b-om4"),  # 16 fibres
        ("qdd-400g-fr4", "400GBASE-FR4", SM),  # four wavelengths
        ("qdd-400g-fr8", "400GBASE-FR8", SM),  # eight
        ("q28-100g-swdm4", "100G-SWDM4", MM),
        ("qp-40g-bidi", "40G-BIDI", MM),
        ("qdd-400g-sr4.2", "400GBASE-SR4.2", FLAT),
        ("sfp-32g-sw", "32GFC-SW", MM),
        ("q28-128g-sw4", "128GFC-SW4", FLAT),
        ("q56-200g-hdr-sr4", "IB-HDR-SR4", FLAT),
        ("osfp-400g-ndr-sr4-flat", "IB-NDR-SR4", ANGLED),
    ],
)
def test_a_circuit_of_every_kind_of_channel_is_served(optic: str, application: str, cord: str) -> None:
    a = cage(optic, 1)
    lines = joined(optic, optic, cord) + f"circuit c : {application} at near.{a} -- far.{a}\n"
    result = compiled(lines)
    assert [fault.message for fault in result.diagnostics if fault.severity == "error"] == []
    (shape,) = result.plant.channels.shapes
    assert not shape.fault or shape.fault == "permuted"
