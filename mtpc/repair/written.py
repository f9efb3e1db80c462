"""Which pieces stand in the spec as one: the part of all of them is one word, so that one change there changes all."""

from __future__ import annotations

from mtpc.channel.types import Plant, once
from mtpc.text import Span


def of_one_word(plant: Plant, component: int) -> tuple[int, ...]:
    """The pieces whose part is the word that gives this one its part, and it; () where their articles differ."""
    word = plant.site.origin_of(component).type
    pieces = once(plant, _by_word).get(word, ()) if word is not None else ()
    articles = {id(plant.site.part_of(piece)) for piece in pieces}
    return tuple(pieces) if len(articles) == 1 else ()


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


def _by_statement(plant: Plant) -> dict[Span, list[int]]:
    site, statements = plant.site, dict[Span, list[int]]()
    for component in site.every_component():
        statements.setdefault(site.origin_of(component).statement, []).append(component)
    return statements
