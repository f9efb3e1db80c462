"""How the cut sheet is read: what its columns mean, why cells are blank, which facts are not sure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mtpc.plan.part_words import OWN_MAP
from mtpc.plan.rows.cut_blanks import blank_columns
from mtpc.plan.rows.cut_columns import COLUMNS
from mtpc.plan.rows.plug_pairs import cables
from mtpc.plan.rows.work import Work
from mtpc.text import natural_key

_SORTED_BY = {
    "rack": "rack of end A; within it by ",
    "row": "row of end A; within it by ",
    "group": "group; within it by ",
}
_BY_NAME = {column.name: column for column in COLUMNS}
# What there is to say, and the columns it is about: said where one of them is shown.
_LEGEND: tuple[tuple[tuple[str, ...], str], ...] = (
    ((), "One row is one leg of one cable; a cable with several legs has as many rows under one cable id. "
         "Rows are sorted by {by}pull group, then rack, unit from the top, slot and port of end A."),
    (("a_gender", "b_gender", "a_connector", "b_connector"),
     "Pins: M = with pins (male), F = no pins (female); LC has none. PC, UPC and APC are end faces; APC is angled and "
     "meets APC only."),
    (("a_label", "b_label"),
     "Label: rack-unit-face and slot:port, F front, R rear. On the printed label this end stands first, the far end "
     "below it; of several far ends the first, and how many more there are: (+3)."),
    (("a_transceiver", "b_transceiver"),
     "Transceiver N/A: the second connector of an optic that is listed with its first."),
    (("fibre_count",),
     "Fibres: those of the leg, then of the whole assembly where it has several legs; the CSV and the workbook say "
     "those of the assembly."),
    (("loss_budget_db",),
     "Cable limit dB: pass limit of this cable alone, one figure for each test wavelength in the order given: the "
     "greatest loss of a mated pair at either end by the grade of this cable's connectors, plus length times the "
     "greatest attenuation of its fibre class. It covers a measurement with one reference cord; the other side of a "
     "cassette and the modules are not in it. It is a limit of the installation, whatever runs over it."),
    (("loss_predicted_db",),
     "Whole channel dB: the greatest loss from port to port, by the sum of greatest values, of the worst channel that "
     "runs over the leg: every pair and every fibre on its way. It is no limit for this cable, whose own is less."),
    (("links_served",),
     "Circuits: up1..4 are up1, up2, up3 and up4; numbers that run together run in step. NO LIGHT and lanes permuted: "
     "by the plan these circuits do not work."),
)  # fmt: skip


def legend(work: Work, shown: Collection[str], by: str) -> Iterator[str]:
    """What there is to say of the columns that are shown."""
    first = _SORTED_BY.get(by, "")
    told = (text for columns, text in _LEGEND if not columns or any(one in shown for one in columns))
    yield from (text.replace("{by}", first) for text in told)
    for column, reason in blank_columns(work.cuts):
        if column in shown:
            yield f"Blank in {_told(column)}: {reason}."
    own = sorted({part.name for _, part in cables(work.site) if part.map_name == "own"}, key=natural_key)
    if own:
        yield f"{OWN_MAP}: the position map is the part's own, as its drawing and its record list it: {', '.join(own)}."
    parts = {part.name: part.fact.confidence for _, part in cables(work.site)}
    for confidence in ("medium", "low"):
        names = sorted((name for name, held in parts.items() if held == confidence), key=natural_key)
        if names:
            yield f"Facts of {confidence} confidence, to be confirmed before they are relied on: {', '.join(names)}."


def _told(column: str) -> str:
    found = _BY_NAME[column]
    return f"{found.title} ({found.group}, {column})"
