"""The user's notes on objects of the model, and the racks where they are needed.

`##` comments, notes, and the reservations of ports and legs.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from mtpc.catalogue.types import OpticPart, PartKind
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Equipment, Origin, Restriction, Supply
from mtpc.model.site import CABLES, Site
from mtpc.plan.reservations import NO_TEST, reservation_words, reserved_targets
from mtpc.plan.rows.cable_ends import CableEnds
from mtpc.plan.rows.folded_names import folded


@dataclass(frozen=True, slots=True)
class StatementNote:
    """A note on objects of one kind; those at one rack are listed together."""

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
    """The note of a cable or an optic; the note of a circuit belongs to the circuit, not to its cords."""
    if component in of_circuits:
        return ""
    return site.settings_of(component).get("note") or site.origin_of(component).note


def in_place(site: Site, component: int) -> str:
    """`in place, tested 2026-10-02` for a cable that is there as built; "" for one that is still to be laid."""
    built = site.as_built.get(component)
    if not site.is_in_place(component):
        return ""
    return f"in place, tested {built.tested}" if built and built.tested else "in place"


def all_notes(site: Site, ends: CableEnds) -> tuple[StatementNote, ...]:
    """Every note once, with all it belongs to."""
    return _together(_noted(site, ends))


def notes_by_rack(site: Site, ends: CableEnds) -> dict[str, tuple[StatementNote, ...]]:
    """The notes needed at each rack: on objects that are in it, end there, or have a port there."""
    by_rack: dict[str, list[_Noted]] = {}
    for noted in _noted(site, ends):
        for rack in noted.racks:
            by_rack.setdefault(rack, []).append(noted)
    return {rack: _together(iter(notes)) for rack, notes in sorted(by_rack.items())}


def _together(noted: Iterator[_Noted]) -> tuple[StatementNote, ...]:
    names: dict[tuple[str, str], list[str]] = {}
    for note in noted:
        names.setdefault((note.kind, note.text), []).append(note.name)
    return tuple(
        StatementNote(kind, folded(list(dict.fromkeys(all_names))), text) for (kind, text), all_names in names.items()
    )


def _noted(site: Site, ends: CableEnds) -> Iterator[_Noted]:
    for target in reserved_targets(site):
        reservation = target.reservation
        order = f"DO NOT USE, {NO_TEST}; " if reservation.restriction is Restriction.BLOCKED else ""
        yield _Noted(target.noun, reservation.name, f"{order}{reservation_words(reservation)}", target.racks)
    for rack in site.racks:
        for text in _texts(rack.origin):
            yield _Noted("rack", rack.name, text, frozenset({rack.name}))
    for equipment in site.equipment:
        for text in _texts(equipment.origin):
            yield _Noted(equipment.kind, equipment.name, text, _places_of(equipment))
    for insert in site.inserts:
        for text in _texts(insert.origin):
            yield _Noted(insert.part.kind, insert.name, text, _places_of(site.equipment[insert.equipment]))
    yield from _of_components(site, ends)
    for circuit in site.circuits:
        if circuit.origin.note:
            racks = {ends.place(face) for face in (circuit.near.face, circuit.far.face)}
            yield _Noted("circuit", circuit.name, circuit.origin.note, frozenset(racks))


def _of_components(site: Site, ends: CableEnds) -> Iterator[_Noted]:
    """Notes of optics and cables; those of cassettes belong to their slots."""
    of_circuits = circuits_cords(site)
    for component in site.components_of({*CABLES, "optic"}):
        kind = site.kind_of(component)
        built = in_place(site, component)
        work = "pulled or landed" if kind == PartKind.TRUNK else "fitted"
        texts = [
            component_note(site, component, of_circuits),
            supply_note(site.origin_of(component).supply),
            *_optic_notes(site, component),
            f"{built}: not to be {work}" if built else "",
        ]
        if any(texts):
            racks = frozenset({ends.place(face) for face in site.faces_of(component)} - {""})
            name = ends.ids[component] or site.name_of(component)
            yield from (_Noted(kind, name, text, racks) for text in texts if text)


def _optic_notes(site: Site, component: int) -> list[str]:
    """What has to be done for an optic beside putting it in: the adapter it stands in, and what its port is set to."""
    adapter, optic = site.cage_adapters.get(component), site.part_of(component)
    notes = [f"goes into adapter {adapter.name}"] if adapter else []
    if isinstance(optic, OpticPart) and optic.mode and optic.tx == optic.ordered.tx:
        links = f"{optic.mode.links} x {optic.mode.application}" if optic.mode.links > 1 else optic.mode.application
        each = " at each connector" if len(optic.terminals) > 1 else ""
        notes.append(f"its port is set to {optic.mode.name}: {links}{each}")
    return notes


def _texts(origin: Origin) -> list[str]:
    """The note of a statement, and where what it places comes from."""
    return list(filter(None, (origin.note, supply_note(origin.supply))))


def supply_note(supply: Supply) -> str:
    """`existing, supplied by landlord: not ordered`; "" of what is ordered."""
    return f"{supply.words}: not ordered" if supply.words else ""


def _places_of(equipment: Equipment) -> frozenset[str]:
    return frozenset({equipment.rack.name if equipment.rack else equipment.name})
