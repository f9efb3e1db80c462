"""How to read the cut sheet: what its columns mean, why cells are blank, which facts are not certain."""

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
# Notes, and the columns they are about: a note is printed if one of its columns is shown.
_LEGEND: tuple[tuple[tuple[str, ...], str], ...] = (
    ((), "One row is one leg of one cable; a cable with several legs has as many rows under one cable id. "
         "Rows are sorted by {by}pull group, then rack, unit from the top, slot and port of end A."),
    (("a_gender", "b_gender", "a_connector", "b_connector"),
     "Pins: M = with pins (male), F = no pins (female); LC has none. PC, UPC and APC are end faces; APC is angled and "
     "meets APC only."),
    (("a_label", "b_label"),
     "Label: rack-unit-face and slot:port, F front, R rear. On the printed label this end comes first, the far end "
     "below it; of several far ends the first, and the number of the others: (+3)."),
    (("a_transceiver", "b_transceiver"),
     "Transceiver N/A: the second connector of an optic that is listed with its first."),
    (("fibre_count",),
     "Fibres: those of the leg, then of the whole assembly where it has several legs; the CSV and the workbook show "
     "those of the assembly."),
    (("loss_budget_db",),
     "Cable limit dB: pass limit of this cable alone, one figure for each test wavelength in the order given: the "
     "maximum loss of a mated pair at either end by the grade of this cable's connectors, plus length times the "
     "maximum attenuation of its fibre class. It covers a measurement with one reference cord; the other side of a "
     "cassette and the modules are not in it. It is a limit of the installation, whatever the application."),
    (("cable_typical_db",),
     "Cable typical dB: what the same measurement of this cable alone is expected to show: the typical loss of its two "
     "pairs, and its fibre at the maximum attenuation. To be compared with the cable limit; a cable may lose more and "
     "pass."),
    (("channel_limit_db", "channel_maximum_db"),
     "Whole channel: the worst channel that uses the leg, from port to port, with every mated pair and every fibre "
     "along its path: the limit of its application, and its maximum loss by the sum of maximum values. Neither is a "
     "figure of this cable."),
    (("links_served",),
     "Circuits: up1..4 are up1, up2, up3 and up4; several ranges in one name count together. NO LIGHT and lanes "
     "permuted: by the plan these circuits do not work. CANNOT BE MATED: by the plan the two plugs named, or a plug "
     "and the module, do not go together at that port (pins, key, end face or fibre). NOT JUDGED: the module in the "
     "port named is not known yet."),
)  # fmt: skip


def legend(work: Work, shown: Collection[str], group_by: str) -> Iterator[str]:
    """The notes on the columns that are shown."""
    first = _SORTED_BY.get(group_by, "")
    notes = (text for columns, text in _LEGEND if not columns or any(column in shown for column in columns))
    yield from (text.replace("{by}", first) for text in notes)
    for column, reason in blank_columns(work.cuts):
        if column in shown:
            yield f"Blank in {_column_words(column)}: {reason}."
    own = sorted({part.name for _, part in cables(work.site) if part.map_name == "own"}, key=natural_key)
    if own:
        yield f"{OWN_MAP}: the position map is the part's own, as its drawing and its record list it: {', '.join(own)}."
    parts = {part.name: part.fact.confidence for _, part in cables(work.site)}
    for confidence in ("medium", "low"):
        names = sorted((name for name, stated in parts.items() if stated == confidence), key=natural_key)
        if names:
            yield f"Facts of {confidence} confidence, to be confirmed before relying on them: {', '.join(names)}."


def other_columns(shown: Collection[str]) -> str:
    """What the columns that no note is about say, each title once: `Seq: …; Kind: …`."""
    noted = {column for columns, _ in _LEGEND for column in columns}
    meanings = {_BY_NAME[name].title: _BY_NAME[name].meaning for name in shown if name not in noted}
    return "; ".join(f"{title}: {meaning}" for title, meaning in meanings.items()) + "."


def _column_words(column: str) -> str:
    described = _BY_NAME[column]
    return f"{described.title} ({described.group}, {column})"
