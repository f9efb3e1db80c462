"""Scenario d: two fabrics of a storage network that share nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from mtpc.pipeline import compile_paths
from mtpc.result import Result
from tests.support import ROOT


@pytest.fixture(scope="module")
def san() -> Result:
    return compile_paths([ROOT / "specs" / "scenarios" / "d_san" / "d_san.mtp"])


def test_nothing_is_found(san: Result) -> None:
    assert [found.message for found in san.diagnostics] == []


def test_each_fabric_lies_in_its_own_tray(san: Result) -> None:
    components = san.plant.site.components
    columns = zip(components.settings, components.trays, components.kind, strict=True)
    assert Counter((settings["group"], trays) for settings, trays, kind in columns if kind == "cord") == {
        ("san-a", ("t-a",)): 40,  # 24 hosts and 2 arrays with 8 ports a controller
        ("san-b", ("t-b",)): 40,
    }


def test_every_circuit_has_light_end_to_end(san: Result) -> None:
    plant = san.plant
    carrying = [number for number, wanted in enumerate(plant.channels.circuits) if wanted]
    assert len(carrying) == 48
    assert {plant.channels.shape_of(number).verdict for number in carrying} == {"ok"}


def test_the_lower_tray_is_the_shorter_way(san: Result) -> None:
    """Hosts of the first rack: t-a hangs 0.6 m above the racks, t-b 1.2 m, and fcb stands one rack farther."""
    site = san.plant.site
    lengths = dict(zip(site.components.name, site.components.length_m, strict=True))
    assert lengths["esx01.hba1 -- fca.0/1"] < lengths["esx01.hba2 -- fcb.0/1"]  # type: ignore[operator]  # both are worked out
