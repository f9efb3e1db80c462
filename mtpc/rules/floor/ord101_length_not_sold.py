"""ORD101 length-not-sold: a cable or a spare has a length its maker does not sell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.model.floor_values import Origin
from mtpc.model.site import Site
from mtpc.rules._naming import named
from mtpc.rules.floor._ways import EndsWay, cable_ways
from mtpc.rules.rule import Premise, Rule
from mtpc.text import Span
from mtpc.units import parse_quantity, show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables and spares whose part lists the lengths it is sold in, and theirs is not among them.

    A cable that was measured is in place: it is not ordered.
    """
    site, ways = plant.site, cable_ways(plant).ways
    for component in site.components_whose(lambda part: isinstance(part, WiredPart) and part.lengths_m):
        article, length_m = site.part_of(component), site.ordered_m(component)
        if length_m is None or not isinstance(article, WiredPart) or not _unsold(article, length_m):
            continue
        if component not in site.as_built:
            called = (site.name_of(component), named(site, component))
            way = ways[component].way if component in ways else None
            yield _finding(site, article, length_m, way, site.origin_of(component), called)
    for spare in site.spares:
        part, length_m = spare.part, spare.length_m
        if isinstance(part, WiredPart) and length_m is not None and _unsold(part, length_m):
            yield _finding(site, part, length_m, None, spare.origin, (part.name, f"spare {part.kind}"))


def _unsold(part: WiredPart, length_m: Decimal) -> bool:
    return bool(part.lengths_m) and length_m not in part.lengths_m


def _finding(
    site: Site, part: WiredPart, length_m: Decimal, way: EndsWay | None, origin: Origin, called: tuple[str, str]
) -> Diagnostic:
    least_m = max(length_m, way.needed_m or length_m) if way else length_m
    longer = min((sold for sold in part.lengths_m if sold >= least_m), default=None)
    help_ = f"the next longer length is {show(longer)} m" if longer else "use a part that is sold in that length"
    if longer and way and way.slack is None and least_m > length_m:
        help_ = f"write a length that is sold, and is {way.needed_shown}, its way, and its slack, which is not stated"
        longer = None
    return Diagnostic(
        code=RULE.code,
        message=f"{called[1]} is {show(length_m)} m long; {part.name} is not sold in that length",
        span=origin.attribute("length"),
        severity=RULE.severity,
        object=called[0],
        help=help_,
        context=origin.context,
        fixes=_order(site, origin.attribute("length"), longer),
    )


def _order(site: Site, span: Span, longer: Decimal | None) -> tuple[Fix, ...]:
    """The next longer one in place of a length that is written there as such."""
    source = site.sources.get(span.path)
    written = parse_quantity(source.text[span.start : span.end]) if source else None
    if longer is None or written is None:
        return ()
    return (Fix(f"order the next longer length: {show(longer)}m", (Edit(span, f"{show(longer)}m"),)),)


RULE = Rule(
    __name__,
    summary="A cable or a spare has a length its maker does not sell.",
    why="The order comes back, or a shorter cable arrives and does not reach; both cost the weeks of a delivery.",
    fix="Write a length that is sold: the next longer, never a shorter one.",
    sources=(
        "lengths sold of several makers, and the rule never to round down: notes on published catalogues (derived)",
        "the part's own record lists its lengths (`lengths_m`)",
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4-stock { length = 4m }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4-stock { length = 5m }",
    check=check,
    needs=(Premise.LENGTHS_KNOWN,),
)
