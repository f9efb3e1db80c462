"""GEO209 rack-overloaded: what stands in a rack is heavier than the rack may carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.model.floor_values import Equipment
from mtpc.rules.rule import Rule
from mtpc.text import natural_key
from mtpc.units import show

_SHOWN_MAX = 5  # the heaviest, in a note


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Racks whose load is stated, against the weights of what stands in them; weights that nobody states are said."""
    standing: defaultdict[str, list[Equipment]] = defaultdict(list)
    for equipment in plant.site.equipment:
        if equipment.rack is not None and equipment.rack.load_kg is not None:
            standing[equipment.rack.name].append(equipment)
    for rack in plant.site.racks:
        inside = standing.get(rack.name)
        if not inside or rack.load_kg is None:
            continue
        weights = {item.name: item.mounting.weight_kg for item in inside if item.mounting.weight_kg is not None}
        total_kg = sum(weights.values(), Decimal(0))
        if total_kg > rack.load_kg:
            heaviest = sorted(weights, key=lambda name: (-weights[name], natural_key(name)))[:_SHOWN_MAX]
            yield Diagnostic(
                RULE.code,
                f"rack {rack.name} carries {show(total_kg)} kg; it may carry {show(rack.load_kg)} kg",
                rack.origin.attribute("load"),
                severity=RULE.severity,
                object=rack.name,
                help="move the heaviest to another rack, or use a rack that carries more",
                notes=(f"in it: {', '.join(f'{name} {show(weights[name])} kg' for name in heaviest)}",),
                context=rack.origin.context,
            )
        parts = {item.part.name for item in inside if item.mounting.weight_kg is None}
        for part in sorted(parts, key=natural_key):
            yield Unjudged(rack.name, (RULE.code,), f"the weight of {part}, in {rack.name}, is not stated")


RULE = Rule(
    __name__,
    summary="What stands in a rack is heavier than the rack may carry.",
    why="A rack that carries too much bends or tips, and its floor may not hold it.",
    fix=(
        "Move something to another rack, or use a rack that carries more. State weights of equipment with all that is "
        "in it, at the part or with `weight = …`."
    ),
    bad=(
        "rack S : acme.rack-42u { load = 100kg }\n"
        "device s1 : acme.sw-32x100 at S.U1 { weight = 60kg }\n"
        "device s2 : acme.sw-32x100 at S.U2 { weight = 60kg }"
    ),
    good=(
        "rack S : acme.rack-42u { load = 200kg }\n"
        "device s1 : acme.sw-32x100 at S.U1 { weight = 60kg }\n"
        "device s2 : acme.sw-32x100 at S.U2 { weight = 60kg }"
    ),
    check=check,
)
