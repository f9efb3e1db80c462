"""What has come: makers' serial numbers beside our ids, and the circuits that wait for what has not."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.model.order_values import Holding
from mtpc.model.site import Site
from mtpc.plan.rows.bom_cells import handed_out
from mtpc.plan.rows.bom_lines import BomLine, Member
from mtpc.plan.rows.folded_names import folded
from mtpc.plan.rows.kits import racks_of
from mtpc.plan.rows.served import Served
from mtpc.plan.rows.waves import waves

RECEIPTS = ("cable_id", "object", "part", "length", "serial", "place", "notes")
WAITING = (
    "circuits", "missing", "vendor", "part_number", "part", "offer", "length", "length_unit", "cable_ids", "racks",
    "delivery", "need_by", "lead_days",
)  # fmt: skip


def bound_ids(rows: Iterable[Holding]) -> dict[str, Holding]:
    """The rows that are bound to a cable of ours, by its id."""
    return {row.cable_id: row for row in rows if row.cable_id}


def receipt_rows(site: Site, served: Served) -> list[dict[str, str]]:
    """A row for each piece that came with a serial number, or for one of our ids."""
    ours = {cable_id: component for component, cable_id in enumerate(served.uses.ids) if cable_id}
    rows = []
    for row in site.policy.buying.received:
        if not (row.cable_id or row.serial):
            continue
        component = ours.get(row.cable_id)
        bound = "" if row.cable_id else "not bound to a cable: its row has no cable id"
        rows.append({
            "cable_id": row.cable_id,
            "object": "" if component is None else site.name_of(component),
            "part": row.part,
            "length": "" if row.length_m is None else f"{row.length_m.normalize():f} m",
            "serial": row.serial,
            "place": row.place,
            "notes": bound,
        })  # fmt: skip
    return rows


def waiting_rows(site: Site, lines: tuple[BomLine, ...], served: Served) -> list[dict[str, str]]:
    """A row for each line and delivery of which pieces are neither in stock nor have come, with what waits for them.

    Pieces that are bound to an id are for that cable; all others are for the earliest need.
    """
    bound = bound_ids(site.policy.buying.received)
    rows = []
    for line in lines:
        if len(line.members) <= line.stock + line.received:
            continue
        told = handed_out(site, line)
        for_us = {member for member in line.members if isinstance(member, int) and served.uses.ids[member] in bound}
        free = line.stock + line.received - len(for_us)
        for wave in waves(site, line):
            open_ = [member for member in wave.members if not (isinstance(member, int) and member in for_us)]
            missing, free = open_[max(free, 0) :], max(free - len(open_), 0)
            if missing:
                rows.append(_waiting(site, told, missing, served) | {
                    "delivery": wave.delivery.name if wave.delivery else "",
                    "need_by": wave.delivery.need_by if wave.delivery else "",
                })  # fmt: skip
    return rows


def _waiting(site: Site, told: dict[str, str], missing: list[Member], served: Served) -> dict[str, str]:
    ids = [served.uses.ids[member] for member in missing if isinstance(member, int) and served.uses.ids[member]]
    racks = {rack for member in missing for rack in racks_of(site, member)}
    return {
        **{name: told[name] for name in WAITING if name in told},
        "missing": str(len(missing)),
        "circuits": served.circuits_of(missing),
        "cable_ids": folded(ids),
        "racks": folded(list(racks)),
    }
