"""LEN106 shorter-than-the-way: a cable is shorter than the way between its ends."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.model.auto_length_values import metres_shown
from mtpc.model.site import Site
from mtpc.rules._naming import named
from mtpc.rules.floor._ways import CableWay, cable_ways, way_finding
from mtpc.rules.rule import Premise, Rule
from mtpc.units import show

OF_WAYS = ("LEN106", "LEN107")


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Cables with a stated length: an error where they cannot reach, a warning where that hangs on their ports.

    What a cable needs at least is compared along the trays it names, else straight from rack to rack; what it may need,
    along the one way that is possible. A measured cable reaches, so only what cannot be is reported of it.
    """
    site, stands = plant.site, any(rack.position for rack in plant.site.racks)
    for cable in cable_ways(plant).ways.values():
        way = cable.way
        if way.least_m is None and way.path is None:
            if stands and way.missing is not None and way.missing.why:
                premise = f"the way of {named(site, cable.component)} is not known: {way.missing.why}"
                yield Unjudged(site.name_of(cable.component), OF_WAYS, premise)
        elif way.least_m is not None and cable.length_m < way.least_m:
            yield way_finding(RULE, plant, cable, _message(site, cable), Severity.ERROR)
        elif way.path and way.path.trays and not cable.is_measured and cable.length_m < way.path.length_m:
            yield way_finding(RULE, plant, cable, _message(site, cable), Severity.WARNING)


def _message(site: Site, cable: CableWay) -> str:
    way = cable.way
    verb = "was measured as" if cable.is_measured else "is"
    fact = f"{named(site, cable.component)} {verb} {show(cable.length_m)} m long"
    racks = sorted({rack.name for rack in site.racks_of(cable.component) if rack})
    if way.path is None:
        assert way.least_m is not None
        return f"{fact}; from {racks[0]} to {racks[-1]} are at least {metres_shown(way.least_m)}"
    trays = way.path.trays
    where = f"through {' and '.join(trays)}" if trays else f"inside {racks[0]}"
    return f"{fact}; its way {where} is {metres_shown(way.path.length_m)}"


RULE = Rule(
    __name__,
    summary="A cable is shorter than the way between its ends.",
    why=(
        "Where racks stand, the way is known: a cable that is shorter arrives, is pulled, and does not reach. It is an "
        "error where the cable is too short wherever on their devices its ports are, and a warning where it is shorter "
        "than `length = auto` counts, which takes each port at the far side of its device."
    ),
    fix=(
        "Write the length that the finding names, or `length = auto`. A cable that runs in no declared tray says so "
        'with `pathway = "…"`: then only the distance between its racks is compared.'
    ),
    sources=(
        "ordered length >= route + slack at both ends, never rounded down: notes on published catalogues (derived)",
        "how a way is counted: docs/language.md, Lengths",
    ),
    bad=(
        "rack S[1..2] : acme.rack-42u { row-origin = 0m; pitch = 25m }\n"
        "tray way at S1 -- S2 { drop = 1m }\n"
        "panel sa[1..2] : acme.panel-4slot at S[1..2].U42\n"
        "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 { length = 2m; tray = way }"
    ),
    good=(
        "rack S[1..2] : acme.rack-42u { row-origin = 0m; pitch = 25m }\n"
        "tray way at S1 -- S2 { drop = 1m }\n"
        "panel sa[1..2] : acme.panel-4slot at S[1..2].U42\n"
        "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 { length = 29m; tray = way }"
    ),
    check=check,
    needs=(Premise.PLACES_KNOWN,),
)
