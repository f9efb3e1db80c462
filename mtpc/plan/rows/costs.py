"""What is ordered costs, as far as prices are known: by vendor, by group, and what something else would cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.types import Part, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.order_values import Price
from mtpc.model.site import Site
from mtpc.plan.part_words import number_for, vendor_shown
from mtpc.plan.rows.bom_lines import BomLine
from mtpc.plan.rows.offer_fit import LENGTH, Remark, length_sold, remarks
from mtpc.plan.rows.offers import called
from mtpc.plan.rows.waves import origin_of
from mtpc.units import show

TOTALS = ("by", "name", "lines", "pieces", "price", "currency", "lines_without_price", "pieces_without_price")
ALTERNATIVES = (
    "part", "length", "order_quantity", "unit_price", "price", "instead", "differs", "instead_length",
    "instead_unit_price", "instead_price", "difference", "currency",
)  # fmt: skip
_NO_GROUP, _BEYOND, _NO_VENDOR = "in no group", "spares, and what fills packs", "vendor not stated"
_DIFFERENT_MAX = 2  # attributes in which something else may differ: a grade and a fibre


@dataclass(slots=True)
class _Sum:
    lines: set[int] = field(default_factory=set)
    pieces: int = 0
    price: Decimal = Decimal(0)
    lines_unpriced: set[int] = field(default_factory=set)
    pieces_unpriced: int = 0

    def add(self, number: int, line: BomLine, pieces: int) -> None:
        """So many pieces of a line."""
        self.lines.add(number)
        self.pieces += pieces
        if line.price is not None:
            self.price += line.price.each * pieces
        else:
            self.lines_unpriced.add(number)
            self.pieces_unpriced += pieces


def total_rows(site: Site, lines: Sequence[BomLine]) -> list[dict[str, str]]:
    """The sums of what is ordered: of all, by vendor, by group. Those by group and those by vendor are the whole."""
    sums: dict[tuple[str, str], _Sum] = {}
    currency = next((line.price.currency for line in lines if line.price), "")
    for number, line in enumerate(lines):
        if not line.quantity:
            continue
        vendor = vendor_shown(site, line.ordered) or _NO_VENDOR
        shares = [("all", ""), ("vendor", vendor), ("kind", line.part.kind)]
        for by, name in shares:
            sums.setdefault((by, name), _Sum()).add(number, line, line.quantity)
        for name, pieces in _by_group(site, line).items():
            sums.setdefault(("group", name), _Sum()).add(number, line, pieces)
    order = ("all", "vendor", "kind", "group")
    return [
        {
            "by": by,
            "name": name,
            "lines": str(len(each.lines)),
            "pieces": str(each.pieces),
            "price": show(each.price) if len(each.lines_unpriced) < len(each.lines) else "",
            "currency": currency if len(each.lines_unpriced) < len(each.lines) else "",
            "lines_without_price": str(len(each.lines_unpriced)),
            "pieces_without_price": str(each.pieces_unpriced),
        }
        for (by, name), each in sorted(sums.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    ]


def _by_group(site: Site, line: BomLine) -> dict[str, int]:
    """The pieces that are ordered of a line, by the innermost group that needs them; stock is for the first of them."""
    there, pieces = line.stock + line.received, dict[str, int]()
    for member in line.members[there:]:
        groups = origin_of(site, member).groups
        name = groups[-1] if groups else _NO_GROUP
        pieces[name] = pieces.get(name, 0) + 1
    beyond = line.quantity - sum(pieces.values())
    return pieces | ({_BEYOND: beyond} if beyond else {})


def alternative_rows(site: Site, lines: Sequence[BomLine]) -> list[dict[str, str]]:
    """For each line with a price, other parts with a price, that differ in one or two attributes: a grade, a vendor."""
    priced: dict[str, Price] = {price.part: price for price in site.policy.buying.prices}
    known = {kind: site.catalogues.all_of(kind) for kind in dict.fromkeys(line.part.kind for line in lines)}
    rows = []
    for line in lines:
        if line.price is not None and line.quantity:
            rows += [_alternative(line, *each) for each in _others(site, line, known[line.part.kind], priced)]
    return rows


def _others(
    site: Site, line: BomLine, parts: Sequence[Part], priced: dict[str, Price]
) -> Iterator[tuple[Part, Price, list[Remark]]]:
    for part in parts:
        if called(part) == called(line.ordered) or part.kind != line.part.kind:
            continue
        length_m = None if line.length_m is None else length_sold(part, line.length_m)
        if isinstance(part, WiredPart) and line.length_m is not None and length_m is None:
            continue
        names = (number_for(part, length_m), called(part), part.name)
        price = next((priced[name] for name in names if name in priced and _is_for(priced[name], length_m)), None)
        told = remarks(site, line.key, part) if price else []
        against = [remark.attribute for remark in told if remark.rules_out]
        if price and len(against) <= _DIFFERENT_MAX and LENGTH not in against:
            yield part, price, told


def _is_for(price: Price, length_m: Decimal | None) -> bool:
    return price.length_m in (None, length_m)


def _alternative(line: BomLine, part: Part, price: Price, told: list[Remark]) -> dict[str, str]:
    assert line.price
    whole, instead = line.price.each * line.quantity, price.each * line.quantity
    length_m = None if line.length_m is None else length_sold(part, line.length_m)
    return {
        "part": called(line.ordered),
        "length": "" if line.length_m is None else show(line.length_m),
        "order_quantity": str(line.quantity),
        "unit_price": show(line.price.each),
        "price": show(whole),
        "instead": called(part),
        "differs": "; ".join(remark.text for remark in told) or "nothing that is compared",
        "instead_length": "" if length_m is None else show(length_m),
        "instead_unit_price": show(price.each),
        "instead_price": show(instead),
        "difference": show(instead - whole),
        "currency": line.price.currency,
    }
