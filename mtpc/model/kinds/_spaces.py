"""Sites, rooms and rows: names within names."""

from __future__ import annotations

from mtpc.model.book import Space
from mtpc.model.pairing import broadcast
from mtpc.model.placing.builder import Builder
from mtpc.model.told import Told
from mtpc.model.values import Expansion


def place_space(builder: Builder, told: Told) -> None:
    """Declare places, each inside the one `at` names."""
    assert told.what
    names = told.what[0]
    insides = inside_of(builder, told, names)
    for name, inside in zip(names.names, insides, strict=True):
        known = builder.book.spaces.find(name)
        builder.check_new(told, name, known.origin if known else None, told.kind)
        builder.book.spaces.add(name, Space(told.kind, name, inside, told.origin, told.length_m("offset")))


def inside_of(builder: Builder, told: Told, names: Expansion) -> tuple[str, ...]:
    """The declared name of the place each name stands in; "" where none is written."""
    if told.at is None:
        return ("",) * len(names.names)
    places = broadcast(names, told.at[0], told, told.at_spans[0], (f"{told.kind}s", "places"))
    for place in dict.fromkeys(places.names):
        if builder.book.spaces.find(place) is None:
            raise builder.unknown(told, told.at_spans[0], "site, room or row", place, list(builder.book.spaces.things))
    return tuple(builder.book.spaces.declared(place) for place in places.names)
