"""Thirteen situations of the trade: each spec of specs/scenarios is a floor by itself, clean, proved and documented."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from mtpc.artefacts._artefact import emit
from mtpc.pipeline import compile_paths
from mtpc.plan.rows.issue import Issue
from mtpc.plan.show.channel_walks import walk
from mtpc.result import Result
from tests.support import SCENARIOS

SITES = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if path.stem == "j_table" else [])  # 2,880 links
    for path in SCENARIOS
]


@cache
def compiled(path: Path) -> Result:
    return compile_paths([path], today="2026-11-20")


@pytest.mark.parametrize("path", SITES)
def test_a_scenario_is_clean_and_gives_documents(path: Path) -> None:
    result = compiled(path)
    assert [(found.code, found.message) for found in result.diagnostics if not found.waived] == []
    site = result.plant.site
    assert site.racks
    assert len(site.components)
    files = emit(result.plant, Issue("2026-11-20", findings=result.diagnostics), None)
    assert {"bom.csv", "labels.csv", "model.json", "manifest.json"} <= files.keys()
    assert all(files.values())


@pytest.mark.parametrize("path", SITES)
def test_every_circuit_of_a_scenario_has_its_lanes_on_receivers(path: Path) -> None:
    plant = compiled(path).plant
    served: set[str] = set()
    for channel in range(len(plant.channels)):
        way = walk(plant, channel)
        if way.circuits:
            assert way.light in ("ok", "warn"), way.circuits
            assert {lane.met[:2] for lane in (*way.lanes, *way.lanes_back)} == {"Rx"}, way.circuits
            served.update(way.circuits)
    assert served == {circuit.name for circuit in plant.site.circuits}


@pytest.mark.parametrize(
    "path", [one for one in SCENARIOS if (one.parent / "mtpc.lock").exists()], ids=lambda p: p.stem
)
def test_the_lock_beside_a_scenario_holds_its_legs(path: Path) -> None:
    assert compiled(path).lock.fresh == 0


def test_documents_say_what_is_allowed_and_by_whom() -> None:
    (path,) = (one for one in SCENARIOS if one.stem == "l_ops")
    result = compiled(path)
    page = emit(result.plant, Issue("2026-11-20", findings=result.diagnostics), ("patching",))["patching.html"]
    text = page.decode("utf-8")
    assert "1 finding is waived:" in text
    assert "waived until 2027-01-31: low-loss cords for row 3 are on order (PO-2291)" in text
    assert "against this issue" not in text
