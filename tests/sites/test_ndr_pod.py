"""The NDR pod: real parts; counts are worked out here by hand, numbers are those of the published tables."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from mtpc.catalogue.types import PartKind
from mtpc.pipeline import compile_paths
from mtpc.result import Result
from tests.support import ROOT, mtpc

SPEC = ROOT / "specs" / "ndr-pod.mtp"
# The number on record of each article, as the published rows have it that are kept in tests/data/makers.
NUMBERS = {
    "QM9700": "920-9B210-00FN-0M0", "MMA4Z00-NS": "980-9I510-00NS00", "MMA4Z00-NS-FLT": "980-9I51A-00NS00",
    "MMS4X00-NM": "980-9I30G-00NM00", "MFP7E10 7 m": "MFP7E10-N007", "MFP7E10 10 m": "MFP7E10-N010",
    "MFP7E10 15 m": "MFP7E10-N015", "MFP7E30 3 m": "MFP7E30-N003",
}  # fmt: skip


@pytest.fixture(scope="module")
def pod() -> Result:
    return compile_paths([SPEC])


def test_the_pod_is_clean_and_as_large_as_its_source_says(pod: Result) -> None:
    assert pod.diagnostics == ()
    site = pod.plant.site
    assert len(site.circuits) == 256 + 256  # half of 64 nodes: 512 links to leaves and 512 to spines
    kinds = Counter(equipment.part.name for equipment in site.equipment)
    assert (kinds["dgx-h100"], kinds["QM9700"]) == (32, 8 + 4)
    optics = Counter(site.part_of(one).name for one in site.components_of((PartKind.OPTIC,)))
    # 32 x 4 cages of nodes, 8 x 16 of leaves to nodes, 8 x 16 of leaves to spines and 4 x 32 of spines
    assert optics == {"MMA4Z00-NS-FLT": 128, "MMA4Z00-NS": 128, "MMS4X00-NM": 128 + 128}
    cords = Counter(site.part_of(one).name for one in site.components_of((PartKind.CORD,)))
    assert cords == {"MFP7E10": 256, "MFP7E30": 2 * 256}


def test_every_rail_ends_at_its_leaf_and_every_leaf_has_eight_links_to_each_spine(pod: Result) -> None:
    met = Counter(tuple(end.name.partition(".")[0] for end in (one.near, one.far)) for one in pod.plant.site.circuits)
    assert met == {
        **{(f"node{node:02}", f"leaf{leaf}"): 1 for node in range(1, 33) for leaf in range(1, 9)},
        **{(f"leaf{leaf}", f"spine{spine}"): 8 for leaf in range(1, 9) for spine in range(1, 5)},
    }


def test_no_cord_of_om3_is_longer_than_its_maker_allows(pod: Result) -> None:
    site = pod.plant.site
    lengths = {
        site.ordered_m(one) for one in site.components_of((PartKind.CORD,)) if site.part_of(one).name == "MFP7E10"
    }
    assert lengths == {Decimal(7), Decimal(10), Decimal(15)}


def test_the_order_asks_for_every_article_by_the_number_that_is_published(tmp_path: Path) -> None:
    done = mtpc("build", str(SPEC), "-o", str(tmp_path / "out"), "--only", "orders", "--today", "2026-12-01")
    assert done.returncode == 0, done.stderr
    with (tmp_path / "out/orders/nvidia.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {line["request"] for line in lines} == {"RFQ"}  # none is the maker's own text, so none is ordered unasked
    found = {}
    for line in lines:
        name = line["description"].partition(":")[0].removeprefix("NVIDIA ")
        found[f"{name} {line['length']} m" if line["length"] else name] = line["number on record"]
        assert "confidence (" in line["facts"]
    found.pop("dgx-h100", None)
    found.pop("device dgx-h100", None)
    assert found == NUMBERS
    published = {
        row[key]
        for table in ("optics", "cables", "devices")
        for row in csv.DictReader((ROOT / f"tests/data/makers/{table}.csv").open(encoding="utf-8", newline=""))
        for key in ("part_number", "order_number")
        if key in row
    }
    assert set(found.values()) <= published
