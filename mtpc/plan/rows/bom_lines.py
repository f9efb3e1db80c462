"""What has to be ordered: one line per part (with all choices made) and length, without cables that are installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, Decimal

from mtpc.catalogue.types import Confidence, OpticPart, Part, PartKind, Terminal, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import laid_as
from mtpc.model.floor_values import ORDERED, Equipment, Insert, Rack, Spare
from mtpc.model.site import CABLES, Site
from mtpc.model.values import Index
from mtpc.plan.part_words import doubts, fibre_shown, leg_notes, number_for, polarity, vendor_shown
from mtpc.plan.rows.plug_pairs import terminals_at
from mtpc.text import natural_key
from mtpc.units import Quantity, show

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
COLUMNS = (
    "kind", "vendor", "part_number", "part", "description", "fibre", "polarity", "gender_a", "gender_b", "polish",
    "length", "length_unit", "pull_eye", "needed", "spares", "spare_rule", "order_quantity", "unit", "notes",
    "circuits", "racks", "cable_ids",
)  # fmt: skip
UNIT = "EA"  # each; UN/ECE recommendation 20
Member = Rack | Equipment | Insert | int  # one piece of a line: it itself, or its component


@dataclass(frozen=True, slots=True)
class BomLine:
    """A part, how many are needed, and how many are ordered."""

    part: Part
    length_m: Decimal | None
    pull_eye: str
    needed: int
    spares: int
    spare_rule: str
    kept: str = ""  # where spares that a `spare` statement names are kept
    members: tuple[Member, ...] = ()  # what it is needed for

    @property
    def quantity(self) -> int:
        """How many to order."""
        return self.needed + self.spares


def bom_lines(site: Site) -> tuple[BomLine, ...]:
    """All lines, by kind, then part as people sort it, then length."""
    members: dict[tuple[Part, Decimal | None, str], list[Member]] = {}
    for part, length_m, pull_eye, member in _things(site):
        members.setdefault((part, length_m, pull_eye), []).append(member)
    stock: dict[tuple[Part, Decimal | None, str], list[Spare]] = {}
    for spare in site.spares:
        stock.setdefault((spare.part, spare.length_m, ""), []).append(spare)
    lines = []
    for key in dict.fromkeys((*members, *stock)):
        needed, kept = len(members.get(key, ())), stock.get(key, [])
        rule = site.policy.spares.get(laid_as(key[0])) if needed else None
        count = sum(spare.count for spare in kept)
        rules = " + ".join(filter(None, (rule.text if rule else "", f"{count} in stock" if count else "")))
        places = ", ".join(sorted({spare.kept for spare in kept if spare.kept}, key=natural_key))
        lines.append(BomLine(*key, needed, spares(rule, needed) + count, rules, places, tuple(members.get(key, ()))))
    return tuple(sorted(lines, key=_order))


def spares(rule: Index | Quantity | None, needed: int) -> int:
    """Pieces on top: `5%` of what is needed, never rounded down, or a count for each line."""
    if isinstance(rule, Quantity):
        return int((rule.value * needed / 100).to_integral_value(rounding=ROUND_CEILING))
    return rule.value if rule else 0


def cells(site: Site, line: BomLine, served: Mapping[str, str]) -> dict[str, str]:
    """A line as text, by column."""
    part = line.part
    wired = part if isinstance(part, WiredPart) else None
    return {
        "kind": part.kind,
        "vendor": vendor_shown(site, part),
        "part_number": number_for(part, line.length_m) if part.number_confidence == Confidence.HIGH else "",
        "part": part.name,
        "description": part.description,
        "fibre": fibre_shown(site, wired) if wired else "",
        "polarity": polarity(wired) if wired else "",
        "gender_a": genders(wired, "a") if wired else "",
        "gender_b": genders(wired, "b") if wired else "",
        "polish": polishes(wired) if wired else "",
        "length": "" if line.length_m is None else show(line.length_m),
        "length_unit": "" if line.length_m is None else "m",
        "pull_eye": line.pull_eye,
        "needed": str(line.needed),
        "spares": str(line.spares),
        "spare_rule": line.spare_rule,
        "order_quantity": str(line.quantity),
        "unit": UNIT,
        "notes": "; ".join(_notes(site, line)),
        **served,
    }


def genders(part: WiredPart, side: str) -> str:
    """`F unpinned`, `M pinned`; "" where there are no pins or they are not stated."""
    return pins(terminals_at(part, side) or terminals_at(part, {"a": "front", "b": "rear"}[side]))


def pins(ends: Iterable[Terminal]) -> str:
    """The pins of connectors, each kind once."""
    letters = {"pinned": "M pinned", "unpinned": "F unpinned"}
    return " / ".join(dict.fromkeys(letters[end.gender] for end in ends if end.gender in letters))


def polishes(part: WiredPart) -> str:
    """`APC`, or `APC / UPC` where the ends differ."""
    return " / ".join(dict.fromkeys(end.polish.upper() for end in part.terminals if end.polish))


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


def _notes(site: Site, line: BomLine) -> Iterator[str]:
    yield from doubts(site, line.part)
    if isinstance(line.part, WiredPart):
        yield from leg_notes(line.part)
    if line.kept:
        yield f"spares kept at {line.kept}"
    if line.part.kind in CABLES and line.length_m is None:
        yield "length is not known: cannot be ordered yet"


def _order(line: BomLine) -> tuple[object, ...]:
    part = line.part
    kind = KINDS.index(part.kind) if part.kind in KINDS else len(KINDS)
    choices = ((end.gender or "", end.polish or "") for end in part.terminals) if isinstance(part, WiredPart) else ()
    polarity_name = part.map_name if isinstance(part, WiredPart) else ""
    legs = tuple(end.leg_m or Decimal(0) for end in part.terminals) if isinstance(part, WiredPart) else ()
    length = (0, Decimal(0)) if line.length_m is None else (1, line.length_m)
    return (kind, natural_key(part.vendor), natural_key(part.name), part.catalogue, length, line.pull_eye,
            tuple(choices), polarity_name, legs)  # fmt: skip
