"""The columns of a cut sheet: their order, how badly they are needed, what people read above them."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `need` is must, should, or the case in which it is filled."""

    name: str
    need: str
    group: str
    title: str
    meaning: str


_LINE = (
    ("row_id", "must", "Row", "stable id of this line, from the cable and the leg"),
    ("seq", "must", "Seq", "order of installation inside the pull group"),
    ("revision", "must", "Revision", "release of the spec the sheet came from"),
    ("change", "must", "Change", "added, removed, modified or unchanged since the issue before"),
    ("status", "must", "Status", "planned, pulled, landed, tested, live or decommission"),
    ("cable_id", "must", "Cable id", "one id an assembly, printed on both ends"),
    ("assembly_kind", "must", "Kind", "trunk, cord or harness"),
    ("leg", "when >1", "Leg", "which leg of an assembly that has several"),
    ("pull_group", "must", "Pull group", "bundle pulled together; else the racks it joins"),
    ("pathway", "should", "Pathway", "trays in order"),
)
_END = (
    ("room", "must", "Room", "hall, building or room"),
    ("row", "should", "Row", "row or aisle"),
    ("rack", "must", "Rack", "id as on the rack"),
    ("ru", "must", "RU", "lowest rack unit of the device or panel"),
    ("face", "must for panels", "Face", "front or rear"),
    ("device", "must", "Device", "panel or device"),
    ("slot", "must for cassettes", "Slot", "slot of the panel"),
    ("port", "must", "Port", "text as silk-screened"),
    ("transceiver", "when active", "Transceiver", "optic; N/A on the second connector of one"),
    ("connector", "must", "Connector", "connector of this plug and its end face: PC, UPC or APC (angled)"),
    ("gender", "must", "Pins", "M = with pins (male), F = without pins (female)"),
    ("label", "must", "Label", "text on this end: rack-unit-face and slot:port"),
)
_CABLE = (
    ("fibre_type", "must", "Fibre", "fibre class and bend class"),
    ("fibre_count", "must", "Fibres", "fibres in the whole assembly; on paper, of the leg and of the assembly"),
    (
        "polarity",
        "must",
        "Polarity",
        "type A, B, C, the name of the position map, or own map: that of the part's drawing",
    ),
    ("loss_grade", "must", "Grade", "grade and greatest loss in dB of one mated pair"),
    ("jacket", "must", "Jacket", "fire class"),
    ("jacket_colour", "should", "Colour", "colour on site"),
    ("length_calc_m", "must", "Route m", "length of the route, without slack, where it was worked out"),
    ("slack_m", "must", "Slack m", "slack that was added to the route"),
    ("length_ordered", "must", "Length", "length to order"),
    ("length_unit", "must", "Unit", "unit of that length"),
    ("vendor", "must for orders", "Vendor", "who sells it"),
    ("part_number", "must for orders", "Part number", "number it can be ordered under"),
    ("test_tier", "must", "Test", "T1 inspection and loss; T2 with OTDR as well"),
    ("limit_wavelengths", "must", "at nm", "wavelengths of the test"),
    (
        "loss_budget_db",
        "must",
        "Cable limit dB",
        "pass limit of this cable alone, its two end pairs and its fibre, at each wavelength",
    ),
    (
        "loss_predicted_db",
        "should",
        "Whole channel dB",
        "greatest loss, port to port, of the worst channel over it; no limit for this cable",
    ),
    ("links_served", "should", "Circuits", "circuits that ride on this leg"),
    ("notes", "should", "Notes", "light that does not arrive, remarks, and facts that are not sure"),
)
_FIELD = (
    ("installed_by", "Installed by"),
    ("installed_date", "Date"),
    ("a_inspect", "A insp."),
    ("b_inspect", "B insp."),
    ("tested_by", "Tested by"),
    ("measured_loss_db", "Measured dB"),
    ("result_file", "Result file"),
    ("as_built_length", "As built"),
    ("deviation", "Deviation"),
)
BLANK_FOR_FIELD = "blank for field"


def _columns() -> Iterator[Column]:
    yield from (Column(name, need, "Line", title, meaning) for name, need, title, meaning in _LINE)
    for side, group in (("a", "End A"), ("b", "End B")):
        yield from (Column(f"{side}_{name}", need, group, title, meaning) for name, need, title, meaning in _END)
    yield from (Column(name, need, "Assembly", title, meaning) for name, need, title, meaning in _CABLE)
    yield from (Column(name, BLANK_FOR_FIELD, "Filled on site", title, "filled on site") for name, title in _FIELD)


COLUMNS = tuple(_columns())
NAMES = tuple(column.name for column in COLUMNS)
