"""An SFP in a QSFP cage, by way of an adapter: it fits, is counted, and has the first lane."""

from __future__ import annotations

import pytest

from mtpc.catalogue.types import PartKind
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.bom_lines import bom_lines
from mtpc.plan.rows.cable_ends import CableEnds
from mtpc.plan.rows.cable_ids import cable_ids
from mtpc.plan.rows.notes import all_notes
from mtpc.result import Result

FLOOR = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack R : acme.rack-42u
device sw : acme.sw-32x100 at R.U30
device s : acme.server-1u at R.U20
optic s.eth0 : acme.sfp-10g-sr
"""
IN_ADAPTER = "optic sw.et-0/0/0 : acme.sfp-10g-sr { adapter = acme.qsa28 }\n"
CORD = "cord sw.et-0/0/0 -- s.eth0 : acme.patch-lc-om4 { length = 10m }\n"


def compiled(lines: str) -> Result:
    return compile_texts({"spec.mtp": FLOOR + lines}, today="2026-11-30")


@pytest.mark.parametrize("circuit", ["", "circuit c : 10GBASE-SR at sw.et-0/0/0 -- s.eth0\n"])
def test_an_adapter_makes_it_fit_and_is_ordered(circuit: str) -> None:
    """Q01, and case cs-08."""
    result = compiled(IN_ADAPTER + CORD + circuit)
    assert result.diagnostics == ()
    counted = {(line.part.name, line.part.kind): line.needed for line in bom_lines(result.plant.site)}
    assert counted["qsa28", PartKind.CAGE_ADAPTER] == 1
    assert counted["sfp-10g-sr", PartKind.OPTIC] == 2


def test_who_puts_it_in_is_told_of_the_adapter() -> None:
    site = compiled(IN_ADAPTER + CORD).plant.site
    notes = [(note.kind, note.names, note.text) for note in all_notes(site, CableEnds(site, cable_ids(site)))]
    assert notes == [("optic", "sw.et-0/0/0", "goes into adapter qsa28")]


@pytest.mark.parametrize(
    ("lines", "code", "message"),
    [
        (
            "optic sw.et-0/0/0 : acme.sfp-10g-sr\n",
            "OPT102",
            "acme.sfp-10g-sr is a sfp+; the qsfp28 cage sw.et-0/0/0 takes qsfp28, qsfp+",
        ),
        (
            "optic sw.et-0/0/0 : acme.q28-100g-sr4 { adapter = acme.qsa28 }\n",
            "OPT102",
            "acme.q28-100g-sr4 is a qsfp28; the adapter qsa28 in sw.et-0/0/0 takes sfp28, sfp+",
        ),
        (
            "optic s.eth1 : acme.sfp-10g-sr { adapter = acme.qsa28 }\n",
            "OPT102",
            "acme.qsa28 is a qsfp28; the sfp+ cage s.eth1 takes sfp+, sfp",
        ),
        (
            "optic sw.et-0/0/0 : acme.sfp-10g-sr { adapter = acme.patch-lc-om4 }\n",
            "TYP101",
            "acme.patch-lc-om4 is a cord; a cage-adapter is needed here",
        ),
        (
            IN_ADAPTER + CORD + "circuit c : 10GBASE-SR at sw.et-0/0/0:2 -- s.eth0\n",
            "REF103",
            "10GBASE-SR takes the one lane of sw.et-0/0/0: there is no part :2 of it",
        ),
    ],
    ids=["no adapter", "wrong module", "wrong cage", "no adapter part", "Q02: another lane"],
)
def test_what_does_not_fit_is_one_finding(lines: str, code: str, message: str) -> None:
    (finding,) = compiled(lines).diagnostics
    assert (finding.code, finding.message) == (code, message)
