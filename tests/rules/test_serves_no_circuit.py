"""What serves no circuit is listed where a policy asks for it, and only there."""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
device n : acme.sw-48x25-8x100 at R2.U30
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
"""
ON = "policy { severity { ORD102 = warning } }\n"
LINK = """optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
trunk T : acme.trunk-144-12xmpo12-b-om4 at pp1.1.rear[1..12] -- pp2.1.rear[1..12] { length = 20m }
cord sw[1..2].et-0/0/0 -- pp[1..2].1.1 : acme.patch-mpo12-b-om4 { length = 3m }
"""


def compiled(text: str) -> Result:
    return compile_texts({"x.mtp": HEAD + text})


def found(text: str) -> list[Diagnostic]:
    return [finding for finding in compiled(text).diagnostics if finding.code == "ORD102"]


def said(text: str) -> list[str]:
    return [f"{finding.message}; {'; '.join(finding.notes)}" for finding in found(text)]


CIRCUIT = "circuit c : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0\n"


def test_it_is_off_until_a_policy_states_its_severity() -> None:
    assert found(LINK) == []
    assert found("policy { severity { ORD = error } }\n" + LINK) == []
    assert {finding.severity for finding in found("policy { severity { ORD102 = note } }\n" + LINK)} == {"note"}
    assert {finding.severity for finding in found("policy { severity { ORD102 = error } }\n" + LINK)} == {"error"}


def test_without_circuits_everything_is_listed_by_part_length_and_ports() -> None:
    assert said(ON + LINK) == [
        "optic in sw1.et-0/0/0 serves no circuit: q28-100g-sr4; ports: sw1.et-0/0/0",
        "optic in sw2.et-0/0/0 serves no circuit: q28-100g-sr4; ports: sw2.et-0/0/0",
        "trunk T serves no circuit: trunk-144-12xmpo12-b-om4, 20 m; ports: "
        + ", ".join(f"pp{side}.1.rear{leg}" for side in (1, 2) for leg in range(1, 13))
        .replace("rear12, pp2", "rear12 -- pp2")
        .replace(", ", " -- "),
        "cord sw1.et-0/0/0 -- pp1.1.1 serves no circuit: patch-mpo12-b-om4, 3 m; ports: sw1.et-0/0/0 -- pp1.1.1",
        "cord sw2.et-0/0/0 -- pp2.1.1 serves no circuit: patch-mpo12-b-om4, 3 m; ports: sw2.et-0/0/0 -- pp2.1.1",
    ]


def test_of_a_trunk_that_serves_some_the_other_legs_are_listed() -> None:
    assert said(ON + LINK + CIRCUIT) == [
        "legs 2 to 12 of trunk T serve no circuit: trunk-144-12xmpo12-b-om4, 20 m; ports: "
        + ", ".join(f"pp1.1.rear{leg} -- pp2.1.rear{leg}" for leg in range(2, 13))
    ]


def test_what_is_reserved_or_blocked_is_kept_on_purpose() -> None:
    kept = 'reserve T.[2..5] { for = "storage" }\nblock T.6 { reason = "bent" }\nreserve T.[8..12] { for = "san" }\n'
    assert said(ON + LINK + CIRCUIT + kept) == [
        "leg 7 of trunk T serves no circuit: trunk-144-12xmpo12-b-om4, 20 m; ports: pp1.1.rear7 -- pp2.1.rear7"
    ]


def test_what_a_circuit_orders_or_names_serves_it_even_where_its_light_goes_elsewhere() -> None:
    text = """optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
trunk T : acme.trunk-mpo12-a-om4 at pp1.1.rear1 -- pp2.1.rear1 { length = 20m }
circuit c : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0 via T { cords = acme.patch-mpo12-b-om4; cord-length = 3m }
"""
    assert compiled(ON + text).failed  # B, A, B: transmitter meets transmitter
    assert found(ON + text) == []


@pytest.mark.parametrize(
    ("cable", "circuit", "idle"),
    [
        ("cord sw1.et-0/0/1 -- sw2.et-0/0/1 : acme.dac-100g-q28-3m\n",
         "circuit d : 100GBASE-CR4 at sw1.et-0/0/1 -- sw2.et-0/0/1\n",
         "cord sw1.et-0/0/1 -- sw2.et-0/0/1 serves no circuit: dac-100g-q28-3m, 3 m"),
        ("optic sw1.et-0/0/1 : acme.q28-100g-sr4\noptic n.xe-0/0/[0..3] : acme.sfp-25g-sr\n"
         "harness H : acme.breakout-mpo12-4lc-om4 at sw1.et-0/0/1 -- n.xe-0/0/[0..3] { length = 2m }\n",
         "circuit d[1..4] : 25GBASE-SR at sw1.et-0/0/1:[0..3] -- n.xe-0/0/[0..3]\n",
         "harness H serves no circuit: breakout-mpo12-4lc-om4, 2 m"),
    ],
)  # fmt: skip
def test_cables_with_modules_and_breakouts(cable: str, circuit: str, idle: str) -> None:
    assert any(message.startswith(idle) for message in said(ON + cable))
    assert said(ON + cable + circuit) == []


def test_legs_of_a_breakout_are_told_one_by_one() -> None:
    text = """optic sw1.et-0/0/1 : acme.q28-100g-sr4
optic n.xe-0/0/[0..3] : acme.sfp-25g-sr
harness H : acme.breakout-mpo12-4lc-om4 at sw1.et-0/0/1 -- n.xe-0/0/[0..3] { length = 2m }
circuit d[1..2] : 25GBASE-SR at sw1.et-0/0/1:[0..1] -- n.xe-0/0/[0..1]
"""
    assert [message for message in said(ON + text) if "harness" in message] == [
        "legs 3 to 4 of harness H serve no circuit: breakout-mpo12-4lc-om4, 2 m; "
        "ports: sw1.et-0/0/1 -- n.xe-0/0/2, sw1.et-0/0/1 -- n.xe-0/0/3"
    ]
