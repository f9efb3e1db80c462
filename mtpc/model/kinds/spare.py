"""`spare acme.patch-lc-om4 { count = 5; length = 3m; at = "cage 2" }`: parts ordered for stock."""

from __future__ import annotations

from mtpc.catalogue.openings import open_attributes
from mtpc.catalogue.types import Part, WiredPart
from mtpc.diagnostics.suggest import with_article
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Spare
from mtpc.model.kinds._kind import CABLE_ATTRIBUTES, VENDOR, AttributeDefinition, Kind
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.site import CABLES
from mtpc.model.values import Fault, Index, Ref

_CHOICES = (
    "gender", "gender-a", "gender-b", "polish", "polish-a", "polish-b", "fibre", "grade", "polarity", "map",
)  # fmt: skip
_ASKED = ("gender", "polish", "fibre", "map")  # what an order of a cable or a cassette must not leave open
_FILLED = (VENDOR.name, "gender", "polish", "fibre", "grade")


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    given = statement.attributes.get("count")
    if given is None or not isinstance(given.value, Index):
        raise statement.fault("TYP110", None, "how many spares are kept is not stated", "write `count = 2`")
    if given.value.value < 1:
        raise statement.fault(
            "TYP108", given.span, f"{given.value.text} spares cannot be kept", "write how many there are"
        )
    for name in statement.names:
        try:
            _keep(builder, statement, name, given.value.value)
        except Fault as fault:
            builder.report(fault, statement, ())


def _keep(builder: SiteBuilder, statement: ExpandedStatement, name: str, count: int) -> None:
    span = statement.what_spans[0]
    part = builder.parts.find(statement, Ref(name), Part, "part", span)
    by_number = False
    if isinstance(part, WiredPart) and part.kind in CABLES:
        part, statement = builder.parts.find_cable(statement, Ref(name), "part", span=span)
        by_number = builder.parts.is_length_of(statement, Ref(name))  # the article is what that number stands for
    statement = builder.preferences.fill_at(statement, part, _FILLED, ())
    length_m = statement.length_m()
    if part.kind in CABLES and length_m is None:
        message = f"a spare {part.kind} without a length cannot be ordered"
        raise statement.fault("TYP110", statement.what_spans[0], message, "write `length = …`", about=name)
    if part.kind not in CABLES and "length" in statement.attributes:
        span = statement.attributes["length"].name_span
        raise statement.fault(
            "TYP110", span, f"{name} is {with_article(part.kind)} and has no length", "remove it", about=name
        )
    if isinstance(part, WiredPart):
        part = builder.articles.article_of(part, statement)
    if open_ := [attribute for attribute in open_attributes(part) if attribute in _ASKED and not by_number]:
        message = f"a spare {part.kind} of which {' and '.join(open_)} {'are' if len(open_) > 1 else 'is'} not stated"
        help_ = f"{name} leaves it open: write `{open_[0]} = …` at this spare, or use a part that states it"
        raise statement.fault("TYP110", statement.what_spans[0], message, help_, about=name)
    builder.site.spares.append(Spare(part, length_m, count, statement.setting("at"), statement.origin))


KIND = Kind(
    "spare",
    "parts for stock: they are ordered with the rest",
    rank=14,
    what=("part",),
    attributes=(
        AttributeDefinition("count", "number", "how many"),
        AttributeDefinition("length", "length", "length of each, where it is a cable"),
        AttributeDefinition("at", "text", "where they are kept"),
        VENDOR,
        *(attribute for attribute in CABLE_ATTRIBUTES if attribute.name in _CHOICES),
    ),
    place=_place,
    refers=True,
)
