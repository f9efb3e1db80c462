"""What is left out because something is missing is said: assertions, groups that are compared, ways of cables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.channel.cable_loss import cable_limit_db
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.floors import TWO_RACKS

WRONG = "cord pp1.1.9 -- nothing.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
UNREAD = "cord pp1.1.[$n] -- pp2.1.9 : acme.patch-mpo12-b-om4 { length = 2m }\n"
OPTICS = "optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4\n"
TRUNKS = "trunk T[1..2] : acme.trunk-mpo12-b-om4 at pp1.1.rear[1..2] -- pp2.1.rear[1..2] { length = 20m }\n"


def compiled(text: str) -> Result:
    return compile_texts({"x.mtp": TWO_RACKS + text})


def left_open(text: str, kind: str) -> list[tuple[str, tuple[str, ...], str]]:
    """The subjects of a kind that were not judged, by which codes, and the code of the finding that tells why."""
    listed = (each for each in compiled(text).unjudged if each.kind == kind)
    return [(each.object, each.codes, each.because[0] if each.because else "") for each in listed]


@pytest.mark.parametrize("condition", ["count(cord) == 1", "count(cord) == 0", "1 == 1 and count(cord) < 9"])
def test_an_assertion_that_counts_what_may_be_missing_is_not_judged(condition: str) -> None:
    assert left_open(f"assert {condition}\n" + UNREAD, "assertion") == [(f"assert {condition}", ("TYP120",), "REF110")]


def test_an_assertion_that_counts_something_else_is_judged() -> None:
    assert left_open("assert count(trunk) == 2\n" + TRUNKS + UNREAD, "assertion") == []


def test_a_group_with_a_statement_that_is_not_placed_is_not_compared() -> None:
    diverse = "diverse ab { groups = [a, b]; by = trunk }\n"
    group = "group {} {{ {} }}\n"
    whole = group.format("a", TRUNKS.strip()) + group.format("b", WRONG.strip()) + diverse
    assert left_open(whole, "group") == [("b", ("GEO201",), "REF102")]
    assert left_open(whole.replace(WRONG.strip(), ""), "group") == []


def test_a_group_whose_circuit_runs_over_what_is_not_placed_is_not_compared() -> None:
    circuit = "group a { circuit up1 : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0 }\n"
    near = "cord sw1.et-0/0/0 -- pp1.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
    far = "cord sw2.et-0/0/0 -- pp2.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
    rest = "group b { }\ndiverse ab { groups = [a, b]; by = trunk }\n"
    missing = OPTICS + TRUNKS.replace("trunk-mpo12-b-om4", "trunk-mpo12-b-om9") + near + far + circuit + rest
    assert left_open(missing, "group") == [("a", ("GEO201",), "REF105")]
    assert left_open(missing.replace("om9", "om4"), "group") == []


def test_the_loss_of_a_cable_is_that_at_the_wavelength_that_is_asked_for() -> None:
    # OM4: 3.0 dB/km at 850 nm and 1.5 dB/km at 1300 nm (TIA-568.3), 100 m; two pairs of MTP Elite of 0.35 dB
    site = compiled(TRUNKS.replace("20m", "100m")).plant.site
    (trunk,) = site.components_named("T1")
    at = [cable_limit_db(site, trunk, nm) for nm in (None, 850, 1300)]
    assert at == [Decimal(1), Decimal(1), Decimal("0.85")]
    assert cable_limit_db(site, trunk, 600) == Decimal("0.85")  # no figure there: what is sure to be its own
