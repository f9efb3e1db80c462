"""The customer's own module (case cs-19): the cord is ordered and documented, its channel is not judged."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.plan.rows.bom_lines import bom_lines
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work
from mtpc.result import Result

SPEC = """edition 2026
use "catalog:acme-fibre" as acme
rack R : acme.rack-42u
device s : acme.sw-32x100 at R.U1
device c : acme.sw-32x100 at R.U3
optic s.et-0/0/0 : acme.q28-100g-sr4
optic c.et-0/0/0 : unknown { supplied-by = "customer" }
cord s.et-0/0/0 -- c.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 5m }
"""


def compiled(more: str = "", spec: str = SPEC) -> Result:
    return compile_texts({"a.mtp": spec + more})


def test_a_cord_to_a_module_that_is_not_known_is_no_error() -> None:
    result = compiled()
    assert not result.diagnostics
    assert [(each.object, each.premise) for each in result.unjudged] == [
        ("s.et-0/0/0", "the module in c.et-0/0/0 is not known")
    ]
    assert not result.proof().complete
    ordered = {line.part.name: line.quantity for line in bom_lines(result.plant.site)}
    assert ordered["patch-mpo12-b-om4"] == 1
    assert ordered["q28-100g-sr4"] == 1  # the customer's is not ordered


def test_documents_say_that_it_is_not_known_and_not_that_there_is_no_light() -> None:
    """Nobody knows whether light arrives; the plug goes into a cage, not into an adapter."""
    result = compiled()
    work = Work(result.plant, Issue())
    (cut,) = work.cuts
    assert "NOT JUDGED: the module in c.et-0/0/0 is not known yet" in cut["notes"]
    into = {line.port: line.into for rack in work.racks for line in rack.cords}
    assert into["c front, port et-0/0/0"] == "a module that is not known yet: look before mating"
    assert into["s front, port et-0/0/0"].startswith("module, ")


@pytest.mark.parametrize(
    ("lines", "code", "message"),
    [
        ("circuit k : 100GBASE-SR4 at s.et-0/0/0 -- c.et-0/0/0\n", "TYP101",
         "the module in c.et-0/0/0 is not known; a circuit needs to know it"),
        ("optic c.et-0/0/0 : acme.q28-100g-sr4\n", "PRT106", "the cage c.et-0/0/0 holds two optics"),
        ("optic c.et-0/0/1 : unknown { mode = x }\n", "TYP111", "a module that is not known has no mode"),
        ("cord s.et-0/0/1 -- c.et-0/0/1 : acme.patch-mpo12-b-om4 { length = 5m }\n", "PRT105",
         "there is no optic in s.et-0/0/1"),
    ],
)  # fmt: skip
def test_what_does_not_go_with_it_is_told(lines: str, code: str, message: str) -> None:
    (finding,) = compiled(lines).diagnostics
    assert (finding.code, finding.message) == (code, message)
