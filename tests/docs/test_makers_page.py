"""The page of real makers names every published row of which there is no record, and why."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest

from tests.support import ROOT
from tests.unit.catalogue.makers import eligible

PAGE = ROOT / "docs/makers.md"
ROWS = ROOT / "tests/data/makers"
MARK = "<!-- generated from tests/data/makers: rewritten with pytest --update -->\n"
KINDS = {"optics": "Optics", "cables": "Cables", "cassettes_panels": "Cassettes and panels", "devices": "Devices"}


def rows(name: str) -> list[dict[str, str]]:
    with (ROWS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number_of(row: dict[str, str]) -> str:
    return row.get("model") or row["part_number"]


def generated() -> str:
    """What is not made, by reason and maker, and where a maker's figures differ from those of the application."""
    shares = ", ".join(
        f"{sum(bool(row['record']) for row in eligible(name))} of {len(eligible(name))} {name}"
        for name in ("optics", "cables", "devices")
    )
    lines = [
        "", "## What is not made", "",
        "Of the rows with a source that are products, whose application or cage there is and, of devices, whose ports",
        f"are named one for one, these are records: {shares}.", "",
    ]  # fmt: skip
    for name, shown in KINDS.items():
        every = rows(name)
        lines += [f"### {shown}: {sum(bool(row['record']) for row in every)} of {len(every)} rows are records", ""]
        reasons: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in every:
            if not row["record"]:
                reasons[row["reason"]][row["vendor"]].append(number_of(row))
        for reason, by_vendor in reasons.items():
            lines += [f"* {reason}: " + "; ".join(f"{maker} {', '.join(them)}" for maker, them in by_vendor.items())]
        lines.append("")
    lines += ["## Where tables and applications differ", ""]
    lines += [f"* `{row['record']}`: {row['difference']}" for row in rows("differences")]
    return "\n".join(lines) + "\n"


def test_every_row_without_a_record_is_named_with_its_reason(request: pytest.FixtureRequest) -> None:
    written, _, listed = PAGE.read_text("utf-8").partition(MARK)
    if request.config.getoption("--update"):
        PAGE.write_text(written + MARK + generated(), "utf-8")
        listed = generated()
    assert listed == generated()
    assert all(bool(row["record"]) != bool(row["reason"]) for name in KINDS for row in rows(name))
