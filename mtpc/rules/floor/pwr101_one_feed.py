"""PWR101 one-feed: all power supplies of a device hang on one feed."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.rules._findings import component_finding
from mtpc.rules.floor._power import PowerCord, feed_of, supplied
from mtpc.rules.rule import Rule
from mtpc.rules.sources import IEC_60320


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Devices with several power cords, all from one strip or one feed."""
    cords_of = supplied(plant.site)
    for device, cords in cords_of.items():
        strips = {cord.supply.name: cord.supply for cord in cords}
        feeds = {feed_of(cords_of, strip) for strip in strips.values()}
        if len(cords) < 2 or len(feeds - {""}) > 1:
            continue
        if len(strips) > 1 and "" in feeds:
            unstated = next(name for name, strip in strips.items() if not feed_of(cords_of, strip))
            yield Unjudged(device, (RULE.code,), f"the feed of {unstated} is not stated")
            continue
        yield _finding(plant, device, cords, next(iter(strips)) if len(strips) == 1 else f"feed {feeds.pop()}")


def _finding(plant: Plant, device: str, cords: list[PowerCord], source: str) -> Diagnostic:
    last = cords[-1]
    count = "both" if len(cords) == 2 else f"all {len(cords)}"
    where = ", ".join(f"{cord.inlet} from {cord.outlet}" for cord in cords)
    return component_finding(
        RULE,
        plant.site,
        last.component,
        f"{count} power supplies of {device} hang on {source}: {where}",
        help_="plug one of them into a strip of another feed",
        span=plant.site.origin_of(last.component).what,
    )


RULE = Rule(
    __name__,
    summary="All power supplies of a device hang on one feed.",
    why="A second power supply is for the day one feed is off; on the same feed it is off as well.",
    fix="Plug each into a strip of another feed, and state the feed of each strip: `feed = A`.",
    sources=(IEC_60320,),
    bad=(
        "device pdu-[a, b] : acme.pdu-8c13-2c19 at A01.U[1, 2] { feed = each(A, B) }\n"
        "device srv : acme.server-1u-t at A01.U3\n"
        "cord [pdu-a.1, pdu-a.2] -- srv.psu[1..2] : acme.power-c14-c13 { length = 2m }"
    ),
    good=(
        "device pdu-[a, b] : acme.pdu-8c13-2c19 at A01.U[1, 2] { feed = each(A, B) }\n"
        "device srv : acme.server-1u-t at A01.U3\n"
        "cord [pdu-a.1, pdu-b.2] -- srv.psu[1..2] : acme.power-c14-c13 { length = 2m }"
    ),
    check=check,
)
