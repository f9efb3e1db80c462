"""What is told of least losses, strong launches and skew, on channels of records as they are shipped."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module

import pytest

from mtpc.catalogue.load import Library
from mtpc.catalogue.types import Application
from mtpc.channel.loss import budget
from mtpc.channel.types import Plant
from mtpc.pipeline import Result, compile_texts
from tests.unit.channel.rows import OS2, plant

LIBRARY = Library.standard()


def shipped(name: str) -> Application:
    found = LIBRARY.application(name)
    assert found
    return found


def between(near: str, far: str, length_m: str, cords: int = 1) -> Plant:
    """Two optics of those applications; the first cord is that long, the others lose 0.35 dB a joint."""
    known = {shipped(name).name: shipped(name) for name in (near, far)}
    lengths: list[str | None] = [length_m, *["0"] * (cords - 1)]
    return plant(lengths, fibres=[OS2] * cords, applications=tuple(known.values()), near=near, far=far)


def messages(module: str, made: Plant) -> list[str]:
    return [found.message for found in import_module(f"mtpc.rules.budget.{module}").check(made)]


@pytest.mark.parametrize(
    ("near", "far", "length_m", "cords", "said"),
    [
        ("400G-LR4-10", "400GBASE-FR4", "100", 1, "1.6 dB would be enough"),  # 5.1 dBm into 3.5 dBm
        ("400GBASE-FR4", "400G-LR4-10", "100", 1, "1.6 dB would be enough"),  # whichever end is named first
        (
            "400G-LR4-10",
            "400GBASE-FR4",
            "2000",
            4,
            "1.6 dB would be enough",
        ),  # 0.94 dB of fibre (OS2 at 1271 nm: as assumed) and 1.05 dB
        ("400GBASE-LR4-6", "400GBASE-FR4", "2000", 4, "nobody states what loss is enough"),
        ("100GBASE-LR1", "100GBASE-DR", "2", 1, "nobody states what loss is enough"),
        ("100GBASE-LR1", "100GBASE-FR1", "2", 1, "nobody states what loss is enough"),
        ("100GBASE-LR1", "100GBASE-LR1", "2", 1, ""),
        ("100GBASE-DR", "100GBASE-FR1", "2", 1, ""),
        ("400GBASE-FR4", "400GBASE-FR4", "2", 1, ""),
    ],
)
def test_a_launch_too_strong_for_a_receiver_is_told(near: str, far: str, length_m: str, cords: int, said: str) -> None:
    """Review of the tables, section 2.2; applications reference, section 3."""
    found = messages("los309_receiver_overload", between(near, far, length_m, cords))
    assert [said in one for one in found] == ([True] if said else [])


def test_greatest_losses_that_reach_what_is_enough_are_no_proof_and_no_alarm() -> None:
    """At most 1.99 dB of the 1.6 dB needed: what is really lost may be less, so it is told, as a note."""
    check = import_module("mtpc.rules.budget.los309_receiver_overload").check
    severities = [
        found.severity for cords in (1, 4) for found in check(between("400G-LR4-10", "400GBASE-FR4", "2000", cords))
    ]
    assert severities == ["warning", "note"]


@pytest.mark.parametrize(
    ("name", "least_db", "length_m", "found"),
    [
        ("10GBASE-ER", "5", "12499", True),  # 0.4 dB/km
        ("10GBASE-ER", "5", "12500", False),
        ("10GBASE-LR", None, "2", False),
    ],
)
def test_a_least_loss_is_kept(name: str, least_db: str | None, length_m: str, found: bool) -> None:
    made = between(name, name, length_m)
    told = messages("los307_loss_under_minimum", made)
    assert bool(told) == found
    assert all(f"at least {Decimal(least_db or 0).normalize()} dB" in one for one in told)


def test_a_least_loss_is_not_held_against_a_loss_nobody_knows() -> None:
    """OS2 is listed from 1310 nm on, and what 40GBASE-ER4 assumes at 1271 nm was not found."""
    made = between("40GBASE-ER4", "40GBASE-ER4", "2000")
    assert messages("los307_loss_under_minimum", made) == []
    assert ["attenuation of OS2 at 1271 nm" in one for one in messages("los303_loss_unknown", made)] == [True]


@pytest.mark.parametrize("name", ["25GBASE-ER", "50GBASE-ER", "200GBASE-ER4", "400GBASE-ER8"])
def test_a_least_loss_nobody_states_is_no_pass(name: str) -> None:
    assert len(messages("los308_minimum_loss_unknown", between(name, name, "30000"))) == 1


def test_only_the_records_that_say_so_need_a_least_loss() -> None:
    """Review of the tables, section 2.2: 10GBASE-ER and 40GBASE-ER4 have a figure."""
    known = {name: shipped(name).limits for name in LIBRARY.names("applications")}
    stated = {name for name, rows in known.items() if any(row.loss_min_db is not None for row in rows)}
    assert stated == {"10GBASE-ER", "40GBASE-ER4"}


SKEWED = """\
edition 2026
use "catalog:acme-fibre" as acme
rack A[1..2] : acme.rack-42u
device f[1..2] : acme.sw-32x400-sr8 at A[1..2].U20
optic f[1..2].et-0/0/0 : acme.qdd-400g-sr8
panel [l, r] : acme.panel-4slot at A[1..2].U42
plate [l, r].[1..2] : acme.plate-12mpo-opposed-pc
trunk S : acme.trunk-mpo12-b-om4 at l.1.rear1 -- r.1.rear1 { length = 10m }
trunk T : acme.trunk-mpo12-b-om4 at l.2.rear1 -- r.2.rear1 { length = LENGTH }
harness G[1..2] : acme.split-mpo16apc-2xmpo12pc-cross-om4 at f[1..2].et-0/0/0 -- [l, r].[1..2].1 { length = 2m }
"""


def skewed(length: str) -> Result:
    return compile_texts({"a.mtp": SKEWED.replace("LENGTH", length)})


@pytest.mark.parametrize(
    ("length", "codes"),
    [
        ("25.98m", []),  # 15.98 m * 4.9434 ns/m = 78.996 ns
        ("25.99m", ["LEN105"]),  # 79.045 ns
        ("unknown", ["LEN102"]),  # not known is no pass, and it is said once
    ],
)
def test_lanes_that_go_two_ways_may_arrive_79_ns_apart(length: str, codes: list[str]) -> None:
    assert [found.code for found in skewed(length).found] == codes


def test_a_skew_that_cannot_be_worked_out_is_unknown() -> None:
    made = skewed("unknown").plant
    found = budget(made, 0).skew
    assert found is not None
    assert (found.skew_ns, found.most_ns) == (None, Decimal(79))
    known = budget(skewed("20m").plant, 0).skew
    assert known is not None
    assert known.skew_ns == Decimal("49.434")


def test_lanes_of_one_way_have_no_skew_to_judge() -> None:
    assert budget(between("100GBASE-DR", "100GBASE-DR", "10"), 0).skew is None
