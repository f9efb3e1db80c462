"""FAB101 not-on-its-rail: light of a port arrives at another device than the one of its index."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label, Unjudged
from mtpc.model.floor_values import FabricKind
from mtpc.model.site import Site
from mtpc.rules.floor._fabric import astray, both_ways, fabric_finding, not_judged, port_numbers, requirements_of
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import RAIL_DESIGN


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Ports of a `require rail` that are joined with something else than their index says."""
    site = plant.site
    for requirement in requirements_of(plant, FabricKind.RAIL):
        yield from not_judged(plant, requirement, RULE)
        assert requirement.of and requirement.to
        for face, far in (*both_ways(plant), *([] if site.gaps else astray(plant))):
            numbers = port_numbers(site, requirement.of, face)
            if numbers is None:
                continue
            there = port_numbers(site, requirement.to, far) if far >= 0 else None
            if there is None or any(numbers[word] != number for word, number in there.items()):
                name, wanted = site.face_name(face), requirement.to.with_numbers(numbers)
                yield fabric_finding(
                    RULE,
                    requirement,
                    name,
                    f"{name} leads to {site.face_name(far) if far >= 0 else 'no port'}; required is {wanted}",
                    _help(site, wanted, requirement.to.device_with(numbers)),
                    Label(site.origin_of(site.neighbour_of(face)).what, "its cable"),
                )


def _help(site: Site, wanted: str, device: str) -> str:
    """Where to lead a port, where there is such a device."""
    if "[" not in device and all(equipment.name != device for equipment in site.equipment):
        return f"there is no {device}: correct the requirement, which counts {wanted} from the port"
    return f"lead it to {wanted}, or correct the requirement"


RULE = Rule(
    __name__,
    summary="Light of a port arrives at another device than the one a `require rail` names for its index.",
    why=(
        "A loop over the wrong index makes a plant that is right cable by cable: each port is joined, none where the"
        " software looks for it. It is judged by where light arrives, not by the statement that made the cord."
    ),
    fix="Lead the port to the device of its index.",
    sources=(RAIL_DESIGN,),
    bad=(
        "let $to = 2\n"
        "cord leaf[01..02].et-0/0/48 -- spine[$to, 3 - $to].et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        'require rail { of = "leaf[k].et-0/0/48"; to = "spine[k]" }'
    ),
    good=(
        "let $to = 1\n"
        "cord leaf[01..02].et-0/0/48 -- spine[$to, 3 - $to].et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        'require rail { of = "leaf[k].et-0/0/48"; to = "spine[k]" }'
    ),
    check=check,
    needs=OF_CHANNELS,
)
