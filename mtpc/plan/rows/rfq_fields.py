"""What a request for a part has to say, what of it is stated, and what is still to state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtpc.catalogue.direct_parts import applications_shown
from mtpc.catalogue.likeness import OPEN, attributes_of
from mtpc.catalogue.load import Library
from mtpc.catalogue.types import POWER, DirectCable, OpticPart, Part, PartKind, PlatePart, Terminal, WiredPart
from mtpc.model.site import CABLES, Site
from mtpc.plan.part_words import OWN_MAP, fibre_shown, grade, leg_lengths, polarity
from mtpc.plan.rows.end_words import pins

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
ATTRIBUTES = "attributes"  # the field of all that a part is told by which is no cable
_BY_ATTRIBUTES = (PartKind.OPTIC, PartKind.PLATE, PartKind.PANEL, PartKind.RACK)
_OF_SIDE = {f"{about}_{side}": (about, side) for about in ("gender", "polish") for side in "ab"}


def fields_stated(site: Site, part: Part, pull_eye: str) -> dict[str, str]:
    """What is stated of a part, under the names a request has; what is not is blank."""
    told = {ATTRIBUTES: attributes_told(part)} if part.kind in _BY_ATTRIBUTES else {}
    return stated_in_detail(part) | told | _fields(site, part, pull_eye)


def attributes_told(part: Part) -> str:
    """`application: 400GBASE-SR4; form factor: qsfp112`: what a part that is no cable is asked by, as far as stated."""
    stated = attributes_of(part, Library.standard()).items()
    return "; ".join(f"{name}: {text}" for name, text in stated if text not in (OPEN, "none"))


def stated_in_detail(part: Part) -> dict[str, str]:
    """What the part's record says beyond what mtpc reads, under the names a request has."""
    return {name: part.detail.get(name, part.detail.get(_DETAIL.get(name, ""), "")) for name, _ in RFQ_FIELDS}


def _fields(site: Site, part: Part, pull_eye: str) -> dict[str, str]:
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
    return _wired_fields(site, part, pull_eye) if isinstance(part, WiredPart) else {}


def _wired_fields(site: Site, part: WiredPart, pull_eye: str) -> dict[str, str]:
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
        "pulling_eye": pull_eye,
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


def still_to_state(part: Part, cells: Mapping[str, str]) -> Iterator[str]:
    """What keeps a line from being an order: what has to be known of such a part, and is not."""
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
    if about == "polish" or name == "loss_grade":
        return any(map(_has_end_face, _side(part, side) if side else part.terminals))
    if part.kind == PartKind.CASSETTE:
        return name in _CASSETTE
    return part.kind != PartKind.CORD or name not in _TRUNKS_ONLY


def _by_every_end(part: WiredPart, name: str) -> bool:
    """Whether each connector of the side states its gender, or its end face: one that does not leaves it open."""
    about, side = _OF_SIDE.get(name, ("", ""))
    if about == "gender":
        return all(end.gender for end in _side(part, side) if end.family.gendered)
    if name == "loss_grade":
        return all(end.loss_db is not None for end in part.terminals if _has_end_face(end))
    return about != "polish" or all(end.polish for end in _side(part, side) if _has_end_face(end))


def _has_end_face(end: Terminal) -> bool:
    """Whether a connector has a polished end face: bare fibres and those of copper have none."""
    return not end.family.is_spliced and not end.family.is_electrical
