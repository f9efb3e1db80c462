"""Loopback plugs: case L01 of the reference of modes, and what is no fault of a port that talks to itself."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A : acme.rack-42u
device t : acme.tester-2u at A.U40
device s : acme.sw-48x10 at A.U30
part lb : loopback { fibre = os2; polish = apc; gender = unpinned; grade = mtp-elite-sm-apc
  end a : mpo12; map a.[1..6] -- a.[12..7 step -1] }
part lx : loopback { fibre = os2; polish = apc; gender = unpinned; grade = mtp-elite-sm-apc
  end a : mpo12; map a.[1..11 step 2] -- a.[2..12 step 2] }
"""


def looped(optic: str, plug: str) -> Result:
    """A plug in a module, which is in the port of the device that takes it."""
    port = "s.xe-0/0/1" if optic.startswith("acme.sfp-") else "t.qdd1"
    text = f"{HEAD}optic {port} : {optic}\nloopback {port} : {plug}\n"
    return compile_texts({"spec.mtp": text}, today="2026-11-30")


@pytest.mark.parametrize(
    ("optic", "plug", "lanes"),
    [
        ("acme.q28-100g-sr4", "acme.loop-mpo12-om4", 4),
        ("acme.qdd-400g-dr4", "acme.loop-mpo12-os2-apc", 4),
        ("acme.qdd-400g-dr4", "lb", 4),
        ("acme.q28-100g-lr4", "acme.loop-lc-os2", 1),
        ("acme.sfp-10g-sr", "acme.loop-lc-om4", 1),
    ],
)
def test_every_lane_comes_back_to_its_own_receiver(optic: str, plug: str, lanes: int) -> None:
    result = looped(optic, plug)
    assert not [finding.code for finding in result.diagnostics if finding.severity == "error"]
    (shape,) = result.plant.channels.shapes
    assert [(landing.lane, landing.kind, landing.far_lane) for landing in shape.forward] == [
        (lane, "rx", lane) for lane in range(1, lanes + 1)
    ]


def test_a_plug_that_joins_other_positions_is_dark() -> None:
    result = looped("acme.qdd-400g-dr4", "lx")
    assert "POL101" in {finding.code for finding in result.diagnostics}


def test_a_plug_of_two_fibres_does_not_go_into_a_module_of_one() -> None:
    result = looped("acme.sfp-1g-bx10-u", "acme.loop-lc-os2")
    assert "KEY103" in {finding.code for finding in result.diagnostics}


def test_a_module_of_one_fibre_does_not_hear_itself() -> None:
    """A cord of one fibre cannot lead back to the module it comes from; nor would that link: it hears 1490 nm."""
    ring = (
        "part y : cassette { format = acme-slot; fibre = os2; polish = upc; branches = true; loss-through = 3.7dB\n"
        "  port in1 : lc-simplex; port out[1..2] : lc-simplex; map in1.1 -- out[1..2].1 }\n"
        "panel p : acme.panel-4slot at A.U20\ncassette p.1 : y\noptic s.xe-0/0/1 : acme.sfp-1g-bx10-u\n"
        "cord s.xe-0/0/1 -- p.1.in1 : acme.patch-lc1-os2 { length = 2m }\n"
        "cord p.1.out1 -- p.1.out2 : acme.patch-lc1-os2 { length = 2m }\n"
    )
    result = compile_texts({"spec.mtp": HEAD + ring}, today="2026-11-30")
    assert "OPT111" in {finding.code for finding in result.diagnostics}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("loopback t.qdd2 : acme.loop-lc-os2", "PRT105"),
        ("loopback t.qdd1 : acme.patch-lc-os2", "TYP101"),
        ("loopback t.qdd1 : acme.loop-lc-os2; loopback t.qdd1 : acme.loop-lc-os2", "PRT101"),
        ("part x : loopback { fibre = os2; end [a, b] : lc-duplex; map = duplex-ab }", "CAT104"),
    ],
)
def test_one_finding_at_what_is_wrong(line: str, code: str) -> None:
    text = f"{HEAD}optic t.qdd1 : acme.q28-100g-lr4\n" + line.replace("; loopback", "\nloopback") + "\n"
    result = compile_texts({"spec.mtp": text}, today="2026-11-30")
    assert [finding.code for finding in result.diagnostics if finding.code == code] == [code]


def test_a_plug_of_a_fibre_the_application_is_not_stated_over_is_told_as_that() -> None:
    (finding,) = looped("acme.sfp-10g-lrm", "acme.loop-lc-om4").diagnostics
    assert finding.code == "LOS303"
    assert finding.help == "use a loopback plug of a fibre over which 10GBASE-LRM is stated: OM1, OM2, OM3"
