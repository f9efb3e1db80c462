"""Why cells of the cut sheet are blank, for its legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mtpc.catalogue.types import PartKind
from mtpc.plan.reservations import NO_TEST
from mtpc.plan.rows.cut_columns import COLUMNS, END_COLUMNS
from mtpc.plan.rows.cut_row import CutRow

# Why a column may be blank. A blank that none of these explains is a fault of ours or of the spec.
WHY_BLANK: Mapping[str, str] = {
    "change": "there is no earlier issue to compare with",
    "length_calc_m": "the length is written in the spec, not calculated from a route",
    "slack_m": "the length is written in the spec, slack included",
    "a_room": "the rack is in no room of the spec",
    "b_room": "the rack is in no room of the spec",
    "a_slot": "a device has no slots",
    "b_slot": "a device has no slots",
    "a_gender": "this connector has no pins",
    "b_gender": "this connector has no pins",
    "fibre_type": "the part does not state its fibre",
    "polarity": "the part does not state its position map",
    "loss_grade": "the part does not state the loss of a mated pair",
    "jacket": "the part does not state its fire class",
    "length_ordered": "the spec does not give the length",
    "length_unit": "the spec does not give the length",
    "part_number": "no number is sure enough to be ordered",
    "vendor": "the part names no vendor",
    "test_tier": "the project does not give a test tier",
    "limit_wavelengths": "the fibre class, or where it is tested, is not known",
    "loss_budget_db": "the length, the loss of a pair or the attenuation is not known",
}
_OF_FIBRE = frozenset(
    {"fibre_type", "fibre_count", "polarity", "loss_grade", "test_tier", "limit_wavelengths", "loss_budget_db"}
)
_OF_LIGHT = frozenset({"fibre_count", "loss_grade", "limit_wavelengths", "loss_budget_db"})
_PARKED = "this end is parked: it is not to be plugged in"
_NO_END = "there is no fibre to another connector"


def why_blank(row: CutRow, column: str) -> str:
    """The reason why a cell is blank; "" where none applies."""
    side, about = END_COLUMNS.get(column, ("", ""))
    if side:
        end = row.a if side == "a" else row.b
        if end is None:
            return _NO_END
        if end.parked:
            return _PARKED
        if about == "slot" and end.passive:
            return "the ports of the panel are built in" if end.device and not end.slot else ""
        if about == "gender" and end.gendered:
            return ""
    return _why_unstated(row, column)


def _why_unstated(row: CutRow, column: str) -> str:
    if row.blocked and column == "loss_budget_db":
        return f"what is blocked is {NO_TEST}"
    if row.kind is PartKind.DIRECT_CABLE and column in _OF_FIBRE:
        return "a direct cable has modules at its ends and no fibre channel"
    if row.is_copper and column in _OF_LIGHT:
        return "copper: it has no fibre, and a tester has a limit of its own, by the name in the notes"
    return WHY_BLANK.get(column, "")


def blank_columns(rows: Iterable[CutRow]) -> list[tuple[str, str]]:
    """Columns that are needed and blank in some row, each with the reasons: what a legend has to say."""
    reasons: dict[str, dict[str, None]] = {}
    needed = [column for column in COLUMNS if column.needed]
    for row in rows:
        for column in needed:
            if not row[column.name]:
                reasons.setdefault(column.name, {})[why_blank(row, column.name)] = None
    return [(column.name, "; ".join(reasons[column.name])) for column in needed if column.name in reasons]
