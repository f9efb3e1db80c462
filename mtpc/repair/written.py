"""Which pieces stand in the spec as one: the part of all of them is one word, so that one change there changes all."""

from __future__ import annotations

from mtpc.catalogue.types import PlatePart
from mtpc.channel.types import Plant, once
from mtpc.model.site import Site
from mtpc.repair.types import Change, ChangeKind
from mtpc.text import Span


def of_one_word(plant: Plant, component: int) -> tuple[int, ...]:
    """The pieces whose part is the word that gives this one its part, and it; () where their articles differ."""
    word = plant.site.origin_of(component).type
    pieces = once(plant, _by_word).get(word, ()) if word is not None else ()
    articles = {id(plant.site.part_of(piece)) for piece in pieces}
    return tuple(pieces) if len(articles) == 1 else ()


def plates_of_one_word(plant: Plant, number: int) -> tuple[int, ...]:
    """The plates, by their numbers among the inserts, whose part is the word that gives this one its part, and it."""
    word = plant.site.inserts[number].origin.type
    return tuple(once(plant, _plates_by_word).get(word, ())) if word is not None else ()


def of_plates(site: Site, numbers: tuple[int, ...], part: PlatePart) -> Change:
    """Another part in the place of plates."""
    inserts = (site.inserts[number] for number in numbers)
    sockets = (socket for insert in inserts for socket in site.sockets_of(insert.equipment, insert.slot))
    pieces = dict.fromkeys(site.component_of(plug) for socket in sockets for plug in site.plugs_at(socket))
    return Change(ChangeKind.PLATE, tuple(pieces), part, inserts=numbers)


def with_its_word(plant: Plant, change: Change) -> Change | None:
    """The same part for all that one word of the spec makes with this piece; None where it makes no other."""
    if isinstance(change.part, PlatePart):
        plates = plates_of_one_word(plant, change.inserts[0])
        return of_plates(plant.site, plates, change.part) if len(plates) > 1 else None
    pieces = of_one_word(plant, change.pieces[0]) if change.kind is ChangeKind.PART else ()
    return Change(ChangeKind.PART, pieces, change.part) if len(pieces) > 1 else None


def of_one_statement(plant: Plant, component: int) -> tuple[int, ...]:
    """All pieces that the statement of a component makes, in their order."""
    return tuple(once(plant, _by_statement)[plant.site.origin_of(component).statement])


def _by_word(plant: Plant) -> dict[Span, list[int]]:
    words: dict[Span, list[int]] = {}
    for component in plant.site.every_component():
        word = plant.site.origin_of(component).type
        if word is not None:
            words.setdefault(word, []).append(component)
    return words


def _plates_by_word(plant: Plant) -> dict[Span, list[int]]:
    words: dict[Span, list[int]] = {}
    for number, insert in enumerate(plant.site.inserts):
        if insert.component < 0 and insert.origin.type is not None:
            words.setdefault(insert.origin.type, []).append(number)
    return words


def _by_statement(plant: Plant) -> dict[Span, list[int]]:
    site, statements = plant.site, dict[Span, list[int]]()
    for component in site.every_component():
        statements.setdefault(site.origin_of(component).statement, []).append(component)
    return statements
