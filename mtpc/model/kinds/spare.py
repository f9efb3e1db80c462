"""`spare acme.patch-lc-om4 { count = 5; length = 3m; at = "cage 2" }`: parts ordered to lie in stock."""

from __future__ import annotations

from mtpc.catalogue.types import Part, WiredPart
from mtpc.diagnostics.suggest import with_article
from mtpc.model.kinds._kind import CABLE_ATTRIBUTES, Attribute, Kind
from mtpc.model.placing.builder import Builder
from mtpc.model.site import CABLES, Spare
from mtpc.model.told import Told
from mtpc.model.values import Fault, Index

_CHOICES = ("gender", "gender-a", "gender-b", "polish", "polarity", "map")


def _place(builder: Builder, told: Told) -> None:
    given = told.attributes.get("count")
    if given is None or not isinstance(given.value, Index):
        raise told.fault("TYP110", None, "how many spares are kept is not stated", "write `count = 2`")
    if given.value.value < 1:
        raise told.fault("TYP108", given.span, f"{given.value.text} spares cannot be kept", "write how many there are")
    for name in told.names:
        try:
            _keep(builder, told, name, given.value.value)
        except Fault as fault:
            builder.report(fault, told, ())


def _keep(builder: Builder, told: Told, name: str, count: int) -> None:
    part = builder.part(told, name, Part, "part", told.what_spans[0])
    length_m = told.length_m()
    if part.kind in CABLES and length_m is None:
        message = f"a spare {part.kind} without a length cannot be ordered"
        raise told.fault("TYP110", told.what_spans[0], message, "write `length = …`", about=name)
    if part.kind not in CABLES and "length" in told.attributes:
        span = told.attributes["length"].name_span
        raise told.fault(
            "TYP110", span, f"{name} is {with_article(part.kind)} and has no length", "take it away", about=name
        )
    if isinstance(part, WiredPart):
        part = builder.articles.of(part, told)
    builder.site.spares.append(Spare(part, length_m, count, told.setting("at"), told.origin))


KIND = Kind(
    "spare",
    "parts to lie in stock: they are ordered with the rest",
    rank=14,
    what=("part",),
    attributes=(
        Attribute("count", "number", "how many"),
        Attribute("length", "length", "length of each, where it is a cable"),
        Attribute("at", "text", "where they are kept"),
        *(attribute for attribute in CABLE_ATTRIBUTES if attribute.name in _CHOICES),
    ),
    place=_place,
    refers=True,
)
