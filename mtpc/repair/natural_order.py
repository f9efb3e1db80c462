"""The natural order of what changes touch, and of what one change names."""

from __future__ import annotations

from dataclasses import replace

from mtpc.model.site import Site
from mtpc.repair.types import Change, ChangeKind
from mtpc.text import natural_key


def name_key(site: Site, changes: tuple[Change, ...]) -> tuple[object, ...]:
    """The natural order of what changes touch: the pieces, then the places plugs leave."""
    pieces = [natural_key(name) for change in changes for name in names_of(site, change)]
    places = [natural_key(site.socket(site.socket_of(plug)).name) for change in changes for plug, _ in change.moves]
    return tuple(pieces), tuple(sorted(places))


def names_of(site: Site, change: Change) -> list[str]:
    """The names of the pieces, or plates, a change is done to."""
    names = [site.inserts[number].name for number in change.inserts] or map(site.name_of, change.pieces)
    return sorted(names, key=natural_key)


def in_natural_order(site: Site, change: Change) -> Change:
    """The same change, its pieces and plugs by their names."""
    pieces = sorted(change.pieces, key=lambda piece: natural_key(site.name_of(piece)))
    moves = sorted(change.moves, key=lambda move: natural_key(site.socket(site.socket_of(move[0])).name))
    if change.kind is ChangeKind.EXCHANGE:
        moves.sort(key=lambda move: pieces.index(site.component_of(move[0])))
    if change.kind is ChangeKind.LEGS:
        moves.sort(key=lambda move: site.index_of(move[0]))
    inserts = sorted(change.inserts, key=lambda number: natural_key(site.inserts[number].name))
    return replace(change, pieces=tuple(pieces), moves=tuple(moves), inserts=tuple(inserts))
