"""ORD101 length-not-sold: a cable has a length its maker does not sell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Edit, Fix, Severity
from mtpc.model.site import Site
from mtpc.rules._rule import Rule
from mtpc.rules._words import named
from mtpc.text import Span
from mtpc.units import parse_quantity, show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables whose part lists the lengths it is sold in, and theirs is not among them."""
    components = plant.site.components
    for component, (article, length_m) in enumerate(zip(components.article, components.length_m, strict=True)):
        if not isinstance(article, WiredPart) or length_m is None or not article.lengths_m:
            continue
        if length_m not in article.lengths_m:
            origin = components.origin[component]
            longer = min((sold for sold in article.lengths_m if sold > length_m), default=None)
            yield Diagnostic(
                code=RULE.code,
                message=f"{named(plant.site, component)} is {show(length_m)} m long; {article.name} is not sold so",
                span=origin.attribute("length"),
                severity=RULE.severity,
                object=components.name[component],
                help=f"the next longer one is {show(longer)} m" if longer else "name a part that is sold so long",
                context=origin.context,
                fixes=_order(plant.site, origin.attribute("length"), longer),
            )


def _order(site: Site, span: Span, longer: Decimal | None) -> tuple[Fix, ...]:
    """The next longer one in place of a length that is written there as such."""
    source = site.sources.get(span.path)
    written = parse_quantity(source.text[span.start : span.end]) if source else None
    if longer is None or written is None:
        return ()
    return (Fix(f"order the next longer one: {show(longer)}m", (Edit(span, f"{show(longer)}m"),)),)


RULE = Rule(
    code="ORD101",
    name="length-not-sold",
    severity=Severity.ERROR,
    summary="A cable has a length its maker does not sell.",
    why="The order comes back, or a shorter cable arrives and does not reach; both cost the weeks of a delivery.",
    fix="Write a length that is sold: the next longer one, never a shorter one.",
    sources=(
        "lengths sold of several makers, and the rule never to round down: notes on published catalogues (derived)",
        "the part's own record lists its lengths (`lengths_m`)",
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4-stock { length = 4m }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4-stock { length = 5m }",
    check=check,
)
