"""GEO210 too-deep: equipment is deeper than its rack, alone or with what is mounted behind it."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label, Unjudged
from mtpc.model.floor_values import Equipment, Rack
from mtpc.rules._findings import equipment_finding
from mtpc.rules.floor._behind import behind
from mtpc.rules.rule import Rule
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Equipment whose depth is stated, in racks whose depth is; of two back to back the sum of both depths."""
    for equipment in plant.site.equipment:
        rack, depth_m = equipment.rack, equipment.mounting.depth_m
        if rack is None or rack.depth_m is None or depth_m is None or depth_m <= rack.depth_m:
            continue
        fact = (
            f"{equipment.kind} {equipment.name} is {show(depth_m)} m deep; rack {rack.name} is {show(rack.depth_m)} m"
        )
        yield _finding(equipment, fact)
    for first, second in behind(plant):
        rack = first.rack
        assert rack is not None
        depths_m = (first.mounting.depth_m, second.mounting.depth_m, rack.depth_m)
        if depths_m[0] is None or depths_m[1] is None or depths_m[2] is None:
            yield Unjudged(first.name, (RULE.code,), _unknown(first, second, rack))
        elif depths_m[0] + depths_m[1] > depths_m[2]:
            together = show(depths_m[0] + depths_m[1])
            fact = (
                f"{first.name} and {second.name} are {together} m deep, one behind the other; "
                f"rack {rack.name} is {show(depths_m[2])} m"
            )
            yield _finding(first, fact, (Label(second.origin.at or second.origin.what, f"{second.name} is here"),))


def _unknown(first: Equipment, second: Equipment, rack: Rack) -> str:
    """Which depth of two pieces back to back is not stated."""
    unstated = next((item.name for item in (first, second) if item.mounting.depth_m is None), rack.name)
    return f"{first.name} and {second.name} stand one behind the other, and the depth of {unstated} is not stated"


def _finding(equipment: Equipment, fact: str, labels: tuple[Label, ...] = ()) -> Diagnostic:
    help_ = "move it to a deeper rack, or correct the depth that is stated"
    return equipment_finding(RULE, equipment, fact, help_=help_, labels=labels)


RULE = Rule(
    __name__,
    summary="Equipment is deeper than its rack, alone or with what is mounted behind it.",
    why="It cannot be mounted, or the door does not close, and nobody finds out before it is on site.",
    fix="Use a deeper rack, move one of the two, or correct the depth.",
    bad=(
        "rack S : acme.rack-42u { depth = 800mm }\n"
        "device s1 : acme.sw-32x100 at S.U1 { depth = 500mm }\n"
        "device s2 : acme.sw-32x100 at S.U1 { depth = 400mm; face = rear }"
    ),
    good=(
        "rack S : acme.rack-42u { depth = 900mm }\n"
        "device s1 : acme.sw-32x100 at S.U1 { depth = 500mm }\n"
        "device s2 : acme.sw-32x100 at S.U1 { depth = 400mm; face = rear }"
    ),
    check=check,
)
