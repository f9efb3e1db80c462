"""Legs of trunks to test: lengths, limits, and what was measured already."""

from __future__ import annotations

from mtpc.model.floor_values import AsBuilt
from mtpc.plan.part_words import on_paper
from mtpc.plan.reservations import NO_TEST, named
from mtpc.plan.rows.cable_ends import CableEnd
from mtpc.plan.rows.cut_row import CutRow
from mtpc.plan.rows.rack_lines import TestLine


def test_line(row: CutRow, near: CableEnd, far: CableEnd, built: AsBuilt | None) -> TestLine:
    """The line of a trunk's leg between two ends; `built` is what was measured of the trunk."""
    return TestLine(
        row["cable_id"],
        row["leg"],
        near.label,
        far.label,
        row.length or "unknown",
        row["test_tier"],
        row.wavelengths_nm,
        row.limits_db,
        "; ".join(map(named, row.reservations)) + (f"; {NO_TEST}" if row.blocked else ""),
        row.blocked,
        *_measured(built),
        row.test_limit,
    )


def _measured(built: AsBuilt | None) -> tuple[str, str, str]:
    """What the cable was measured with, the file and the day; "" what is not stated."""
    if built is None:
        return "", "", ""
    return "" if built.loss_db is None else f"at most {on_paper(built.loss_db)}", built.report, built.tested
