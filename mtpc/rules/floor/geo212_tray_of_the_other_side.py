"""GEO212 tray-of-the-other-side: a cable of one side of diverse ways names a tray of the other."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables that state a side, and the trays they name; where the way is looked for it keeps to its side."""
    site = plant.site
    for cable in site.cables():
        side = site.settings_of(cable).get("side")
        if not side:
            continue
        for name in site.trays_of(cable) or ():
            tray = site.trays.get(name)
            if tray is not None and tray.side not in ("", side):
                yield component_finding(
                    RULE,
                    site,
                    cable,
                    f"{named(site, cable)} is of side {side}; {tray.kind} {name} that it names, of side {tray.side}",
                    help_=f"name a tray of side {side}, or leave `tray` out: then its way keeps to its side",
                    span=site.origin_of(cable).attribute("tray"),
                    labels=(Label(tray.origin.attribute("side"), f"{name} is of side {tray.side}"),),
                )


RULE = Rule(
    __name__,
    summary="A cable of one side of diverse ways names a tray of the other.",
    why="Ways A and B are kept apart so that one accident does not cut both; a cable in the wrong one joins them.",
    fix="Name a tray of its side, or leave the way to be found.",
    bad=(
        "rack S[1..2] : acme.rack-42u { row-origin = 0m; pitch = 2m }\n"
        "tray way at S1 -- S2 { drop = 1m; side = A }\n"
        "panel sa[1..2] : acme.panel-4slot at S[1..2].U42\n"
        "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 { length = 6m; tray = way; side = B }"
    ),
    good=(
        "rack S[1..2] : acme.rack-42u { row-origin = 0m; pitch = 2m }\n"
        "tray way at S1 -- S2 { drop = 1m; side = A }\n"
        "panel sa[1..2] : acme.panel-4slot at S[1..2].U42\n"
        "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 { length = 6m; tray = way; side = A }"
    ),
    check=check,
)
