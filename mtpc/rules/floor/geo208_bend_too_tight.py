"""GEO208 bend-too-tight: a cable runs in a tray that bends it more than it may be bent."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label, Unjudged
from mtpc.model.cable_measures import bend_radius_m
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.floor._fill import tray_use
from mtpc.rules.rule import Premise, Rule
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Cables in trays that state the radius of their tightest bend, against the least radius of each cable."""
    site = plant.site
    for tray in site.trays.values():
        if tray.bend_radius_m is None:
            continue
        for cable, _ in tray_use(plant).passing.get(tray.name, ()):
            least_m = bend_radius_m(site, cable)
            if least_m is None:
                part = site.part_of(cable).name
                yield Unjudged(
                    tray.name, (RULE.code,), f"the least bend radius of {part}, in {tray.name}, is not stated"
                )
            elif least_m > tray.bend_radius_m:
                has, needs = (f"{show(radius_m * 1000)} mm" for radius_m in (tray.bend_radius_m, least_m))
                message = f"{named(site, cable)} may be bent to {needs}; {tray.kind} {tray.name} bends it to {has}"
                label = Label(tray.origin.attribute("bend-radius"), f"{tray.name} bends to {has}")
                help_ = f"lead it another way (`avoid = {tray.name}`), or use a cable that may be bent to {has}"
                yield component_finding(RULE, site, cable, message, help_=help_, labels=(label,))


RULE = Rule(
    __name__,
    summary="A cable runs in a tray that bends it more than it may be bent.",
    why="A bend that is too tight lets light out of the fibre, and breaks it over the years.",
    fix="Lead the cable another way, have the bend made wider, or use a cable that may be bent so.",
    sources=(
        "jacketed fibre cable: 10 times its outer diameter as it lies, TIA-568.3-D/E as quoted in https://"
        "heathertechnologies.com/pages/cable-management-in-high-density-fiber-environments-bend-radius (medium)",
    ),
    bad=(
        "rack S[1..2] : acme.rack-42u { row-origin = 0m; pitch = 2m }\n"
        "tray way at S1 -- S2 { drop = 1m; bend-radius = 50mm }\n"
        "panel sa[1..2] : acme.panel-4slot at S[1..2].U42\n"
        "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 { length = 6m; bend-radius = 90mm }"
    ),
    good=(
        "rack S[1..2] : acme.rack-42u { row-origin = 0m; pitch = 2m }\n"
        "tray way at S1 -- S2 { drop = 1m; bend-radius = 100mm }\n"
        "panel sa[1..2] : acme.panel-4slot at S[1..2].U42\n"
        "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 { length = 6m; bend-radius = 90mm }"
    ),
    check=check,
    needs=(Premise.PLACES_KNOWN,),
)
