"""Ports of a device that are connectors themselves: co-packaged optics, built-in transceivers."""

from __future__ import annotations

import pytest

from mtpc.catalogue.types import PartKind
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.bom_lines import bom_lines
from mtpc.result import Result

PORT = "application = 400GBASE-DR4; gender = pinned; polish = apc; up-angled = true; pinout = mpo12-4p4-sm-apc"
FLOOR = f"""edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
part switch : device {{ height = 2U
  port mxp[1..4] : mpo12 {{ {PORT}; subports-from = 1 }}
  port mgmt : sfp28 {{ accepts = [sfp28] }}
}}
rack R : acme.rack-42u
device [a, b] : switch at R.U[10, 20]
"""


def compiled(lines: str, floor: str = FLOOR) -> Result:
    return compile_texts({"spec.mtp": floor + lines}, today="2026-11-30")


def test_cords_land_on_them_and_circuits_end_there() -> None:
    lines = "cord a.mxp1 -- b.mxp1 : acme.patch-mpo12-b-os2-apc { length = 5m }\n"
    lines += "circuit c : 400GBASE-DR4 at a.mxp1 -- b.mxp1\n"
    result = compiled(lines)
    assert result.diagnostics == ()
    assert result.proof().proved == 1


def test_their_lanes_break_out() -> None:
    lines = "device e[1..4] : acme.router-100g at R.U[30, 32, 34, 36]\n"
    lines += "optic e[1..4].et-0/0/0 : acme.q28-100g-dr\n"
    lines += "harness H : acme.breakout-mpo12apc-4lc-os2 at a.mxp2 -- e[1..4].et-0/0/0 { length = 10m }\n"
    assert compiled(lines + "circuit d[1..4] : 100GBASE-DR at a.mxp2:[1..4] -- e[1..4].et-0/0/0\n").diagnostics == ()


def test_a_wrong_cord_is_found_as_at_a_module() -> None:
    (finding,) = compiled("cord a.mxp1 -- b.mxp1 : acme.patch-mpo12-a-os2-apc { length = 5m }\n").diagnostics
    assert finding.code == "POL101"


def test_they_are_ordered_with_their_device() -> None:
    kinds = {line.part.kind: line.needed for line in bom_lines(compiled("").plant.site)}
    assert kinds == {PartKind.RACK: 1, PartKind.DEVICE: 2}


@pytest.mark.parametrize(
    ("floor", "lines", "code"),
    [
        (FLOOR, "optic a.mxp3 : acme.qdd-400g-dr4\n", "PRT106"),
        (FLOOR, "cord a.mxp1 -- b.mxp1 : acme.dac-100g-q28-3m\n", "PRT106"),
        (FLOOR.replace("pinout = mpo12-4p4-sm-apc", "pinout = lc-duplex"), "", "CAT104"),
        (FLOOR.replace("application = 400GBASE-DR4", "application = 400GBASE-DRX"), "", "CAT104"),
        (FLOOR.replace("application = 400GBASE-DR4; ", ""), "", "CAT102"),
    ],
)
def test_what_cannot_be_is_one_finding(floor: str, lines: str, code: str) -> None:
    assert [finding.code for finding in compiled(lines, floor).diagnostics] == [code]
