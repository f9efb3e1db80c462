"""The columns of a cut sheet: their order, how badly they are needed, what people read above them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from mtpc.lazy_dataclass import dataclass


class Need(StrEnum):
    """How badly a column is needed, or the case in which it is filled."""

    MUST = "must"
    OF_PANELS = "must for panels"
    OF_CASSETTES = "must for cassettes"
    OF_ORDERS = "must for orders"
    SHOULD = "should"
    OF_LEGS = "when >1"
    OF_OPTICS = "when active"
    ON_SITE = "blank for field"


NEEDED = (Need.MUST, Need.OF_PANELS, Need.OF_CASSETTES, Need.OF_ORDERS)


@dataclass(frozen=True, slots=True)
class Column:
    """One column, what stands over it and over its neighbours, and what it says."""

    name: str
    need: Need
    group: str
    title: str
    meaning: str

    @property
    def needed(self) -> bool:
        """Whether a blank has to be explained."""
        return self.need in NEEDED


_LINE = (
    ("row_id", Need.MUST, "Row", "stable id of this line, from the cable and the leg"),
    ("seq", Need.MUST, "Seq", "order of installation within the pull group"),
    ("revision", Need.MUST, "Revision", "release of the spec the sheet came from"),
    ("change", Need.MUST, "Change", "added, removed, modified or unchanged since the issue before"),
    ("status", Need.MUST, "Status", "planned, pulled, landed, tested, live or decommission"),
    ("cable_id", Need.MUST, "Cable id", "one id per assembly, printed on both ends"),
    ("assembly_kind", Need.MUST, "Kind", "trunk, cord or harness"),
    ("leg", Need.OF_LEGS, "Leg", "which leg of an assembly that has several"),
    ("pull_group", Need.MUST, "Pull group", "bundle pulled together; else the racks it joins"),
    ("pathway", Need.SHOULD, "Pathway", "trays in order"),
)
_END = (
    ("room", Need.MUST, "Room", "hall, building or room"),
    ("row", Need.SHOULD, "Row", "row or aisle"),
    ("rack", Need.MUST, "Rack", "id as on the rack"),
    ("ru", Need.MUST, "RU", "lowest rack unit of the device or panel"),
    ("face", Need.OF_PANELS, "Face", "front or rear"),
    ("device", Need.MUST, "Device", "panel or device"),
    ("slot", Need.OF_CASSETTES, "Slot", "slot of the panel"),
    ("port", Need.MUST, "Port", "text as silk-screened"),
    ("transceiver", Need.OF_OPTICS, "Transceiver", "optic; N/A on the second connector of one"),
    ("connector", Need.MUST, "Connector", "connector of this plug and its end face: PC, UPC or APC (angled)"),
    ("gender", Need.MUST, "Pins", "M = with pins (male), F = without pins (female)"),
    ("label", Need.MUST, "Label", "text on this end: rack-unit-face and slot:port"),
)
_CABLE = (
    ("fibre_type", Need.MUST, "Fibre", "fibre class and bend class"),
    ("fibre_count", Need.MUST, "Fibres", "fibres in the whole assembly; on paper, of the leg and of the assembly"),
    (
        "polarity",
        Need.MUST,
        "Polarity",
        "type A, B, C, the name of the position map, or own map: that of the part's drawing",
    ),
    ("loss_grade", Need.MUST, "Grade", "grade and maximum loss in dB of one mated pair"),
    ("jacket", Need.MUST, "Jacket", "fire class"),
    ("jacket_colour", Need.SHOULD, "Colour", "colour on site"),
    ("length_calc_m", Need.MUST, "Route m", "length of the route, without slack, where it was calculated"),
    ("slack_m", Need.MUST, "Slack m", "slack that was added to the route"),
    ("length_ordered", Need.MUST, "Length", "length to order"),
    ("length_unit", Need.MUST, "Unit", "unit of that length"),
    ("vendor", Need.OF_ORDERS, "Vendor", "who sells it"),
    ("part_number", Need.OF_ORDERS, "Part number", "number it can be ordered under"),
    ("test_tier", Need.MUST, "Test", "T1 inspection and loss; T2 with OTDR as well"),
    ("limit_wavelengths", Need.MUST, "at nm", "wavelengths of the test"),
    (
        "loss_budget_db",
        Need.MUST,
        "Cable limit dB",
        "pass limit of this cable alone, its two end pairs and its fibre, at each wavelength",
    ),
    (
        "cable_typical_db",
        Need.SHOULD,
        "Cable typical dB",
        "typical loss of this cable alone at each wavelength, where the grade of its connectors states one",
    ),
    ("links_served", Need.SHOULD, "Circuits", "circuits that use this leg"),
    ("notes", Need.SHOULD, "Notes", "light that does not arrive, remarks, and facts that are not sure"),
)
_FIELD = (
    ("installed_by", "Installed by", "who fitted it"),
    ("installed_date", "Date", "day it was fitted"),
    ("a_inspect", "A insp.", "end face of end A inspected"),
    ("b_inspect", "B insp.", "end face of end B inspected"),
    ("tested_by", "Tested by", "who measured it"),
    ("measured_loss_db", "Measured dB", "loss of this cable alone, to be compared with the cable limit"),
    ("result_file", "Result file", "file or number of the test report"),
    ("as_built_length", "As built", "length as measured, in m"),
    ("deviation", "Deviation", "what was done otherwise than planned"),
)
_CHANNEL = (
    ("channel_limit_db", "Channel limit dB", "limit of the application of the worst channel over this leg"),
    ("channel_maximum_db", "Channel maximum dB", "maximum loss of that channel, from port to port"),
)
END_COLUMNS = {f"{side}_{name}": (side, name) for side in "ab" for name, _, _, _ in _END}  # side, what of it


def _columns() -> Iterator[Column]:
    yield from (Column(name, need, "Line", title, meaning) for name, need, title, meaning in _LINE)
    for side, group in (("a", "End A"), ("b", "End B")):
        yield from (Column(f"{side}_{name}", need, group, title, meaning) for name, need, title, meaning in _END)
    yield from (Column(name, need, "Assembly", title, meaning) for name, need, title, meaning in _CABLE)
    yield from (Column(name, Need.ON_SITE, "Filled on site", title, meaning) for name, title, meaning in _FIELD)
    yield from (Column(name, Need.SHOULD, "Whole channel", title, meaning) for name, title, meaning in _CHANNEL)


COLUMNS = tuple(_columns())
NAMES = tuple(column.name for column in COLUMNS)
