"""The hall: what stands in it is counted by hand in the language reference, and one swapped cord is told."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from mtpc.catalogue.types import PartKind
from mtpc.channel.budget import budget
from mtpc.pipeline import compile_paths
from mtpc.result import Result
from tests.support import ROOT

SPECS = ROOT / "specs"
# Everything the hall declares: a second hall has the same under other names.
DECLARED = "DC1|DH2|A|B|spine-way|rail-way|mda|lp|cp|T|Q|leaf|spine|srv|border|edge|brk|bp|ep|X|thr|gpu|rail|up"


@pytest.fixture(scope="module")
def hall() -> Result:
    return compile_paths([SPECS / "hall.mtp"])


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(SPECS, tmp_path / "specs")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "specs"


def test_the_hall_is_clean(hall: Result) -> None:
    assert hall.diagnostics == ()


def test_everything_written_stands_there(hall: Result) -> None:
    site = hall.plant.site
    kinds = Counter(site.components.kind)
    devices = sum(thing.kind == "device" for thing in site.equipment)
    legs = sum(
        len(a.terminals) // 2 for a, k in zip(site.components.article, kinds_of(hall), strict=True) if k == "trunk"
    )
    # 8 leaves, 4 spines, 48 servers, 2 borders, 8 edges, 32 gpus, 8 rails; 8 x 12 + 8 + 2 legs
    assert (devices, kinds[PartKind.OPTIC], kinds[PartKind.TRUNK]) == (110, 564, 18)
    assert (legs, kinds[PartKind.HARNESS]) == (106, 2)
    assert kinds[PartKind.CORD] == 32 + 32 + 48 + 48 + 2 + 8 + 256
    assert len(site.circuits) == 32 + 48 + 8 + 8 + 256


def kinds_of(result: Result) -> list[PartKind]:
    return result.plant.site.components.kind


def test_every_lane_reaches_a_receiver(hall: Result) -> None:
    channels = hall.plant.channels
    landed = Counter(
        landing.kind
        for shape in channels.shape
        for way in (channels.shapes[shape].forward, channels.shapes[shape].back)
        for landing in way
    )
    # per direction: 32 x 4 + 48 + 16 + 256 x 4 = 1216
    assert landed == {"rx": 2432}


def test_every_circuit_is_served_within_its_limit(hall: Result) -> None:
    channels = hall.plant.channels
    assert sorted(number for wanted in channels.circuits for number in wanted) == list(range(352))
    assert {budget(hall.plant, channel).verdict for channel in range(len(channels))} == {"pass"}


def test_the_loss_of_an_uplink_is_what_the_table_says(hall: Result) -> None:
    """Leaf 1, uplink 1: cords 2 m and 2 m, trunk 30 m at 3.0 dB/km (TIA, OM4, 850 nm), two pairs of 0.35 dB."""
    site, channels = hall.plant.site, hall.plant.channels
    wanted = next(number for number, circuit in enumerate(site.circuits) if circuit.name == "up01-1")
    found = budget(hall.plant, next(c for c, names in enumerate(channels.circuits) if wanted in names))
    assert found.loss_db == Decimal("0.802")  # 0.034 km × 3.0 + 2 × 0.35
    assert (str(found.limit_db), str(found.length_m), found.mated_pairs) == ("1.9", "34", 2)


def test_fewer_than_twenty_shapes_and_a_second_hall_adds_none(hall: Result, copy: Path) -> None:
    assert len(hall.plant.channels.shapes) < 20
    text = (copy / "hall.mtp").read_text("utf-8")
    names = re.compile(rf"(?<![\w.$/-])({DECLARED})(?=[\[\]\d\s.,{{}}:-]|$)", re.MULTILINE)
    second = names.sub(r"z\1", text).replace("servers.csv", "zservers.csv")
    second = re.sub(r"(project|policy) .*?\n}\n", "", second, flags=re.DOTALL)  # those of the floor are said once
    (copy / "zhall.mtp").write_text(second, "utf-8")
    rows = (copy / "servers.csv").read_text("utf-8").splitlines()
    table = [re.sub(r"\b(srv|A\d|cp)", r"z\1", row) for row in rows[1:]]
    (copy / "zservers.csv").write_text("\n".join([rows[0], *table]) + "\n", "utf-8")
    both = compile_paths([copy / "hall.mtp", copy / "zhall.mtp"])
    assert both.diagnostics == ()
    assert len(both.plant.channels) == 2 * len(hall.plant.channels)
    assert set(both.plant.channels.shapes) == set(hall.plant.channels.shapes)


def test_two_swapped_cords_are_told_once_with_both_circuits(copy: Path) -> None:
    table = copy / "servers.csv"
    text = table.read_text("utf-8")
    swapped = text.replace("cp01,1.1,", "cp01,1.9,").replace("cp01,1.2,", "cp01,1.1,").replace("cp01,1.9,", "cp01,1.2,")
    assert swapped != text
    table.write_text(swapped, "utf-8")
    (found,) = compile_paths([copy / "hall.mtp"]).diagnostics
    assert (found.code, found.object) == ("POL201", "cp01.1.1 -- srv002.eth0")
    assert [(one.code, one.object) for one in found.consequences] == [
        ("POL201", "leaf01.xe-0/0/0 -- srv001.eth0"),
        ("POL201", "leaf01.xe-0/0/1 -- srv002.eth0"),
    ]
