"""`loopback sw1.osfp[1..8] : acme.loop-mpo12-os2-apc`: a plug that joins what a port sends with what it receives."""

from __future__ import annotations

from mtpc.catalogue.types import WiredPart
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._cable_ends import check_free
from mtpc.model.kinds._kind import GENDERS, GRADE, POLISHES, PREFERABLE_TICKET, SUPPLY, Kind, where_open
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.floor import add_component, plug_in
from mtpc.model.values import Fault


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.type
    part = builder.parts.find(statement, statement.type, WiredPart, "loopback")
    article, settings = builder.articles.article_of(part, statement), builder.settings(statement)
    span = statement.what_spans[0]
    for name in statement.names:
        try:
            socket = builder.places.socket(statement, name, span)
            check_free(builder, statement, [socket], 1, (span, span))
        except Fault as fault:
            builder.report(fault, statement, (name,))
            continue
        called = f"{builder.site.socket(socket).name} (loop)"
        component = add_component(builder.site, called, article, statement.origin, settings=settings)
        plug_in(builder.site, builder.site.faces_of(component)[0], socket)


KIND = Kind(
    "loopback",
    "a plug for tests that joins what a port sends with what it receives",
    rank=11,
    what=("place",),
    type="loopback part",
    attributes=(
        where_open("gender", "gender of its plug", GENDERS),
        where_open("polish", "end face of its plug", POLISHES),
        GRADE,
        *SUPPLY,
        PREFERABLE_TICKET,
    ),
    place=_place,
    lands=True,
)
