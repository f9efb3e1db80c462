"""The published rows on parts of real makers, as far as the tests need them, and the records made of them."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from typing import Any

from mtpc.catalogue.load import Library
from mtpc.catalogue.records import DATA
from mtpc.catalogue.types import Part
from tests.support import ROOT

Row = dict[str, str]
TABLES = ("optics", "cables", "cassettes_panels", "devices")


@cache
def library() -> Library:
    return Library.standard()


@cache
def rows(name: str) -> list[Row]:
    with (ROOT / f"tests/data/makers/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def made(name: str) -> list[Row]:
    """The rows of a table of which there is a record."""
    return [row for row in rows(name) if row["record"]]


# Reasons for which a row is no product, has no application or cage, or is no device by the rule for devices: the names
# of its ports are stated, and are as many as its cages.
_NO_PRODUCT = ("recalled", "not a product", "no application", "part number not stated")
_NO_DEVICE = ("port names", "height", "a NIC", "a line card", "cage", "its ports are fibre")


def eligible(name: str) -> list[Row]:
    """The rows with a source that are products whose application or cage there is."""
    return [
        row
        for row in rows(name)
        if row["confidence"] in ("S", "D")
        and not row["reason"].startswith(_NO_PRODUCT)
        and not (name == "devices" and any(word in row["reason"] for word in _NO_DEVICE))
    ]


def shown(row: Row) -> str:
    return f"{row['vendor']} {row.get('model') or row['part_number']}"


@cache
def record_of(name: str) -> dict[str, Any]:
    """The record `catalogue/kind/name`."""
    return tomllib.loads((DATA / f"vendors/{name}.toml").read_text("utf-8"))


def part_of(name: str) -> Part:
    catalogue_name, _, part_name = name.split("/")
    catalogue = library().catalogue(catalogue_name)
    assert catalogue
    part = catalogue.part(part_name)
    assert part
    return part
