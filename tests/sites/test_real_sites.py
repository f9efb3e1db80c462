"""Two more sites on real parts: counts and losses are worked out here by hand, numbers are published ones."""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import Decimal

import pytest

from mtpc.catalogue.types import PartKind
from mtpc.pipeline import compile_paths
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work
from mtpc.result import Result
from tests.support import ROOT


@pytest.fixture(scope="module")
def enterprise() -> Result:
    return compile_paths([ROOT / "specs/enterprise.mtp"])


@pytest.fixture(scope="module")
def migration() -> Result:
    return compile_paths([ROOT / "specs/migration.mtp"])


def pieces(result: Result, *kinds: PartKind) -> Counter[tuple[str, Decimal | None]]:
    site = result.plant.site
    return Counter((site.part_of(one).name, site.ordered_m(one)) for one in site.components_of(kinds))


def ordered(result: Result, vendor: str) -> dict[str, tuple[str, str]]:
    """Number on record -> quantity, and ORDER or RFQ, of a vendor's order."""
    (order,) = [one for one in Work(result.plant, Issue()).orders if one.vendor == vendor]
    return {line["number_on_record"]: (line["quantity"], line["request"]) for line in order.lines}


def is_published(number: str) -> bool:
    """Whether a row of the published tables has it; a row of a family has `{len}` where the length stands."""
    tables = ("optics", "cables", "cassettes_panels", "devices")
    return any(
        re.fullmatch(re.escape(row[key]).replace(r"\{len\}", r"[0-9.]+"), number)
        for table in tables
        for row in csv.DictReader((ROOT / f"tests/data/makers/{table}.csv").open(encoding="utf-8", newline=""))
        for key in ("part_number", "order_number")
        if row.get(key)
    )


def test_every_leaf_has_two_links_to_each_spine_and_every_server_one_to_each_leaf_of_its_rack(
    enterprise: Result,
) -> None:
    assert enterprise.diagnostics == ()
    met = Counter(
        tuple(end.name.partition(".")[0] for end in (one.near, one.far)) for one in enterprise.plant.site.circuits
    )
    uplinks = {(f"leaf{leaf}", f"spine{spine}"): 2 for leaf in range(1, 9) for spine in (1, 2)}
    servers = {
        (f"srv{server:02}", f"leaf{leaf}"): 1
        for server in range(1, 41)
        for leaf in (2 * ((server - 1) // 10) + 1, 2 * ((server - 1) // 10) + 2)
    }
    inside = {(f"fi{one}", f"border{one}"): 4 for one in (1, 2)}
    borders = {(f"border{border}", f"spine{spine}"): 1 for border in (1, 2) for spine in (1, 2)}
    assert met == uplinks | servers | inside | borders


def test_uplinks_lose_four_pairs_and_the_fibre(enterprise: Result) -> None:
    """Two pairs of LC and two of MTP at 0.35 dB; 1, 5 or 6, and 2 metres at 0.5 dB/km."""
    lengths = pieces(enterprise, PartKind.TRUNK)
    assert lengths == {("trunk-mpo12", Decimal(5)): 4, ("trunk-mpo12", Decimal(6)): 4}
    assert pieces(enterprise, PartKind.CORD) == {
        ("cord-lc", Decimal(1)): 32, ("cord-lc", Decimal(2)): 32, ("CB-M12-M12-MMF", Decimal(2)): 8,
        ("CB-M12-M12-MMF", Decimal(3)): 4, ("SFP-H25G-CU", Decimal(3)): 80,
    }  # fmt: skip
    rows = {row["circuit"]: row for row in Work(enterprise.plant, Issue()).paths}
    assert rows["up1-1"]["loss_db"] == str(4 * Decimal("0.35") + Decimal("0.0005") * (1 + 6 + 2))


def test_the_orders_of_the_leaf_spine_carry_published_numbers(enterprise: Result) -> None:
    """40 servers with two copper cables and 5 % more; two optics of each sort to spare; libraries are asked."""
    cisco = ordered(enterprise, "cisco")
    assert cisco == {
        "N9K-C9336C-FX2": ("4", "RFQ"), "N9K-C93180YC-FX": ("8", "RFQ"), "UCS-FI-6536": ("2", "ORDER"),
        "QSFP-100G-CWDM4-S": ("66", "ORDER"), "QSFP-100G-SR4-S": ("26", "ORDER"), "SFP-H25G-CU3M": ("84", "ORDER"),
        "CB-M12-M12-MMF2M=": ("8", "RFQ"), "CB-M12-M12-MMF3M=": ("5", "RFQ"),
    }  # fmt: skip
    fs = ordered(enterprise, "fs")
    assert fs == {"70361": ("6", "RFQ"), "57016": ("16", "RFQ")}
    assert all(map(is_published, [*cisco, *fs]))


def test_the_migration_orders_what_is_new_and_nothing_of_the_plant(migration: Result) -> None:
    assert migration.diagnostics == ()
    assert ordered(migration, "corning") == {"EDGE-CP48-90": ("5", "RFQ")}
    cisco = ordered(migration, "cisco")
    assert cisco == {
        "N9K-C9332C": ("1", "RFQ"), "N9K-C9336C-FX2": ("4", "RFQ"), "QSFP-100G-SR4-S": ("10", "ORDER"),
        "CB-M12-M12-MMF3M=": ("9", "RFQ"),
    }  # fmt: skip
    assert all(map(is_published, cisco))
    assert {one.vendor for one in Work(migration.plant, Issue()).orders} == {"corning", "cisco"}


def test_old_and_new_links_of_the_migration_lose_what_their_pairs_and_120_ft_do(migration: Result) -> None:
    """OM3 loses 3.0 dB/km at 850 nm; 10G passes two LC and two MTP pairs, 100G two MTP pairs; cords are of 3 m."""
    fibre_m = 3 + 120 * Decimal("0.3048") + 3
    assert pieces(migration, PartKind.TRUNK) == {("G757512TPNDDU120F", Decimal("36.576")): 8}
    rows = {row["circuit"]: row for row in Work(migration.plant, Issue()).paths}
    for name, pairs in (("old1-1", 4), ("old4-6", 4), ("new1", 2), ("new4", 2)):
        assert Decimal(rows[name]["loss_db"]) == pairs * Decimal("0.35") + fibre_m * Decimal("0.003"), name


def test_the_cords_of_the_new_links_have_pins_where_the_trunks_have_none(migration: Result) -> None:
    site = migration.plant.site
    cords = [one for one in site.components_of((PartKind.CORD,)) if site.part_of(one).name == "CB-M12-M12-MMF"]
    assert len(cords) == 8
    for cord in cords:
        for face in site.faces_of(cord):
            place = site.place_at(face)
            assert place
            assert site.terminal(face).gender == ("pinned" if place.name.startswith(("mp", "ap")) else "unpinned")
