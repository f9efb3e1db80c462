"""Cables with a length that is written or measured, and the way between their ends as `length = auto` counts it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant, once
from mtpc.diagnostics import Diagnostic, Edit, Fix, Severity
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import AutoLength, NoAutoLength, Routing, auto_length, metres_shown, way_words
from mtpc.model.pathways import CablePath, EndKey, NoPath, Pathways
from mtpc.model.site import Site
from mtpc.rules.rule import Rule
from mtpc.text import Span
from mtpc.units import Quantity, parse_quantity, show

_NO_SLACK = Quantity(Decimal(0), "length", "0m")


@dataclass(frozen=True, slots=True)
class EndsWay:
    """What is known of the way between the ends of a cable.

    `path` is the way, where one is stated or only one is possible; `right` what `length = auto` would give: nothing
    where no slack is stated.
    """

    path: CablePath | None
    right: AutoLength | None
    slack: Quantity | None  # as stated
    least_m: Decimal | None  # a shorter cable does not reach; None where nobody can tell
    lengths_m: tuple[Decimal, ...]  # the part is sold in; () = any
    missing: NoAutoLength | None  # why the path is not known

    @property
    def right_m(self) -> Decimal | None:
        """The length to order; None where it is not known, or the part is not sold in it."""
        return self.right.ordered_m if self.right and (self.right.sold or not self.lengths_m) else None

    @property
    def needed_m(self) -> Decimal | None:
        """The way and the slack that is stated: no less is right; None where the way is not known."""
        if self.right:
            return self.right.needed_m
        return self.path.length_m if self.path else None

    @property
    def needed_shown(self) -> str:
        """The same for people; "" where it is not known."""
        return "" if self.needed_m is None else metres_shown(self.needed_m)

    @property
    def without_slack(self) -> AutoLength | None:
        """What would be right if no slack were meant, where none is stated and the way is known: it needs no less."""
        if self.path is None or self.slack is not None:
            return None
        return auto_length(self.path.stretches, _NO_SLACK, self.lengths_m)


_UNKNOWN_WAY = EndsWay(None, None, None, None, (), None)  # between racks of which no position is stated


@dataclass(frozen=True, slots=True)
class CableWay:
    """A cable of which a length is stated, where that is written, and its way."""

    component: int
    length_m: Decimal
    is_measured: bool
    span: Span
    way: EndsWay


@dataclass(slots=True)
class CableWays:
    """Every cable of which a length is stated, and the lengths that would be right where each is written."""

    ways: dict[int, CableWay] = field(default_factory=dict)
    _right_at: defaultdict[Span, set[Decimal | None]] = field(default_factory=lambda: defaultdict(set))

    def fix(self, site: Site, cable: CableWay) -> tuple[Fix, ...]:
        """The right length in place of the one that is written, where it is right for all that it is for."""
        source = site.sources.get(cable.span.path)
        written = parse_quantity(source.text[cable.span.start : cable.span.end]) if source else None
        if not self._right_at:
            for each in self.ways.values():
                self._right_at[each.span].add(each.way.right_m)
        rights = self._right_at[cable.span]
        right_m = next(iter(rights))
        if written is None or right_m is None or len(rights) > 1:
            return ()
        return (Fix(f"write {show(right_m)}m", (Edit(cable.span, f"{show(right_m)}m"),)),)


def cable_ways(plant: Plant) -> CableWays:
    """Every cable of which a length is stated; worked out once for all rules."""
    return once(plant, _cable_ways)


def _longest_legs_m(site: Site, component: int) -> Decimal:
    """What the longest legs of both sides of a cable add to its length."""
    article = site.part_of(component)
    sides: dict[str, Decimal] = {}
    for end in article.terminals:
        sides[end.side] = max(sides.get(end.side, Decimal(0)), end.leg_m or Decimal(0))
    return sum(sides.values(), Decimal(0))


def _cable_ways(plant: Plant) -> CableWays:
    site, found, known = plant.site, CableWays(), _KnownWays(plant.site)
    for component in site.cables():
        built = site.as_built.get(component)
        is_measured = built is not None and built.length_m is not None
        length_m = site.length_m(component)
        if length_m is None or (component in site.lengths and not is_measured):
            continue
        if site.gaps and site.gaps.stating(site.name_of(component)):
            continue  # its measured length is what counts
        way = known.of(component)
        if way is not None:
            span = built.origin.attribute("length") if built and is_measured else site.origin_of(component).length
            legs_m = Decimal(0) if is_measured else _longest_legs_m(site, component)
            found.ways[component] = CableWay(component, length_m + legs_m, is_measured, span, way)
    return found


@dataclass(slots=True)
class _KnownWays:
    """The way of each cable; those of a part between the same places share one."""

    site: Site
    pathways: Pathways = field(init=False)
    _known: dict[object, EndsWay | None] = field(default_factory=dict)
    _stands: bool = field(init=False)  # whether the position of a rack is stated

    def __post_init__(self) -> None:
        self.pathways = Pathways(self.site)
        self._stands = any(rack.position for rack in self.site.racks)

    def of(self, component: int) -> EndsWay | None:
        """None where one end is parked: it need not reach anything."""
        site, slack = self.site, self.site.slack.get(component)
        routing, elsewhere = site.routing_of(component), "pathway" in site.settings_of(component)
        key = (id(site.part_of(component)), *site.standings_of(component), routing, elsewhere, slack)
        if key not in self._known:
            self._known[key] = self._between_ends(component, routing, elsewhere, slack)
        return self._known[key]

    def _between_ends(
        self, component: int, routing: Routing, elsewhere: bool, slack: Quantity | None
    ) -> EndsWay | None:
        article = self.site.part_of(component)
        left, right = map(frozenset, self.site.ends_of(component))
        if not left or not right or not isinstance(article, WiredPart):
            return None
        is_known = self._stands or self._in_one_rack(left | right)
        return self._way((left, right), routing, elsewhere, slack, article) if is_known else _UNKNOWN_WAY

    def _in_one_rack(self, ends: frozenset[EndKey]) -> bool:
        racks = [self.site.equipment[equipment].rack for equipment, _ in ends]
        return None not in racks and len({rack.name for rack in racks if rack}) == 1

    def _way(
        self,
        ends: tuple[frozenset[EndKey], frozenset[EndKey]],
        routing: Routing,
        elsewhere: bool,
        slack: Quantity | None,
        article: WiredPart,
    ) -> EndsWay:
        path, missing = self._path(ends, routing)
        if path and path.trays and not routing.trays and elsewhere:
            path = None  # it goes another way, as stated
        right = auto_length(path.stretches, slack, article.lengths_m) if path and slack else None
        is_sure = path is not None and (not path.trays or bool(routing.trays))
        least_m = path.least_m if path and is_sure else self.pathways.least_apart_m(ends)
        return EndsWay(path, right, slack, least_m, article.lengths_m, missing)

    def _path(
        self, ends: tuple[frozenset[EndKey], frozenset[EndKey]], routing: Routing
    ) -> tuple[CablePath | None, NoAutoLength | None]:
        try:
            return self.pathways.longest(ends, routing), None
        except NoPath as no_way:
            return None, no_way.missing


def way_finding(rule: Rule, plant: Plant, cable: CableWay, message: str, severity: Severity) -> Diagnostic:
    """A diagnostic at the length of a cable, with the length that is right."""
    site, built = plant.site, plant.site.as_built.get(cable.component)
    origin = built.origin if built and cable.is_measured else site.origin_of(cable.component)
    return Diagnostic(
        code=rule.code,
        message=message,
        span=cable.span,
        severity=severity,
        object=site.name_of(cable.component),
        help=_what_to_write(cable),
        notes=(f"its way: {way_words(cable.way.path.stretches)}",) if cable.way.path else (),
        context=origin.context,
        fixes=() if cable.is_measured else cable_ways(plant).fix(site, cable),
    )


def _what_to_write(cable: CableWay) -> str:
    way = cable.way
    if cable.is_measured:
        return "correct what was measured, or where its racks stand"
    if way.needed_m is None:
        return "write a length that reaches, or correct where its racks stand"
    if way.lengths_m and way.needed_m > max(way.lengths_m):
        return (
            f"use a part that is sold in {metres_shown(way.needed_m)} or more, or place its ends nearer to each other"
        )
    if way.right_m is None or way.slack is None:
        return (
            "write the length of its way and its slack, which is not stated: `slack = 10%`, or `slack = 1m` at each end"
        )
    return f"write {show(way.right_m)} m, which is its way with {way.slack.text} of slack"
