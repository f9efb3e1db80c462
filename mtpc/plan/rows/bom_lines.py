"""What has to be ordered: one line per part (with all choices made) and length, without cables that are installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mtpc.catalogue.types import OpticPart, Part, PartKind, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import laid_as
from mtpc.model.floor_values import ORDERED, Equipment, Insert, Rack, Spare
from mtpc.model.order_values import Price
from mtpc.model.site import CABLES, Site
from mtpc.plan.rows.held import Key, LeftOver, articles
from mtpc.plan.rows.spare_pools import Kept, PoolLine, spares_kept
from mtpc.text import natural_key

KINDS = (
    "rack",
    "device",
    "panel",
    "plate",
    "cassette",
    "optic",
    "trunk",
    "harness",
    "cord",
    "direct-cable",
    "loopback",
    "cage-adapter",
    "accessory",
)
Member = Rack | Equipment | Insert | int  # one piece of a line: it itself, or its component


@dataclass(frozen=True, slots=True)
class BomLine:
    """A part, how many are needed and kept as spares, and how many of them are there already."""

    part: Part
    length_m: Decimal | None
    pull_eye: str
    needed: int
    spares: int
    spare_rule: str
    kept: str = ""  # where spares that a `spare` statement names are kept
    members: tuple[Member, ...] = ()  # what it is needed for
    stock: int = 0  # pieces in stock, needed or not
    received: int = 0  # pieces that have come
    price: Price | None = None

    @property
    def key(self) -> Key:
        """What makes it a line of its own."""
        return self.part, self.length_m, self.pull_eye

    @property
    def lacking(self) -> int:
        """Pieces that are neither in stock nor have come."""
        return max(self.needed + self.spares - self.stock - self.received, 0)

    @property
    def quantity(self) -> int:
        """How many to order: what is lacking, in whole packs, and no fewer than are sold."""
        if self.price is None or not self.lacking:
            return self.lacking
        packs = -(-max(self.lacking, self.price.minimum) // self.price.pack)
        return packs * self.price.pack

    @property
    def left_over(self) -> int:
        """Pieces that nobody needs once all has come."""
        return self.quantity + self.stock + self.received - self.needed - self.spares


@dataclass(frozen=True, slots=True)
class Bill:
    """All lines, and what is in stock or has come that is for none of them."""

    lines: tuple[BomLine, ...]
    left: tuple[LeftOver, ...] = ()


def bom_lines(site: Site) -> tuple[BomLine, ...]:
    """All lines, by kind, then part as people sort it, then length."""
    return bill(site).lines


def bill(site: Site) -> Bill:
    """Everything that is needed, and what of it is there already."""
    buying, left = site.policy.buying, list[LeftOver]()
    lines = _with_spares(site, _needed(site))
    known = articles(site, [line.key for line in lines])
    stock, received = known.count(buying.stock, left), known.count(buying.received, left, has_come=True)
    prices = {(price.part, price.length_m): price for price in buying.prices}
    lines = [
        replace(
            line,
            stock=stock.get(line.key, 0),
            received=received.get(line.key, 0),
            price=known.price(prices, line.key),
        )
        for line in lines
    ]
    return Bill(tuple(lines), tuple(left))


def _needed(site: Site) -> list[BomLine]:
    """The lines with what the floor needs and what `spare` statements name."""
    members: dict[Key, list[Member]] = {}
    for part, length_m, pull_eye, member in _things(site):
        members.setdefault((part, length_m, pull_eye), []).append(member)
    named: dict[Key, list[Spare]] = {}
    for spare in site.spares:
        named.setdefault((spare.part, spare.length_m, ""), []).append(spare)
    lines = []
    for key in dict.fromkeys((*members, *named)):
        pieces, kept = tuple(members.get(key, ())), named.get(key, [])
        count = sum(spare.count for spare in kept)
        places = ", ".join(sorted({spare.kept for spare in kept if spare.kept}, key=natural_key))
        lines.append(BomLine(*key, len(pieces), count, f"{count} for stock" if count else "", places, pieces))
    return sorted(lines, key=_order)


def _with_spares(site: Site, lines: list[BomLine]) -> list[BomLine]:
    """The same with the spares that a policy keeps of each kind."""
    policy, kept = site.policy, dict[Key, Kept]()
    for kind, rule in policy.spares.items():
        mine = [line for line in lines if line.needed and laid_as(line.part) == kind]
        pool = [PoolLine(line.part, line.length_m, line.needed) for line in mine]
        counts = spares_kept(rule, policy.buying.pooling, pool)
        kept |= {line.key: count for line, count in zip(mine, counts, strict=True)}
    none = Kept(0, "")
    return [
        replace(
            line,
            spares=line.spares + kept.get(line.key, none).count,
            spare_rule=" + ".join(filter(None, (kept.get(line.key, none).rule, line.spare_rule))),
        )
        for line in lines
    ]


def _things(site: Site) -> Iterator[tuple[Part, Decimal | None, str, Member]]:
    plates = [insert for insert in site.inserts if insert.component < 0]
    things: list[Rack | Equipment | Insert] = [*site.racks, *site.equipment, *plates]
    yield from ((thing.part, None, "", thing) for thing in things if thing.origin.supply == ORDERED)
    for component, adapter in site.cage_adapters.items():
        if site.origin_of(component).supply == ORDERED:
            yield adapter, None, "", component
    parts: dict[int, Part] = {}
    equal: dict[Part, Part] = {}
    for component in site.every_component():
        article, kind = site.part_of(component), site.kind_of(component)
        is_ordered = site.origin_of(component).supply == ORDERED and not site.is_in_place(component)
        if kind == PartKind.PANEL or not is_ordered:  # a panel's own is counted with it
            continue
        if isinstance(article, OpticPart) and article.is_built_in:
            continue
        if id(article) not in parts:
            ordered = article.ordered if isinstance(article, OpticPart) else article
            parts[id(article)] = equal.setdefault(ordered, ordered)
        length = site.ordered_m(component) if kind in CABLES else None
        yield parts[id(article)], length, site.settings_of(component).get("pull-eye", ""), component


def _order(line: BomLine) -> tuple[object, ...]:
    part = line.part
    kind = KINDS.index(part.kind) if part.kind in KINDS else len(KINDS)
    choices = ((end.gender or "", end.polish or "") for end in part.terminals) if isinstance(part, WiredPart) else ()
    polarity_name = part.map_name if isinstance(part, WiredPart) else ""
    legs = tuple(end.leg_m or Decimal(0) for end in part.terminals) if isinstance(part, WiredPart) else ()
    length = (0, Decimal(0)) if line.length_m is None else (1, line.length_m)
    return (kind, natural_key(part.vendor), natural_key(part.name), part.catalogue, length, line.pull_eye,
            tuple(choices), polarity_name, legs)  # fmt: skip
