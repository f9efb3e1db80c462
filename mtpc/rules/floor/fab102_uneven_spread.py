"""FAB102 uneven-spread: pairs of devices have fewer or more links than is required."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.model.floor_values import FabricKind, Requirement
from mtpc.rules.floor._fabric import (
    both_ways,
    device_names,
    devices_of_gaps,
    fabric_finding,
    not_judged,
    requirements_of,
)
from mtpc.rules.rule import OF_CHANNELS, Rule

Pair = tuple[str, str]


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Pairs of a `require spread` that differ from what is required, or from the others."""
    for requirement in requirements_of(plant, FabricKind.SPREAD):
        yield from not_judged(plant, requirement, RULE)
        counts = _counts(plant, requirement)
        wanted, why = _wanted(requirement, counts)
        missing = devices_of_gaps(plant.site)
        for (one, other), count in counts.items():
            if count != wanted and missing.isdisjoint((one, other)):
                yield fabric_finding(
                    RULE,
                    requirement,
                    f"{one} -- {other}",
                    f"{one} and {other} have {count} link{'s' * (count != 1)}; {why}",
                    f"give the pair {wanted}, or correct the requirement",
                )


def _wanted(requirement: Requirement, counts: dict[Pair, int]) -> tuple[int, str]:
    """How many links a pair is to have, and why: the number required, else that of most pairs, of two the greater."""
    if requirement.links is not None:
        return requirement.links, f"each pair is to have {requirement.links}"
    often = Counter(counts.values())
    wanted = max(often, key=lambda count: (often[count], count), default=0)
    (one, other) = next((pair for pair, count in counts.items() if count == wanted), ("", ""))
    return wanted, f"{one} and {other} have {wanted}"


def _counts(plant: Plant, requirement: Requirement) -> dict[Pair, int]:
    """How many links each pair of devices has, in written order; 0 for those without one."""
    assert requirement.of and requirement.to
    site = plant.site
    ones, others = device_names(site, requirement.of), device_names(site, requirement.to)
    counts = {(one, other): 0 for one in ones for other in others if one != other}
    for face, far in both_ways(plant):
        here, there = site.equipment_at(face), site.equipment_at(far)
        if here and there and (here.name, there.name) in counts:
            counts[here.name, there.name] += 1
    return counts


RULE = Rule(
    __name__,
    summary="Two devices have fewer or more links than a `require spread` asks for.",
    why="Traffic is shared out over equal paths: one link too few at one pair slows the whole fabric down.",
    fix="Give every pair as many links.",
    bad=(
        "cord leaf[01..02].et-0/0/48 -- spine1.et-0/0/[0..1] : acme.patch-mpo12-b-om4 { length = 2m }\n"
        'require spread { of = "leaf[*]"; to = "spine1"; links = 2 }'
    ),
    good=(
        "cord leaf[01..02].et-0/0/48 -- spine1.et-0/0/[0..1] : acme.patch-mpo12-b-om4 { length = 2m }\n"
        'require spread { of = "leaf[*]"; to = "spine1"; links = 1 }'
    ),
    check=check,
    needs=OF_CHANNELS,
)
