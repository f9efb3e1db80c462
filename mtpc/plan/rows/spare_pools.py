"""Spares, pooled: pieces that can stand in for each other keep spares together, covered by the longest of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from decimal import ROUND_CEILING, Decimal

from mtpc.catalogue.types import DirectCable, Part, Terminal, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import laid_as
from mtpc.model.order_values import Pooling
from mtpc.model.site import CABLES
from mtpc.model.values import Index
from mtpc.units import Quantity, show

Rule = Index | Quantity  # a count for each pool, or a share of its pieces


@dataclass(frozen=True, slots=True)
class PoolLine:
    """Pieces of one part and length."""

    part: Part
    length_m: Decimal | None
    needed: int
    apart: Hashable = ()  # what keeps pieces of one part from standing in for each other: host, vendors


@dataclass(frozen=True, slots=True)
class Kept:
    """How many spares of a line are ordered, and why so many."""

    count: int
    rule: str


def spares_kept(rule: Rule, pooling: Pooling, lines: Sequence[PoolLine]) -> list[Kept]:
    """The spares of lines of one kind, in their order; the sum over a pool is what the rule gives for all of it."""
    pools: dict[Hashable, list[int]] = {}
    for number, line in enumerate(lines):
        pools.setdefault((_class(line), line.apart), []).append(number)
    kept = [Kept(0, rule.text)] * len(lines)
    for members in pools.values():
        for pool in _within_excess(lines, members, pooling.excess):
            for number, each in zip(pool, _of_pool(rule, pooling, [lines[number] for number in pool]), strict=True):
                kept[number] = each
    return kept


def spares(rule: Rule, needed: int) -> int:
    """Pieces on top: `5%` of what is needed, never rounded down, or a count."""
    if isinstance(rule, Quantity):
        return int((rule.value * needed / 100).to_integral_value(rounding=ROUND_CEILING))
    return rule.value


def _of_pool(rule: Rule, pooling: Pooling, lines: list[PoolLine]) -> Iterator[Kept]:
    """The spares of a pool, longest first: each piece is covered by those as long as it is, or longer.

    Counted down from the longest, the spares so far are the rule's for the pieces so far.
    """
    whole = sum(line.needed for line in lines)
    total = spares(rule, whole)
    if isinstance(rule, Quantity):
        total = max(total, pooling.minimum)
        total = total if pooling.maximum is None else min(total, pooling.maximum)
    beyond = max(total - spares(rule, whole), 0)
    pieces, given = 0, 0
    for line in lines:
        pieces += line.needed
        count = min(total, spares(rule, pieces) + beyond) - given
        given += count
        yield Kept(count, _worded(rule, whole, lines[0], line, count) if len(lines) > 1 else rule.text)


def _worded(rule: Rule, whole: int, longest: PoolLine, line: PoolLine, count: int) -> str:
    """`5% of 18`, or `5% of 18, kept as trunk-x 35 m` where the spares of a line are of another."""
    share = f"{rule.text} of {whole}" if isinstance(rule, Quantity) else rule.text
    if count or longest.length_m is None:
        return share
    name = f"{longest.part.name} " if longest.part.name != line.part.name else ""
    return f"{share}, kept as {name}{show(longest.length_m)} m"


def _within_excess(lines: Sequence[PoolLine], members: list[int], excess: Quantity | None) -> Iterator[list[int]]:
    """The members of a class in pools, each longest first, in which no piece is longer than the excess allows."""
    pool: list[int] = []
    for number in sorted(members, key=lambda member: lines[member].length_m or Decimal(0), reverse=True):
        if pool and not _may_stand_in(lines[pool[0]].length_m, lines[number].length_m, excess):
            yield pool
            pool = []
        pool.append(number)
    yield pool


def _may_stand_in(longer: Decimal | None, shorter: Decimal | None, excess: Quantity | None) -> bool:
    if longer is None or shorter is None or excess is None:
        return excess is None
    allowed = excess.value if excess.dimension == "length" else shorter * excess.value / 100
    return longer - shorter <= allowed


def _class(line: PoolLine) -> Hashable:
    """What pieces that can stand in for each other have in common; what is not stated is like nothing else."""
    part = line.part
    if not isinstance(part, WiredPart) or part.kind not in CABLES or line.length_m is None:
        return part, line.length_m
    if not isinstance(part, DirectCable) and not (part.fibre and all(map(_is_stated, part.terminals))):
        return part
    direct = (part.medium, part.application, part.near_application) if isinstance(part, DirectCable) else ()
    ends = tuple(
        (end.name, end.family.name, end.gender, end.polish, end.turned, end.loss_db, end.grade, end.leg_m)
        for end in part.terminals
    )
    jacket = tuple(part.detail.get(name, "") for name in ("jacket", "bend_class", "brand"))
    return part.vendor, laid_as(part), ends, part.wiring, part.fibre, part.splices, part.through_db, direct, jacket


def _is_stated(end: Terminal) -> bool:
    return bool(end.polish) and end.loss_db is not None and (bool(end.gender) or not end.family.gendered)
