"""With which delivery the pieces of a line come: stock covers the earliest need, spares come with the first of them."""

from __future__ import annotations

from datetime import date, timedelta

from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Delivery, Origin
from mtpc.model.site import Site
from mtpc.plan.rows.bom_lines import BomLine, Member
from mtpc.text import natural_key

SCHEDULED = ("deliveries", "need_by", "order_by")
LAST = "9999"  # after every date


@dataclass(frozen=True, slots=True)
class Wave:
    """The pieces of a line that come with one delivery; `delivery` is None of those for which none is stated."""

    delivery: Delivery | None
    members: tuple[Member, ...]
    quantity: int  # pieces ordered for it, with spares and what fills packs in the first


def origin_of(site: Site, member: Member) -> Origin:
    """The statement that a piece comes from."""
    return site.origin_of(member) if isinstance(member, int) else member.origin


def waves(site: Site, line: BomLine) -> list[Wave]:
    """The deliveries of a line, the earliest need first; one without a delivery where none is stated."""
    by_name: dict[str, list[Member]] = {}
    for member in line.members:
        by_name.setdefault(origin_of(site, member).purchase.delivery, []).append(member)
    groups = sorted(((site.deliveries.get(name), members) for name, members in by_name.items()), key=_first_need)
    there, made = line.stock + line.received, list[tuple[Delivery | None, tuple[Member, ...], int]]()
    for delivery, members in groups:
        lacking = max(len(members) - there, 0)
        there = max(there - len(members), 0)
        made.append((delivery, tuple(members), lacking))
    beyond = line.quantity - sum(lacking for *_, lacking in made)
    if not made:
        return [Wave(None, (), line.quantity)]
    first = next((number for number, wave in enumerate(made) if wave[2]), 0)
    return [Wave(*wave[:2], wave[2] + beyond * (number == first)) for number, wave in enumerate(made)]


def _first_need(group: tuple[Delivery | None, list[Member]]) -> tuple[object, ...]:
    delivery = group[0]
    if delivery is None:
        return (LAST, LAST, [])
    return (delivery.need_by or delivery.dock or LAST, delivery.dock or LAST, natural_key(delivery.name))


def order_by(wave: Wave, lead_days: int | None) -> str:
    """The last day to order it: its day at the dock, else that of need, less the days of delivery; "": not known."""
    day = (wave.delivery.dock or wave.delivery.need_by) if wave.delivery else ""
    if not day or lead_days is None:
        return ""
    known = date.fromisoformat(day)
    return (known - timedelta(days=min(lead_days, known.toordinal() - 1))).isoformat()


def scheduled_cells(site: Site, line: BomLine) -> dict[str, str]:
    """The deliveries of a line, `pod-1: 12, at the dock 2027-01-11; pod-2: 4`; its first need, and when to order."""
    told = [wave for wave in waves(site, line) if wave.quantity]
    if all(wave.delivery is None for wave in told):
        return dict.fromkeys(SCHEDULED, "")
    days = [wave.delivery.need_by for wave in told if wave.delivery and wave.delivery.need_by]
    last = [day for wave in told if (day := order_by(wave, line.price.lead_days if line.price else None))]
    cells = ("; ".join(map(_shown, told)), min(days, default=""), min(last, default=""))
    return dict(zip(SCHEDULED, cells, strict=True))


def _shown(wave: Wave) -> str:
    delivery = wave.delivery
    dock = f", at the dock {delivery.dock}" if delivery and delivery.dock else ""
    return f"{delivery.name if delivery else 'no delivery stated'}: {wave.quantity}{dock}"
