"""What need not be bought: rows of stock and of receipts find the line of the bill of materials they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from mtpc.catalogue.types import Part, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.order_values import Holding, Price
from mtpc.model.site import Site
from mtpc.plan.part_words import fibre_shown, number_for, polarity
from mtpc.plan.rows.end_words import genders, polishes

_GENDERS = {"M pinned": ("M", "male", "pinned"), "F unpinned": ("F", "female", "unpinned")}


class Key(NamedTuple):
    """What makes pieces one line: equal in all of it."""

    part: Part  # with all choices made
    length_m: Decimal | None
    pull_eye: str
    host: str = ""  # of an optic: the maker of the device it stands in
    vendors: tuple[str, ...] = ()  # whose offers are compared, where the part names no maker


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A row that is for no line, and why."""

    holding: Holding
    reason: str
    has_come: bool  # it was received; else it is in stock


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line as a table may name it: by the part of the design, or by the offer that is ordered for it."""

    key: Key
    part: Part
    length_m: Decimal | None


@dataclass(slots=True)
class Articles:
    """The lines by the names their parts have in tables."""

    site: Site
    by_name: dict[str, list[NamedLine]]
    of_key: dict[Key, tuple[NamedLine, ...]]

    def count(self, rows: Iterable[Holding], left: list[LeftOver], *, has_come: bool = False) -> dict[Key, int]:
        """Pieces for each line; rows that are for none of them are added to `left`."""
        counts: dict[Key, int] = {}
        for row in rows:
            found, reason = self._of(row, has_come=has_come)
            if found is None:
                left.append(LeftOver(row, reason, has_come))
            else:
                counts[found] = counts.get(found, 0) + row.count
        return counts

    def price(self, prices: Mapping[tuple[str, Decimal | None], Price], key: Key) -> Price | None:
        """The price of a line: that of its own number, else that of its length, else that of every length.

        That of an offer comes before that of the design's part. None where none is known, or where two rows say as
        much of it and differ: nobody says which one holds.
        """
        for named in reversed(self.of_key[key]):
            length_m = named.length_m
            number = number_for(named.part, length_m) or ""
            names = [name for name in _names(named) if name != number]
            ranks = ([(number, length_m), (number, None)], *([(name, of) for name in names] for of in (length_m, None)))
            for rank in ranks:
                told = [prices[row] for row in dict.fromkeys(rank) if row in prices]
                if told:
                    return told[0] if len({(price.each, price.pack, price.minimum) for price in told}) == 1 else None
        return None

    def is_for_a_line(self, price: Price) -> bool:
        """Whether a row of prices is for a line: its part, in its length if it states one."""
        return any(
            price.length_m in (None, named.length_m) or price.part in named.part.numbers.values()
            for named in self.by_name.get(price.part, ())
        )

    def _of(self, row: Holding, *, has_come: bool) -> tuple[Key | None, str]:
        """The line a row is for; None, and why, where there is none. What has come has the eye it was to have."""
        named = self.by_name.get(row.part, [])
        if not named:
            return None, "nothing of that name or number is needed"
        named = [each for each in named if has_come or each.key.pull_eye in ("", "none")]
        if not named:
            return None, "what is needed has a pulling eye"
        named = [each for each in named if row.length_m in (each.length_m, *([None] if each.part.numbers else []))]
        if not named:
            return None, "nothing of that length is needed"
        named = [each for each in named if _agrees(self.site, row, each.part)]
        if not named:
            return None, "what is needed has other ends, fibre or polarity"
        stated = {name for name, _ in row.stated}
        if open_ := [name for name in left_open(self.site, named[0].part) if name not in stated]:
            return None, f"not stated: {', '.join(open_)}"
        return (named[0].key, "") if len(named) == 1 else (None, "it may be for several lines")


def articles(site: Site, offered: Mapping[Key, tuple[Part, Decimal | None] | None]) -> Articles:
    """The lines of a bill of materials, each with the part and length that is offered for it, by their names."""
    by_name: dict[str, list[NamedLine]] = {}
    of_key: dict[Key, tuple[NamedLine, ...]] = {}
    for key, offer in offered.items():
        of_key[key] = (NamedLine(key, key.part, key.length_m), *([NamedLine(key, *offer)] if offer else []))
        for named in of_key[key]:
            for name in dict.fromkeys(_names(named)):
                by_name.setdefault(name, []).append(named)
    return Articles(site, by_name, of_key)


def _names(named: NamedLine) -> Iterator[str]:
    part = named.part
    yield part.name
    if part.catalogue:
        yield f"{part.catalogue}.{part.name}"
    if number := number_for(part, named.length_m):
        yield number


def _agrees(site: Site, row: Holding, part: Part) -> bool:
    """Whether what a row says of its pieces holds for the part."""
    return not disagreements(site, row, part)


def disagreements(site: Site, row: Holding, part: Part) -> list[tuple[str, str]]:
    """What a row says of its pieces that does not hold for the part: the column, and what holds."""
    if not isinstance(part, WiredPart):
        return [(name, "") for name, _ in row.stated]
    called = {
        "gender_a": _genders(part, "a"), "gender_b": _genders(part, "b"), "polish": {polishes(part)},
        "fibre": {fibre_shown(site, part), part.fibre or ""}, "polarity": {polarity(part), part.map_name},
    }  # fmt: skip
    shown = {
        "gender_a": genders(part, "a"), "gender_b": genders(part, "b"), "polish": polishes(part),
        "fibre": fibre_shown(site, part), "polarity": polarity(part),
    }  # fmt: skip
    return [
        (name, shown[name])
        for name, text in row.stated
        if text.casefold() not in {word.casefold() for word in called[name]}
    ]


def _genders(part: WiredPart, side: str) -> set[str]:
    """What the pins of a side may be called; nothing where its ends differ, or nobody states them."""
    shown = genders(part, side)
    return {shown, *_GENDERS.get(shown, ())}


def left_open(site: Site, part: Part) -> Iterator[str]:
    """What the part's record leaves open: a piece of it may be one or the other, as long as nobody says which."""
    recorded = next(
        (each.part(part.name) for each in site.catalogues.catalogues if each.info.name == part.catalogue), None
    )
    if not isinstance(recorded, WiredPart) or not isinstance(part, WiredPart):
        return
    first = min(end.side for end in recorded.terminals)
    for name, side in (("gender_a", True), ("gender_b", False)):
        ends = [end for end in recorded.terminals if (end.side == first) is side and end.family.gendered]
        if any(end.gender is None for end in ends):
            yield name
    if any(end.polish is None for end in recorded.terminals):
        yield "polish"
    if recorded.fibre is None and part.fibre is not None:
        yield "fibre"
    if not recorded.map_name and part.map_name:
        yield "polarity"
