"""The user's words that belong to a thing on the floor, and the racks where they are needed.

A `##` comment, a note, and what is said of ports and legs that are reserved or blocked.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from mtpc.catalogue.types import PartKind
from mtpc.dataclass import dataclass
from mtpc.model.floor_values import Equipment, Restriction
from mtpc.model.site import CABLES, Site
from mtpc.plan.reservations import NO_TEST, all_held, reservation_words
from mtpc.plan.rows.cable_ends import CableEnds
from mtpc.plan.rows.leg_channels import folded


@dataclass(frozen=True, slots=True)
class StatementNote:
    """What one statement says of things of one kind; those at one rack stand together."""

    kind: str
    names: str  # pp1..pp4
    text: str


@dataclass(frozen=True, slots=True)
class _Noted:
    kind: str
    name: str
    text: str
    racks: frozenset[str]


def circuits_cords(site: Site) -> frozenset[int]:
    """Cords that were made for a circuit: the note of their statement is the circuit's."""
    return frozenset(component for circuit in site.circuits for component in circuit.cords)


def component_note(site: Site, component: int, of_circuits: Set[int]) -> str:
    """The note of a cable or an optic; what a circuit says stands with the circuit, not with its cords."""
    if component in of_circuits:
        return ""
    return site.settings_of(component).get("note") or site.origin_of(component).note


def in_place(site: Site, component: int) -> str:
    """`in place, tested 2026-10-02` of a cable that was tested where it lies; "" of one that is still to be laid."""
    built = site.as_built.get(component)
    return f"in place, tested {built.tested}" if built and built.tested else ""


def all_notes(site: Site, ends: CableEnds) -> tuple[StatementNote, ...]:
    """Every note once, with all it belongs to."""
    return _together(_noted(site, ends))


def notes_by_rack(site: Site, ends: CableEnds) -> dict[str, tuple[StatementNote, ...]]:
    """The notes that are needed at each rack: of what stands there, ends there, or has a port there."""
    here: dict[str, list[_Noted]] = {}
    for one in _noted(site, ends):
        for rack in one.racks:
            here.setdefault(rack, []).append(one)
    return {rack: _together(iter(found)) for rack, found in sorted(here.items())}


def _together(found: Iterator[_Noted]) -> tuple[StatementNote, ...]:
    names: dict[tuple[str, str], list[str]] = {}
    for one in found:
        names.setdefault((one.kind, one.text), []).append(one.name)
    return tuple(
        StatementNote(kind, folded(list(dict.fromkeys(called))), text) for (kind, text), called in names.items()
    )


def _noted(site: Site, ends: CableEnds) -> Iterator[_Noted]:
    for held in all_held(site):
        order = f"DO NOT USE, {NO_TEST}; " if held.reservation.restriction is Restriction.BLOCKED else ""
        yield _Noted(held.noun, held.reservation.name, f"{order}{reservation_words(held.reservation)}", held.racks)
    for rack in site.racks:
        if rack.origin.note:
            yield _Noted("rack", rack.name, rack.origin.note, frozenset({rack.name}))
    for equipment in site.equipment:
        if equipment.origin.note:
            yield _Noted(equipment.kind, equipment.name, equipment.origin.note, _at(equipment))
    for insert in site.inserts:
        if insert.origin.note:
            kind = insert.part.kind
            yield _Noted(kind, insert.name, insert.origin.note, _at(site.equipment[insert.equipment]))
    yield from _of_components(site, ends)
    for circuit in site.circuits:
        if circuit.origin.note:
            racks = {ends.place(face) for face in (circuit.near.face, circuit.far.face)}
            yield _Noted("circuit", circuit.name, circuit.origin.note, frozenset(racks))


def _of_components(site: Site, ends: CableEnds) -> Iterator[_Noted]:
    """Notes of optics and cables; cassettes have theirs as what stands in a slot."""
    of_circuits = circuits_cords(site)
    for component in site.components_of({*CABLES, "optic"}):
        kind = site.kind_of(component)
        built = in_place(site, component) if kind == PartKind.TRUNK else ""
        texts = [component_note(site, component, of_circuits), f"{built}: not to be pulled" if built else ""]
        if any(texts):
            racks = frozenset({ends.place(face) for face in site.faces_of(component)} - {""})
            name = ends.ids[component] or site.name_of(component)
            yield from (_Noted(kind, name, text, racks) for text in texts if text)


def _at(equipment: Equipment) -> frozenset[str]:
    return frozenset({equipment.rack.name if equipment.rack else equipment.name})
