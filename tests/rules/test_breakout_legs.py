"""Legs of a breakout without circuits: leg k is lane k, as everybody cables it (polarity reference, 2.3 and 11.4)."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
rack R : acme.rack-42u
device s : acme.sw-32x100 at R.U20
device n : acme.sw-48x25-8x100 at R.U22
optic s.et-0/0/0 : acme.q28-100g-sr4
optic n.xe-0/0/[0..3] : acme.sfp-25g-sr
"""
PART = """part hx : harness {{ fibre = om4; loss = 0.35dB; return-loss = 30dB; polish = upc
  end a : mpo8 {{ gender = unpinned; polish = pc }}
  end b[1..4] : lc-duplex
  map a.[{0}] -- b[1..4].R
  map a.[{1}] -- b[1..4].L
}}
"""
HARNESS = "harness H : hx at s.et-0/0/0 -- n.xe-0/0/[0..3] { length = 2m }\n"
CIRCUITS = "circuit c[1..4] : 25GBASE-SR at s.et-0/0/0:[0..3] -- n.xe-0/0/[{}]\n"


def compiled(text: str) -> Result:
    return compile_texts({"x.mtp": HEAD + text})


def said(text: str) -> list[tuple[str, str, str]]:
    return [(one.code, one.severity, one.message) for one in compiled(text).diagnostics]


@pytest.mark.parametrize(
    ("receive", "send", "fact"),
    [
        # positions 1 to 4 receive, 12 to 9 send: lane k is at k and 13 - k
        ("1..4", "12..9 step -1", ""),
        ("4..1 step -1", "9..12", "lane k of s.et-0/0/0 is leg 5-k of harness H"),
        ("2, 1, 4, 3", "11, 12, 9, 10", "lanes 1, 2, 3, 4 of s.et-0/0/0 are legs 2, 1, 4, 3 of harness H"),
        ("1, 2, 4, 3", "12, 11, 9, 10", "lanes 1, 2, 3, 4 of s.et-0/0/0 are legs 1, 2, 4, 3 of harness H"),
    ],
)
def test_legs_in_another_order_than_the_lanes_are_told(receive: str, send: str, fact: str) -> None:
    told = [("POL104", "warning", fact)] if fact else []
    assert said(PART.format(receive, send) + HARNESS) == told
    assert not compiled(PART.format(receive, send) + HARNESS).failed


def test_legs_that_are_landed_in_another_order_are_not_judged() -> None:
    """Which port a leg is meant for is nowhere written."""
    text = PART.format("1..4", "12..9 step -1") + HARNESS.replace("[0..3] {", "[3..0 step -1] {")
    assert said(text) == []


def test_a_circuit_says_what_is_meant() -> None:
    text = PART.format("4..1 step -1", "9..12") + HARNESS
    assert said(text + CIRCUITS.format("3..0 step -1")) == []
    assert {code for code, _, _ in said(text + CIRCUITS.format("0..3"))} == {"POL201"}


def test_the_legs_that_are_plugged_in_are_compared() -> None:
    text = PART.format("4..1 step -1", "9..12") + HARNESS.replace(
        "n.xe-0/0/[0..3]", "[n.xe-0/0/[0..1], parked, parked]"
    )
    assert [message for code, _, message in said(text) if code == "POL104"] == [
        "lane k of s.et-0/0/0 is leg 5-k of harness H"
    ]


def test_a_harness_behind_a_trunk_is_compared() -> None:
    behind = """panel p : acme.panel-4slot at R.U42
plate p.[1..2] : acme.plate-12mpo-opposed-pc
trunk T : acme.trunk-mpo12-b-om4 at p.1.rear1 -- p.2.rear1 { length = 3m }
cord s.et-0/0/0 -- p.1.1 : acme.patch-mpo12-b-om4 { length = 2m }
"""
    harness = HARNESS.replace("s.et-0/0/0", "p.2.1")
    assert said(behind + PART.format("1..4", "12..9 step -1") + harness) == []
    assert [code for code, _, _ in said(behind + PART.format("4..1 step -1", "9..12") + harness)] == ["POL104"]


def test_where_lanes_do_not_arrive_their_order_means_nothing() -> None:
    text = PART.format("12..9 step -1", "1..4") + HARNESS  # sends and receives exchanged
    assert {code for code, _, _ in said(text)} == {"POL101"}
