from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from mtpc.channel.types import Plant
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.plug_and_mate import plug_words
from mtpc.plan.rows.procedure_steps import PHASES, STEPS
from mtpc.plan.rows.rack_lines import FitLine, RackWork
from mtpc.plan.rows.work import Work
from tests.support.parts import plug
from tests.unit.plan.small_site import small_plant

PUBLISHED = list(csv.DictReader((Path(__file__).parents[2] / "data" / "mop_steps.csv").open("r", encoding="utf-8")))


def racks(plant: Plant | None = None) -> list[RackWork]:
    return list(Work(plant or small_plant(), Issue()).racks)


def line_of(lines: list[FitLine], port: str) -> FitLine:
    (found,) = [line for line in lines if line.port == port]
    return found


def test_steps_have_the_published_order_signatures_and_hold_points() -> None:
    assert [(step.phase, step.per, step.sign_off, step.hold) for step in STEPS] == [
        (row["phase"], row["per"], row["sign_off"], row["hold_point"] == "yes") for row in PUBLISHED
    ]
    assert tuple(dict.fromkeys(step.phase for step in STEPS)) == PHASES


def test_steps_by_custom_are_marked_as_published() -> None:
    assert [step.customary for step in STEPS] == ["K" in row["confidence"].split()[-1] for row in PUBLISHED]


def test_each_rack_has_its_own_work_in_natural_order() -> None:
    assert [work.rack for work in racks()] == ["R2", "R10"]


def test_every_plug_is_fitted_once() -> None:
    ends = [(line.cable_id, line.end) for work in racks() for line in [*work.lands, *work.cords]]
    assert len(set(ends)) == len(ends)
    assert len(ends) == 4 + 8 + 2  # two legs, four cords, two landed ends of the harness


def test_a_plug_and_what_it_meets_are_told_in_words() -> None:
    here = racks()[0]
    module = line_of(here.cords, "sw1 front, port et0")
    assert module.plug == "MPO12/PC, no pins (female)"
    assert module.into == "module, with pins (male), key up to key up"
    adapter = line_of(here.cords, "p1 front, slot 2, port 1")
    assert adapter.into == "adapter, the plug on its other side: with pins (male), key up to key down"
    leg = line_of(here.lands, "p1 rear, slot 2, port 1")
    assert (leg.plug, leg.label) == ("MPO12/PC, with pins (male)", "R2-42-R02:01")
    assert leg.into == "adapter, the plug on its other side: no pins (female), key up to key down"


def test_angled_ends_and_what_nobody_states_are_said() -> None:
    assert plug_words(plug("a1", "mpo12", polish="apc")) == "MPO12/APC (angled), no pins (female)"
    assert "PINS NOT STATED" in plug_words(plug("a1", "mpo12", gender=None))
    assert "END FACE NOT STATED" in plug_words(plug("a1", "mpo12", polish=None))
    assert plug_words(plug("a1", "lc", polish="upc")) == "LC/UPC"
    assert "key turned" in plug_words(replace(plug("a1", "mpo12"), turned=True))


def test_what_a_channel_may_lose_stands_beside_its_limit() -> None:
    line = line_of(racks()[0].cords, "sw1 front, port et1")
    assert line.expected == "0.811 of 1.9 dB"
    (turn_up,) = [line for line in racks()[0].turn_ups if line.port == "sw1.et0"]
    assert (turn_up.far, turn_up.expected, turn_up.verdict) == ("sw2.et0", "0.811 of 1.9 dB", "pass")


def test_trunks_are_pulled_at_both_racks_and_tested_once() -> None:
    here, there = racks()
    assert [(line.cable_id, line.legs_here, line.far) for line in here.pulls] == [("T1", 2, "R10")]
    assert [line.far for line in there.pulls] == ["R2"]
    assert [line.limits_db for line in here.tests] == [(Decimal("0.79"), Decimal("0.745"))] * 2
    assert there.tests == []


def test_a_cord_inside_a_rack_is_done_end_after_end_from_the_top() -> None:
    cords = racks()[0].cords
    assert [line.seq for line in cords] == list(range(1, len(cords) + 1))
    ids = [line.cable_id for line in cords]
    assert ids == sorted(ids, key=ids.index)
    assert [line.port for line in cords][:2] == ["p1 front, slot 2, port 1", "sw1 front, port et0"]
