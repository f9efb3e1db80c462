"""`cassette lp[01..08].1 : acme.cassette-6lc-u1-om4`: fibres between the front and the rear of a slot."""

from __future__ import annotations

from mtpc.catalogue.types import Terminal, WiredPart
from mtpc.model.builder import Builder
from mtpc.model.floor import add_component, add_socket, mating_number
from mtpc.model.kinds._inserts import free_slot, keep_insert
from mtpc.model.kinds._kind import GENDERS, POLISHES, Attribute, Kind
from mtpc.model.told import Told
from mtpc.model.values import Fault


def _place(builder: Builder, told: Told) -> None:
    assert told.type
    part = builder.part(told, told.type, WiredPart, "cassette")
    for name in told.names:
        try:
            equipment, slot = free_slot(builder, told, name, part)
            filled = builder.filled_in(told, part, KIND.preferable, equipment)
            article, settings = builder.articles.of(part, filled), builder.settings(filled)
        except Fault as fault:
            builder.report(fault, told, (name,))
            continue
        insert = keep_insert(builder, told, equipment, slot, part)
        component = add_component(builder.site, insert.name, article, filled.origin, settings=settings)
        first = builder.site.components.first_face[component]
        for index, terminal in enumerate(article.terminals):
            _add_port(builder, insert.name, equipment, slot, terminal, first + index)


def _add_port(builder: Builder, name: str, equipment: int, slot: str, terminal: Terminal, face: int) -> None:
    port = str(terminal.index) if terminal.side == "front" else f"{terminal.side}{terminal.index}"
    full = f"{name}.{port}"
    socket = add_socket(
        builder.site,
        full,
        equipment,
        slot=slot,
        port=port,
        side="rear" if terminal.side == "rear" else "front",
        mating=mating_number(terminal.mating),
        inner=face,
        family=terminal.family,
    )
    builder.book.sockets.add(full, socket)


KIND = Kind(
    "cassette",
    "fibres between connectors at the front and the rear of a panel's slot",
    rank=7,
    what=("place",),
    type="must",
    type_is="cassette part",
    attributes=(
        Attribute("gender", "name", "gender of its ferrules, where the part leaves it open", GENDERS, preferable=True),
        Attribute("gender-front", "name", "gender of the front, where the part leaves it open", GENDERS),
        Attribute("gender-rear", "name", "gender of the rear, where the part leaves it open", GENDERS),
        Attribute(
            "polish", "name", "end face of its ferrules, where the part leaves it open", POLISHES, preferable=True
        ),
        Attribute("grade", "name", "grade of its connectors, where the part leaves their loss open", preferable=True),
        Attribute("ticket", "text", "ticket it belongs to", preferable=True),
    ),
    place=_place,
)
