"""Legs of their own length (case cs-05), in the statement and in the part: length, loss, skew and order know them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.channel.budget import budget
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.bom_cells import cells
from mtpc.plan.rows.bom_lines import bom_lines
from mtpc.result import Result

FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..4] : acme.rack-42u
device sw : acme.sw-32x400 at R1.U30
device r[1..4] : acme.router-100g at R[1..4].U10
optic sw.et-0/0/0 : acme.qdd-400g-dr4
optic r[1..4].et-0/0/0 : acme.q28-100g-dr
circuit c[1..4] : 100GBASE-DR at sw.et-0/0/0:[0..3] -- r[1..4].et-0/0/0
"""
HARNESS = "harness B1 : %s at sw.et-0/0/0 -- r[1..4].et-0/0/0 { length = 1m%s }\n"
BREAKOUT = "acme.breakout-mpo12apc-4lc-os2"
OWN = """part fan : harness { fibre = os2; map = harness-lc4-pair; loss = 0.35dB
  end a : mpo8 { gender = unpinned; polish = apc }
  end b[1..2] : lc-duplex { polish = upc; leg = 1m }
  end b[3..4] : lc-duplex { polish = upc; leg = 3m }
}
"""


def compiled(legs: str, part: str = BREAKOUT, more: str = "") -> Result:
    return compile_texts({"a.mtp": FLOOR + more + HARNESS % (part, legs)})


def lengths(result: Result) -> list[Decimal | None]:
    return sorted((budget(result.plant, channel).length_m for channel in range(len(result.plant.channels))), key=str)


def test_each_leg_counts_in_its_channel_only() -> None:
    result = compiled("; legs-b = [2m, 3m, 4m, 5m]")
    assert not result.diagnostics
    assert lengths(result) == [Decimal(3), Decimal(4), Decimal(5), Decimal(6)]  # 1 m to the divider, then the leg
    longest = max(budget(result.plant, channel).loss_db or 0 for channel in range(4))
    assert longest == Decimal("0.0024")  # 6 m x 0.4 dB/km


def test_one_length_holds_for_all_legs() -> None:
    assert lengths(compiled("; legs-b = 2m")) == [Decimal(3)] * 4


def test_a_part_states_its_legs() -> None:
    result = compiled("", "fan", OWN)
    assert lengths(result) == [Decimal(2), Decimal(2), Decimal(4), Decimal(4)]
    assert lengths(compiled("; legs-b = 5m", "fan", OWN)) == [Decimal(6)] * 4


def test_what_differs_in_its_legs_is_another_order() -> None:
    second = (
        "device x : acme.sw-32x400 at R1.U34\noptic x.et-0/0/0 : acme.qdd-400g-dr4\n"
        "device y[1..4] : acme.router-100g at R[1..4].U20\noptic y[1..4].et-0/0/0 : acme.q28-100g-dr\n"
        f"harness B2 : {BREAKOUT} at x.et-0/0/0 -- y[1..4].et-0/0/0 {{ length = 1m; legs-b = 3m }}\n"
    )
    site = compiled("; legs-b = [2m, 3m, 4m, 5m]", more=second).plant.site
    notes = [cells(site, line, {})["notes"] for line in bom_lines(site) if line.part.kind == "harness"]
    assert [note.rpartition("; ")[2] for note in notes] == [
        "legs of end b beyond the divider: 2 / 3 / 4 / 5 m",
        "legs of end b beyond the divider: 3 m",
    ]


@pytest.mark.parametrize(
    ("legs", "code", "message"),
    [
        ("; legs-b = [2m, 3m]", "TYP105", "legs-b has 2 lengths, end b has 4 legs"),
        ("; legs-a = 2m", "TYP111", f"end a of {BREAKOUT} is one plug: it has no legs"),
        ("; legs-b = [2m, 3m, 4m, 5]", "TYP102", "legs-b 5 has no unit"),
    ],
)
def test_what_cannot_be_is_one_finding(legs: str, code: str, message: str) -> None:
    (finding,) = compiled(legs).diagnostics
    assert (finding.code, finding.message) == (code, message)
