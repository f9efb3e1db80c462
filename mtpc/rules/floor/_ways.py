"""Cables with a length that is written or measured, and the way between their ends as `length = auto` counts it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant, once
from mtpc.diagnostics import Diagnostic, Edit, Fix, Severity
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import AutoLength, NoAutoLength, auto_length, metres_shown
from mtpc.model.pathways import CablePath, EndKey, NoPath, Pathways
from mtpc.model.site import Site
from mtpc.rules.rule import Rule
from mtpc.text import Span
from mtpc.units import Quantity, parse_quantity, show

_NO_SLACK = Quantity(Decimal(0), "length", "0m")
_LENGTHS = ("length", "cord-length")


@dataclass(frozen=True, slots=True)
class CableWay:
    """A cable of which a length is stated, and what is known of the way between its ends.

    `path` is its way, where one is stated or only one is possible; `right` what `length = auto` would give.
    """

    component: int
    length_m: Decimal
    is_measured: bool
    span: Span
    path: CablePath | None
    right: AutoLength | None
    least_m: Decimal | None  # a shorter one does not reach; None where nobody can tell
    lengths_m: tuple[Decimal, ...]  # its part is sold in; () = any
    missing: NoAutoLength | None  # why its path is not known

    @property
    def right_m(self) -> Decimal | None:
        """The length to order; None where it is not known, or its part is not sold in it."""
        return self.right.ordered_m if self.right and (self.right.sold or not self.lengths_m) else None


@dataclass(slots=True)
class CableWays:
    """Every cable of which a length is stated, and the lengths that would be right where each is written."""

    ways: dict[int, CableWay] = field(default_factory=dict)
    _right_at: defaultdict[Span, set[Decimal | None]] = field(default_factory=lambda: defaultdict(set))

    def add(self, way: CableWay) -> None:
        """Enter a cable."""
        self.ways[way.component] = way
        self._right_at[way.span].add(way.right_m)

    def fix(self, site: Site, way: CableWay) -> tuple[Fix, ...]:
        """The right length in place of the one that is written, where it is right for all that it is for."""
        source = site.sources.get(way.span.path)
        written = parse_quantity(source.text[way.span.start : way.span.end]) if source else None
        rights = self._right_at[way.span]
        right_m = next(iter(rights))
        if written is None or right_m is None or len(rights) > 1:
            return ()
        return (Fix(f"write {show(right_m)}m", (Edit(way.span, f"{show(right_m)}m"),)),)


def cable_ways(plant: Plant) -> CableWays:
    """Every cable of which a length is stated; worked out once for all rules."""
    return once(plant, _cable_ways)


def _cable_ways(plant: Plant) -> CableWays:
    site, pathways, found = plant.site, Pathways(plant.site), CableWays()
    for component in site.cables():
        built = site.as_built.get(component)
        is_measured = built is not None and built.length_m is not None
        length_m = site.length_m(component)
        article = site.part_of(component)
        if length_m is None or not isinstance(article, WiredPart) or (component in site.lengths and not is_measured):
            continue
        ends = site.ends_of(component)
        if not all(ends):
            continue  # parked: it need not reach anything
        span = built.origin.attribute("length") if built and is_measured else length_span(site, component)
        path, missing = _path(site, pathways, component, ends)
        right = auto_length(path.stretches, site.slack.get(component, _NO_SLACK), article.lengths_m) if path else None
        is_sure = path is not None and (not path.trays or bool(site.trays_of(component)))
        least_m = path.least_m if path and is_sure else pathways.least_apart_m(ends)
        found.add(CableWay(component, length_m, is_measured, span, path, right, least_m, article.lengths_m, missing))
    return found


def _path(
    site: Site, pathways: Pathways, component: int, ends: tuple[set[EndKey], set[EndKey]]
) -> tuple[CablePath | None, NoAutoLength | None]:
    trays = site.trays_of(component) or ()
    try:
        path = pathways.longest(ends, trays)
    except NoPath as no_way:
        return None, no_way.missing
    if path.trays and not trays and "pathway" in site.settings_of(component):
        return None, None  # it goes another way, as stated
    return path, None


def length_span(site: Site, component: int) -> Span:
    """Where its length is written; else its statement."""
    origin = site.origin_of(component)
    return next((span for name, span in origin.attributes if name in _LENGTHS), origin.what)


def way_finding(rule: Rule, plant: Plant, way: CableWay, message: str, severity: Severity) -> Diagnostic:
    """A diagnostic at the length of a cable, with the length that is right."""
    site, built = plant.site, plant.site.as_built.get(way.component)
    origin = built.origin if built and way.is_measured else site.origin_of(way.component)
    return Diagnostic(
        code=rule.code,
        message=message,
        span=way.span,
        severity=severity,
        object=site.name_of(way.component),
        help=_what_to_write(site, way),
        notes=(f"its way: {way.right.way_words}",) if way.right else (),
        context=origin.context,
        fixes=() if way.is_measured else cable_ways(plant).fix(site, way),
    )


def _what_to_write(site: Site, way: CableWay) -> str:
    if way.is_measured:
        return "correct what was measured, or where its racks stand"
    if way.right is None:
        return "write a length that reaches, or correct where its racks stand"
    if way.right_m is None:
        needed = f"{metres_shown(way.right.needed_m)} or more"
        return f"use a part that is sold in {needed}, or place its ends nearer to each other"
    slack = site.slack.get(way.component)
    with_slack = f"with {slack.text} of slack" if slack else "without slack"
    return f"write {show(way.right_m)} m, which is its way {with_slack}"
