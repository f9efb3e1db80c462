"""What is sent to each vendor. A line is an order only where its number is certain; otherwise it requests a quotation.

A line for something with fibre in it is an order only if every field that such an order needs is stated as well: a
number alone need not hold length, gender, end face or map, so an order carries them beside it. What a request still
has to say is listed in its last column: nothing is filled in that is not stated.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.catalogues import Vendor
from mtpc.catalogue.direct_parts import applications_shown
from mtpc.catalogue.types import POWER, DirectCable, OpticPart, Part, PartKind, PlatePart, Terminal, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import CABLES, Site
from mtpc.plan.part_words import OWN_MAP, fibre_shown, grade, leg_lengths, number_for, orderable, polarity
from mtpc.plan.rows.bom_cells import UNIT
from mtpc.plan.rows.bom_lines import BomLine
from mtpc.plan.rows.end_words import pins
from mtpc.plan.rows.issue import Header
from mtpc.plan.rows.served import SERVED, Served
from mtpc.units import show

ORDER, RFQ = "ORDER", "RFQ"
# header, field: how an order looks where the vendor's record does not say.
DEFAULT_COLUMNS = (
    ("line", "line"), ("request", "request"), ("quantity", "quantity"), ("unit", "unit"),
    ("part_number", "part_number"), ("description", "description"), ("length", "length"),
    ("length_unit", "length_unit"), ("customer_reference", "customer_reference"),
)  # fmt: skip
# Fields of a request for a cable: name, whether an order stops without it. The others of a part are its detail.
RFQ_FIELDS = (
    ("assembly_family", True), ("connector_system", True), ("fibre_count_total", True),
    ("fibres_per_connector", True), ("fibre_type", True), ("connector_a", True), ("connector_b", True),
    ("polish_a", True), ("polish_b", True), ("gender_a", True), ("gender_b", True), ("polarity", True),
    ("loss_grade", True), ("jacket", True), ("length_definition", True), ("length_tolerance", True),
    ("leg_count_a", True), ("leg_count_b", True), ("leg_length_a", True), ("leg_length_b", True),
    ("leg_stagger", False), ("furcation_tubing", False), ("pulling_eye", True),
    ("pull_eye_diameter_tension", False), ("leg_labels", True), ("factory_test_report", True),
    ("packaging", False), ("approval", True), ("no_returns", False),
)  # fmt: skip
# The names a vendor's record may use for a field, and the name of that field.
_ALSO = {
    "number": "part_number", "fibre": "fibre_type", "grade": "loss_grade", "map": "map_name",
    "reference": "customer_reference", "length_m": "length", "qty": "quantity",
}  # fmt: skip
# Names in a part's detail that differ from those of a request.
_DETAIL = {
    "connector_system": "brand", "leg_length_a": "leg_length", "leg_length_b": "leg_length",
    "factory_test_report": "test_report",
}  # fmt: skip
_TRUNKS_ONLY = frozenset({
    "leg_count_a", "leg_count_b", "leg_length_a", "leg_length_b", "leg_stagger", "furcation_tubing", "pulling_eye",
    "pull_eye_diameter_tension", "leg_labels",
})  # fmt: skip
# What a cassette is asked by.
_CASSETTE = frozenset({
    "assembly_family", "fibre_count_total", "fibres_per_connector", "fibre_type", "connector_a", "connector_b",
    "polish_a", "polish_b", "gender_a", "gender_b", "polarity", "loss_grade",
})  # fmt: skip
_OF_SIDE = {f"{about}_{side}": (about, side) for about in ("gender", "polish") for side in "ab"}
NUMBERS = frozenset({"quantity", "length", "unit_price", "price", "total"})


@dataclass(frozen=True, slots=True)
class OrderFile:
    """Everything one vendor is asked for: headers with the fields under them, and lines."""

    vendor: str  # name of the vendor's record
    shown: str
    columns: tuple[tuple[str, str], ...]
    lines: tuple[dict[str, str], ...]
    requests: int  # lines that ask for a quotation


def order_files(site: Site, header: Header, lines: tuple[BomLine, ...], served: Served) -> tuple[OrderFile, ...]:
    """One file a vendor, sorted by name; lines in the order of the bill of materials."""
    vendors = sorted({line.part.vendor for line in lines})
    return tuple(_order_file(site, header, vendor, lines, served) for vendor in vendors)


def _order_file(site: Site, header: Header, name: str, lines: tuple[BomLine, ...], served: Served) -> OrderFile:
    mine = [line for line in lines if line.part.vendor == name]
    cells_by_line = [_stated(site, header, place, line) | served.of(line) for place, line in enumerate(mine, start=1)]
    missing = [list(_missing(line.part, cells)) for line, cells in zip(mine, cells_by_line, strict=True)]
    lines_ = tuple(
        cells | {"request": RFQ if open_ else ORDER, "still_to_state": "; ".join(open_)}
        for cells, open_ in zip(cells_by_line, missing, strict=True)
    )
    vendor, requests = site.vendors.get(name), sum(map(bool, missing))
    columns = _columns(vendor, lines_, requests=requests)
    return OrderFile(name, vendor.shown if vendor else name or "vendor not stated", columns, lines_, requests)


def _columns(vendor: Vendor | None, lines: tuple[dict[str, str], ...], *, requests: int) -> tuple[tuple[str, str], ...]:
    """The vendor's columns, then what they lack of what a request says, or what an order must not leave open."""
    stated = vendor.order_columns if vendor else ()
    columns = tuple((title, _ALSO.get(field, field)) for title, field in stated or DEFAULT_COLUMNS)
    fields = {field for _, field in columns}
    more = ["request", "quantity", "part_number"]
    if requests:
        more += ["number_on_record", "description"]
    if any(line["polarity"] or line["length"] or line["connector_a"] for line in lines):
        more += ["length", "length_unit", *(name for name, _ in RFQ_FIELDS)]
    more += [*SERVED, "facts", "still_to_state"]
    return (*columns, *((name.replace("_", " "), name) for name in more if name not in fields))


def _stated(site: Site, header: Header, place: int, line: BomLine) -> dict[str, str]:
    """What is stated for a line, by field."""
    part = line.part
    number = number_for(part, line.length_m)
    length = "" if line.length_m is None else show(line.length_m)
    reference = " ".join(text for text in (header.project, header.revision) if text)
    cells = {
        "line": str(place),
        "quantity": str(line.quantity),
        "unit": UNIT,
        "part_number": number if orderable(site, part, number) else "",
        "number_on_record": number,
        "part": part.name,
        "kind": part.kind,
        "vendor": part.vendor,
        "description": part.description,
        "length": length,
        "length_unit": "m" if length else "",
        "customer_reference": reference,
        "project": header.project,
        "revision": header.revision,
        "order_date": header.date,
        "ticket": header.ticket,
        "facts": _facts(site, part),
    }
    return cells | _detail(part) | _fields(site, part, line)


def _facts(site: Site, part: Part) -> str:
    """How far the part's record is to be trusted."""
    vendor = site.vendors.get(part.vendor)
    invented = "invented part of a demonstration vendor; " if vendor and vendor.demonstration else ""
    return f"{invented}{part.fact.confidence} confidence ({part.fact.title})"


def _detail(part: Part) -> dict[str, str]:
    """What the part's record says beyond what mtpc reads, under the names a request has."""
    return {name: part.detail.get(name, part.detail.get(_DETAIL.get(name, ""), "")) for name, _ in RFQ_FIELDS}


def _fields(site: Site, part: Part, line: BomLine) -> dict[str, str]:
    """What the part states of what a request asks, as far as it applies to its kind."""
    if isinstance(part, PlatePart):
        return {"connector_a": part.family.shown, "connector_b": part.family.shown}
    if isinstance(part, OpticPart):
        shown = {
            "connector_a": _each(end.family.shown for end in part.terminals),
            "polish_a": _each((end.polish or "").upper() for end in part.terminals),
            "gender_a": pins(part.terminals),
        }
        return {name: text for name, text in shown.items() if text}
    if isinstance(part, DirectCable):
        end_a, end_b = _side(part, "a"), _side(part, "b")
        shown = {
            "connector_a": _each(end.family.shown for end in end_a),
            "connector_b": _each(end.family.shown for end in end_b),
        }
        family = "power cord" if part.medium == POWER else f"{part.medium.upper()} {applications_shown(part)}"
        return {"assembly_family": family, **shown}
    return _wired_fields(site, part, line) if isinstance(part, WiredPart) else {}


def _wired_fields(site: Site, part: WiredPart, line: BomLine) -> dict[str, str]:
    end_a, end_b = _side(part, "a"), _side(part, "b")
    fields = {
        "assembly_family": "patch cord" if part.kind == PartKind.CORD else part.kind,
        "fibre_count_total": str(len(part.wiring)),
        "fibres_per_connector": _each(str(len(end.lit)) for end in part.terminals),
        "fibre_type": fibre_shown(site, part),
        "connector_a": _each(end.family.shown for end in end_a),
        "connector_b": _each(end.family.shown for end in end_b),
        "polish_a": _each((end.polish or "").upper() for end in end_a),
        "polish_b": _each((end.polish or "").upper() for end in end_b),
        "gender_a": pins(end_a),
        "gender_b": pins(end_b),
        "polarity": polarity(part),
        "map_name": OWN_MAP if part.map_name == "own" else part.map_name,
        "loss_grade": grade(part.terminals),
        "pulling_eye": line.pull_eye,
    }
    if part.kind in (PartKind.TRUNK, PartKind.HARNESS):
        fields |= {"leg_count_a": str(len(end_a)), "leg_count_b": str(len(end_b))}
        fields |= {"leg_length_a": leg_lengths(end_a), "leg_length_b": leg_lengths(end_b)}
    return {name: text for name, text in fields.items() if text}


def _side(part: WiredPart, side: str) -> list[Terminal]:
    """The connectors of end a, or of end b; the front of a cassette counts as a, what is not in front as b."""
    first = min(end.side for end in part.terminals)  # a, front, in
    return [end for end in part.terminals if (end.side == first) == (side == "a")]


def _each(values: Iterator[str]) -> str:
    return " / ".join(text for text in dict.fromkeys(values) if text)


def _missing(part: Part, cells: dict[str, str]) -> Iterator[str]:
    if not cells["part_number"]:
        yield "orderable number"
    if not isinstance(part, WiredPart):
        return
    if part.kind in CABLES and not cells["length"]:
        yield "length"
    if isinstance(part, DirectCable):
        return
    for name, must in RFQ_FIELDS:
        if must and _applies(part, name) and not (cells[name] and _by_every_end(part, name)):
            yield name.replace("_", " ")


def _applies(part: WiredPart, name: str) -> bool:
    """Whether a part of this kind is asked that."""
    about, side = _OF_SIDE.get(name, ("", ""))
    if about == "gender":
        return any(end.family.gendered for end in _side(part, side))
    if part.kind == PartKind.CASSETTE:
        return name in _CASSETTE
    return part.kind != PartKind.CORD or name not in _TRUNKS_ONLY


def _by_every_end(part: WiredPart, name: str) -> bool:
    """Whether each connector of the side states its gender, or its end face: one that does not leaves it open."""
    about, side = _OF_SIDE.get(name, ("", ""))
    if about == "gender":
        return all(end.gender for end in _side(part, side) if end.family.gendered)
    if name == "loss_grade":
        return all(end.loss_db is not None for end in part.terminals)
    return about != "polish" or all(end.polish for end in _side(part, side))
