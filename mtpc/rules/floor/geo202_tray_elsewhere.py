"""GEO202 tray-elsewhere: a cable names trays of which none passes the rack of one of its ends."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label, Severity
from mtpc.model.floor_values import Rack
from mtpc.model.site import Site
from mtpc.model.tray_lines import passes
from mtpc.model.tray_values import Tray
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables whose length is written; one that is calculated is reported by LEN104 where its trays do not lead."""
    site = plant.site
    for component in site.every_component():
        written = site.trays_of(component)
        if not written or component in site.lengths:
            continue
        trays = [site.trays[name] for name in written if name in site.trays]
        racks = {rack.name: rack for rack in site.racks_of(component) if rack}
        if trays and len(racks) > 1:
            not_passed = (rack for rack in racks.values() if all(passes(tray, rack) is False for tray in trays))
            rack = next(not_passed, None)
            if rack is not None:
                yield _finding(site, component, trays, rack)


def _finding(site: Site, component: int, trays: list[Tray], rack: Rack) -> Diagnostic:
    origin = site.origin_of(component)
    filled = next((stated.span for stated in origin.preferred if stated.name == "tray"), None)
    names = [tray.name for tray in trays]
    is_single = len(names) == 1
    which = f"tray {names[0]}, which does not pass" if is_single else f"trays {', '.join(names)}; none of them passes"
    labels = (
        Label(tray.origin.what, f"{tray.name} runs from {' to '.join(end.name for end in tray.ends)}") for tray in trays
    )
    return component_finding(
        RULE,
        site,
        component,
        f"{named(site, component)} names {which} {rack.name}",
        help_="name the trays it runs in, in order from one end to the other",
        labels=tuple(labels),
        span=filled or origin.attribute("tray"),
    )


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A cable names trays of which none passes the rack of one of its ends.",
    why=(
        "The crew looks for the cable in a tray that does not pass its rack, and cables that are meant to be diverse "
        "may share a tray that is not named. The length was taken for another route."
    ),
    fix=(
        "Name the trays the cable runs in, in order. A tray passes the racks at its two ends and those "
        "between them; where racks have no position, only its ends are known and no other rack is reported."
    ),
    sources=("what a tray passes: docs/language.md, Lengths",),
    bad=(
        "rack S[1..4] : acme.rack-42u { row-origin = 0m; pitch = 600mm }\n"
        "tray way at S1 -- S3\n"
        "device s[1..4] : acme.sw-48x10-6x100 at S[1..4].U40\n"
        "optic s[1..4].et-0/0/48 : acme.q28-100g-sr4\n"
        "cord s1.et-0/0/48 -- s4.et-0/0/48 : acme.patch-mpo12-b-om4 { length = 5m; tray = way }"
    ),
    good=(
        "rack S[1..4] : acme.rack-42u { row-origin = 0m; pitch = 600mm }\n"
        "tray way at S1 -- S3\n"
        "device s[1..4] : acme.sw-48x10-6x100 at S[1..4].U40\n"
        "optic s[1..4].et-0/0/48 : acme.q28-100g-sr4\n"
        "cord s1.et-0/0/48 -- s2.et-0/0/48 : acme.patch-mpo12-b-om4 { length = 5m; tray = way }"
    ),
    check=check,
)
