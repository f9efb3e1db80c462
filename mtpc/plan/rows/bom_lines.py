"""What has to be ordered: one line per part (with all choices made) and length, without cables that are installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from mtpc.catalogue.types import OpticPart, Part, PartKind, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import laid_as
from mtpc.model.floor_values import ORDERED, Equipment, Insert, Origin, Rack, Spare
from mtpc.model.order_values import OFFERED_KINDS, Price
from mtpc.model.site import CABLES, Site
from mtpc.plan.rows.held import Articles, Key, LeftOver, articles
from mtpc.plan.rows.offers import NOTHING_ASKED, Offers, Sourced, host_of
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

    key: Key  # what makes it a line of its own
    needed: int
    spares: int
    spare_rule: str
    kept: str = ""  # where spares that a `spare` statement names are kept
    members: tuple[Member, ...] = ()  # what it is needed for
    stock: int = 0  # pieces in stock, needed or not
    received: int = 0  # pieces that have come
    price: Price | None = None
    source: Sourced = NOTHING_ASKED  # the offer that is ordered for a part of no maker

    @property
    def part(self) -> Part:
        """The part of the design, with all choices made."""
        return self.key.part

    @property
    def length_m(self) -> Decimal | None:
        """How long each is by the design."""
        return self.key.length_m

    @property
    def pull_eye(self) -> str:
        """The end with the pulling eye."""
        return self.key.pull_eye

    @property
    def ordered(self) -> Part:
        """What is ordered: the offer, else the part itself."""
        return self.source.offer.part if self.source.offer else self.part

    @property
    def ordered_m(self) -> Decimal | None:
        """How long each is ordered."""
        return self.source.offer.length_m if self.source.offer else self.length_m

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
    """All lines, and the rows of tables that are for none of them."""

    lines: tuple[BomLine, ...]
    left: tuple[LeftOver, ...] = ()  # in stock, or has come
    unused_prices: tuple[Price, ...] = ()
    articles: Articles | None = None  # the lines by the names their parts have in tables


def bom_lines(site: Site) -> tuple[BomLine, ...]:
    """All lines, by kind, then part as people sort it, then length."""
    return bill(site).lines


def bill(site: Site) -> Bill:
    """Everything that is needed, and what of it is there already."""
    buying, left = site.policy.buying, list[LeftOver]()
    offers = Offers(site)
    lines = [replace(line, source=offers.of(line.key)) for line in _with_spares(site, _needed(site))]
    offered = {line.key: line.source.offer for line in lines}
    known = articles(site, {key: (offer.part, offer.length_m) if offer else None for key, offer in offered.items()})
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
    unused = tuple(price for price in buying.prices if not known.is_for_a_line(price))
    return Bill(tuple(lines), tuple(left), unused, known)


def _needed(site: Site) -> list[BomLine]:
    """The lines with what the floor needs and what `spare` statements name."""
    same: dict[tuple[object, ...], tuple[Key, list[Member]]] = {}
    for key, member in _things(site):  # told apart by the identity of their parts first: a part takes long to hash
        same.setdefault((id(key.part), *key[1:]), (key, []))[1].append(member)
    members: dict[Key, list[Member]] = {}
    for key, pieces in same.values():
        members.setdefault(key, []).extend(pieces)
    named: dict[Key, list[Spare]] = {}
    for spare in site.spares:
        named.setdefault(_spare_key(members, spare), []).append(spare)
    lines = []
    for key in dict.fromkeys((*members, *named)):
        needed, kept = tuple(members.get(key, ())), named.get(key, [])
        count = sum(spare.count for spare in kept)
        places = ", ".join(sorted({spare.kept for spare in kept if spare.kept}, key=natural_key))
        lines.append(BomLine(key, len(needed), count, f"{count} for stock" if count else "", places, needed))
    return sorted(lines, key=_order)


def _with_spares(site: Site, lines: list[BomLine]) -> list[BomLine]:
    """The same with the spares that a policy keeps of each kind."""
    policy, kept = site.policy, dict[Key, Kept]()
    for kind, rule in policy.spares.items():
        mine = [line for line in lines if line.needed and laid_as(line.part) == kind]
        pool = [PoolLine(line.part, line.length_m, line.needed, (line.key.host, line.key.vendors)) for line in mine]
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


def _spare_key(members: Mapping[Key, object], spare: Spare) -> Key:
    """The line a spare belongs to: one of the floor that is like it, else one of its own."""
    key = Key(spare.part, spare.length_m, "", "", _vendors(spare.part, spare.origin))
    if key in members or spare.part.kind is not PartKind.OPTIC:
        return key
    hosts = [each for each in members if each._replace(host="") == key]
    return hosts[0] if len(hosts) == 1 else key


def _vendors(part: Part, origin: Origin) -> tuple[str, ...]:
    """Whose offers are compared for a part that names no maker."""
    return () if part.vendor or part.kind not in OFFERED_KINDS else origin.purchase.vendors


def _things(site: Site) -> Iterator[tuple[Key, Member]]:
    plates = [insert for insert in site.inserts if insert.component < 0]
    things: list[Rack | Equipment | Insert] = [*site.racks, *site.equipment, *plates]
    for thing in things:
        if thing.origin.supply == ORDERED:
            yield Key(thing.part, None, "", "", _vendors(thing.part, thing.origin)), thing
    for component, adapter in site.cage_adapters.items():
        if site.origin_of(component).supply == ORDERED:
            yield Key(adapter, None, ""), component
    parts: dict[int, Part] = {}
    equal: dict[Part, Part] = {}
    for component in site.every_component():
        article, kind = site.part_of(component), site.kind_of(component)
        origin = site.origin_of(component)
        is_ordered = origin.supply == ORDERED and not site.is_in_place(component)
        if kind == PartKind.PANEL or not is_ordered:  # a panel's own is counted with it
            continue
        if isinstance(article, OpticPart) and article.is_built_in:
            continue
        if id(article) not in parts:
            ordered = article.ordered if isinstance(article, OpticPart) else article
            parts[id(article)] = equal.setdefault(ordered, ordered)
        part = parts[id(article)]
        length = site.ordered_m(component) if kind in CABLES else None
        host = host_of(site, component) if kind is PartKind.OPTIC else ""
        eye = site.settings_of(component).get("pull-eye", "")
        yield Key(part, length, eye, host, _vendors(part, origin)), component


def _order(line: BomLine) -> tuple[object, ...]:
    part = line.part
    kind = KINDS.index(part.kind) if part.kind in KINDS else len(KINDS)
    choices = ((end.gender or "", end.polish or "") for end in part.terminals) if isinstance(part, WiredPart) else ()
    polarity_name = part.map_name if isinstance(part, WiredPart) else ""
    legs = tuple(end.leg_m or Decimal(0) for end in part.terminals) if isinstance(part, WiredPart) else ()
    length = (0, Decimal(0)) if line.length_m is None else (1, line.length_m)
    return (kind, natural_key(part.vendor), natural_key(part.name), part.catalogue, length, line.pull_eye,
            tuple(choices), polarity_name, legs, line.key.host, line.key.vendors)  # fmt: skip
