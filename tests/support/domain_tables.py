"""The tables of the domain and the records they are compared with."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from typing import Any

from mtpc.catalogue.records import DATA
from mtpc.catalogue.types import Confidence
from tests.support import ROOT

TABLES = ROOT / "tests" / "data" / "domain"
FIBRE_NAMES = {"OS2-indoor/outdoor-0.5": "os2-io"}
Row = dict[str, str]
Record = dict[str, Any]


def rows(name: str) -> list[Row]:
    """A table of the domain."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def record(kind: str, name: str) -> Record:
    """A record as it stands in its file."""
    return tomllib.loads((DATA / "standards" / kind / f"{name}.toml").read_text("utf-8"))


def lowest(*words: str) -> str:
    """Of several confidences the one that holds."""
    return max(filter(None, words), key=[*Confidence].index)


def fibre_name(cell: str) -> str:
    """The record of a fibre class."""
    return FIBRE_NAMES.get(cell, cell.lower())
