"""The edit of a spec that does what was tried: another word for the part, or the ends of statements written anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant, once
from mtpc.diagnostics import Edit
from mtpc.model.legs import leg_counts
from mtpc.repair.types import Change
from mtpc.repair.written import of_one_statement, of_one_word, plates_of_one_word
from mtpc.rules._naming import type_span
from mtpc.text import Span, bracketed


def edits(plant: Plant, changes: Iterable[Change]) -> tuple[Edit, ...]:
    """The edits that make some changes; none where one of them cannot be written as it was tried."""
    every = list(changes)
    made = [tuple(_of_part(plant, change)) for change in every if change.part is not None]
    moves = {plug: socket for change in every for plug, socket in change.moves}
    if moves:
        made.append(tuple(_of_ends(plant, moves)))
    return tuple(edit for each in made for edit in each) if all(made) else ()


def _of_part(plant: Plant, change: Change) -> Iterator[Edit]:
    """Another part in the place of all plates, or pieces, whose part is one word."""
    site, part = plant.site, change.part
    assert part is not None
    if change.inserts:
        insert = site.inserts[change.inserts[0]]
        origin, now = insert.origin, insert.part
        alone = set(plates_of_one_word(plant, change.inserts[0]) or change.inserts) == set(change.inserts)
    else:
        origin, now = site.origin_of(change.pieces[0]), site.part_of(change.pieces[0])
        alone = set(of_one_word(plant, change.pieces[0]) or change.pieces) == set(change.pieces)
    if alone and part.name and part.catalogue == now.catalogue:
        yield Edit(type_span(origin), part.name, now.name)


# ---- ends


def _of_ends(plant: Plant, moves: dict[int, int]) -> Iterator[Edit]:
    """The ends of each statement that lays a plug that goes elsewhere, on the sides where one does."""
    site, made = plant.site, list[Edit]()
    statements = dict.fromkeys(of_one_statement(plant, site.component_of(plug)) for plug in moves)
    for pieces in statements:
        origin = site.origin_of(pieces[0])
        if not _can_be_rewritten(plant, pieces) or origin.ends is None:
            return
        for side, span in enumerate(origin.ends):
            plugs = [plug for piece in pieces for plug in _side(plant, piece, side)]
            sockets = [moves.get(plug, site.socket_of(plug)) for plug in plugs]
            if min(sockets) < 0:
                return
            if not moves.keys().isdisjoint(plugs):
                made.append(Edit(span, bracketed([site.socket(socket).name for socket in sockets])))
    yield from made


def _side(plant: Plant, piece: int, side: int) -> list[int]:
    """The plugs of the left (0) or right (1) end of a cable, leg by leg."""
    part = plant.site.part_of(piece)
    assert isinstance(part, WiredPart)
    left = leg_counts(part)[0]
    faces = plant.site.faces_of(piece)
    return list(faces[left:] if side else faces[:left])


def _can_be_rewritten(plant: Plant, pieces: tuple[int, ...]) -> bool:
    """Whether the ends of a statement are those of these pieces and nothing else: no loop, no circuit that orders."""
    site = plant.site
    origins = [site.origin_of(piece) for piece in pieces]
    ordering = once(plant, _circuit_statements)
    return not any(origin.context or origin.statement in ordering for origin in origins)


def _circuit_statements(plant: Plant) -> frozenset[Span]:
    return frozenset(circuit.origin.statement for circuit in plant.site.circuits)
