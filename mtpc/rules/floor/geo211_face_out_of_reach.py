"""GEO211 face-out-of-reach: a cable is plugged in behind equipment that has other equipment mounted behind it."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.floor_values import Equipment
from mtpc.model.room_words import RackFace
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.floor._behind import behind
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Plugs in the rear of equipment that stands back to back with other equipment; one finding for each piece."""
    site = plant.site
    pairs = behind(plant)
    if not pairs:
        return
    hidden = {first.name: second for first, second in pairs} | {second.name: first for first, second in pairs}
    told: set[str] = set()
    for cable in site.cables():
        for standing in site.standings_of(cable):
            item = site.equipment[standing[0]] if standing and standing[1] == RackFace.REAR else None
            if item is not None and item.name in hidden and item.name not in told:
                told.add(item.name)
                yield _finding(plant, cable, item, hidden[item.name])


def _finding(plant: Plant, cable: int, item: Equipment, other: Equipment) -> Diagnostic:
    return component_finding(
        RULE,
        plant.site,
        cable,
        f"{named(plant.site, cable)} is plugged in behind {item.name}, where {other.name} is mounted",
        help_=f"move {other.name} to other units: nobody reaches the rear of {item.name}",
        span=plant.site.origin_of(cable).what,
        labels=(Label(other.origin.at or other.origin.what, f"{other.name} is here"),),
    )


RULE = Rule(
    __name__,
    summary="A cable is plugged in behind equipment that has other equipment mounted behind it.",
    why="Between two pieces that are mounted back to back nobody can plug, clean or test anything.",
    fix="Mount one of the two in other units.",
    bad=(
        "rack S : acme.rack-42u { row-origin = 0m; depth = 1m }\n"
        "panel sa[1..2] : acme.panel-4slot at S.U[42, 30] { depth = 300mm }\n"
        "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "device s1 : acme.sw-32x100 at S.U42 { face = rear; depth = 400mm }\n"
        "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 { length = 2m }"
    ),
    good=(
        "rack S : acme.rack-42u { row-origin = 0m; depth = 1m }\n"
        "panel sa[1..2] : acme.panel-4slot at S.U[42, 30] { depth = 300mm }\n"
        "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "device s1 : acme.sw-32x100 at S.U38 { face = rear; depth = 400mm }\n"
        "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 { length = 2m }"
    ),
    check=check,
)
