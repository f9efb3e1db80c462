"""Sites, rooms and rows, each inside another."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.pairing import broadcast
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.room_words import RowDirection
from mtpc.model.symbols import Space
from mtpc.model.values import Expansion


def place_space(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    """Declare places, each inside the one `at` names."""
    assert statement.what
    names = statement.what[0]
    insides = inside_of(builder, statement, names)
    for name, inside in zip(names.names, insides, strict=True):
        existing = builder.symbols.spaces.find(name)
        builder.check_new(statement, name, existing.origin if existing else None, statement.kind)
        space = Space(
            statement.kind, name, inside, statement.origin,
            statement.length_m("offset"), statement.length_m("origin"), statement.length_m("pitch"),
            RowDirection(statement.setting("direction") or RowDirection.FORWARD),
        )  # fmt: skip
        builder.symbols.spaces.add(name, space)


def inside_of(builder: SiteBuilder, statement: ExpandedStatement, names: Expansion) -> tuple[str, ...]:
    """The declared name of the place each name is in; "" where none is written."""
    if statement.at is None:
        return ("",) * len(names.names)
    places = broadcast(names, statement.at[0], statement, statement.at_spans[0], (f"{statement.kind}s", "places"))
    for place in dict.fromkeys(places.names):
        if builder.symbols.spaces.find(place) is None:
            raise builder.unknown(
                statement, statement.at_spans[0], "site, room or row", place, builder.symbols.spaces.things
            )
    return tuple(builder.symbols.spaces.declared(place) for place in places.names)
