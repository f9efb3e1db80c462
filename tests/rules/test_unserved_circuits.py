"""Circuits that no cable serves: what to lay, between which ports; or that the circuit is what is wrong."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from tests.support import ROOT
from tests.support.floors import TWO_LC_RACKS

FLOOR = (ROOT / "specs" / "quickstart.mtp").read_text("utf-8").partition("# Intent")[0]
PART = "acme.patch-mpo12-b-om4 { length = 3m }"
NEAR = f"cord sw1.et-0/0/[0..3] -- pp1.1.[1..4] : {PART}\n"
FAR = f"cord pp2.1.[1..4] -- sw2.et-0/0/[0..3] : {PART}\n"
CIRCUITS = "circuit up[1..4] : 100GBASE-SR4 at sw1.et-0/0/[0..3] -- sw2.et-0/0/[0..3]\n"
TRUNK = "trunk T1"


def helps(text: str) -> list[str]:
    return [found.help for found in compile_texts({"a.mtp": text}).diagnostics]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (NEAR + FAR.replace("[1..4]", "[1, 3, 4]").replace("[0..3]", "[0, 2, 3]"),
         ["lay what is missing, `cord pp2.1.2 -- sw2.et-0/0/1 : PART`, or delete the circuit"]),
        (FAR, ["lay what is missing, `cord sw1.et-0/0/[0..3] -- pp1.1.[1..4] : PART`, or delete the circuits"]),
        ("", ["write `cords = PART` in the circuit, or a `cord` statement for each cord, or delete the circuit"] * 4),
    ],
)  # fmt: skip
def test_the_ports_that_a_cord_is_missing_between_are_named(more: str, told: list[str]) -> None:
    assert helps(FLOOR + more + CIRCUITS) == told


def test_a_trunk_that_is_missing_is_no_cord() -> None:
    text = (FLOOR + NEAR + FAR + CIRCUITS).replace(TRUNK, "# trunk").replace("  at pp1.1.rear", "# at pp1.1.rear")
    (told,) = helps(text)
    assert told == (
        "lay what is missing, `trunk NAME : PART at pp1.1.rear[1..4] -- pp2.1.rear[1..4]`, or delete the circuits"
    )


@pytest.mark.parametrize(
    ("ends", "which"),
    [
        ("sw1.et-0/0/0 -- sw2.et-0/0/1", "circuit up"),
        ("sw2.et-0/0/3 -- sw1.et-0/0/2", "circuit up"),
    ],
)
def test_where_only_the_circuit_disagrees_that_is_said(ends: str, which: str) -> None:
    (told,) = helps(f"{FLOOR}{NEAR}{FAR}circuit up : 100GBASE-SR4 at {ends}\n")
    assert told.endswith(f"; where the cables are right, correct {which} instead")


def test_where_light_arrives_at_no_receiver_the_circuit_is_not_doubted() -> None:
    (told,) = helps(FLOOR + NEAR.replace("-b-", "-a-") + FAR + CIRCUITS)
    assert "where the cables are right" not in told


# ---- two circuits on the same ports


@pytest.mark.parametrize(
    ("ends", "codes"),
    [
        ("sw1.et-0/0/0 -- sw2.et-0/0/0", ["POL204"]),
        ("sw2.et-0/0/0 -- sw1.et-0/0/0", ["POL204"]),  # whichever end is written first
        ("sw1.et-0/0/0 -- sw2.et-0/0/1", ["POL201"]),  # one port of each of two: light says which is wrong
    ],
)
def test_two_circuits_on_the_same_ports_are_told(ends: str, codes: list[str]) -> None:
    text = f"{FLOOR}{NEAR}{FAR}{CIRCUITS}circuit x : 100GBASE-SR4 at {ends}\n"
    assert [found.code for found in compile_texts({"a.mtp": text}).diagnostics] == codes


@pytest.mark.parametrize(("lane", "codes"), [("[1..4]", []), ("[1, 1, 3, 4]", ["POL204"])])
def test_legs_of_a_breakout_are_links_of_their_own(lane: str, codes: list[str]) -> None:
    edges = "[0..3]" if not codes else "[0, 0, 2, 3]"
    text = f"""edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device sw : acme.tester-2u at R1.U40
device srv : acme.sw-48x10 at R2.U40
optic sw.qdd1 : acme.qp-40g-sr4
optic srv.xe-0/0/[0..3] : acme.sfp-10g-sr
harness H : acme.breakout-mpo12-4lc-om4 at sw.qdd1 -- srv.xe-0/0/[0..3] {{ length = 3m }}
circuit c[1..4] : 10GBASE-SR at sw.qdd1:{lane} -- srv.xe-0/0/{edges}
"""
    assert [found.code for found in compile_texts({"a.mtp": text}).diagnostics] == codes


# ---- ports that a cassette has not

PORTS = f"""{TWO_LC_RACKS}cassette p1.1 : acme.cassette-6lc-u1-om4
cassette p2.1 : acme.cassette-mpo8-4lc-centre-out-om4
trunk M : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- p2.1.rear1 {{ length = 30m }}
cord a.xe-0/0/[0..5] -- p1.1.[1..6] : acme.patch-lc-om4 {{ length = 3m }}
cord p2.1.[1..6] -- b.xe-0/0/[0..5] : acme.patch-lc-om4 {{ length = 3m }}
circuit e[1..6] : 10GBASE-SR at a.xe-0/0/[0..5] -- b.xe-0/0/[0..5]
"""


def test_a_cassette_with_too_few_ports_is_named_and_nothing_rests_on_what_it_lacks() -> None:
    ports, lanes = compile_texts({"a.mtp": PORTS}).diagnostics
    assert (ports.code, ports.message, ports.more) == ("REF103", "cassette p2.1 has no port 5", ("p2.1.6",))
    name = "cassette-mpo8-4lc-centre-out-om4"
    assert ports.help == f"{name} has ports 1 to 4 and rear1; or name a cassette that has it"
    assert [label.message for label in ports.labels] == [f"cassette p2.1 is {name}"]
    assert (lanes.code, lanes.object, lanes.fixes) == ("POL201", "e1", ())
    assert lanes.help == "first mend what is told of the ports of cassette p2.1"
    right = PORTS.replace("cassette-mpo8-4lc-centre-out-om4", "cassette-6lc-u1-om4")
    assert compile_texts({"a.mtp": right}).diagnostics == ()
