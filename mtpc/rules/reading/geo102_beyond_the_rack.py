"""GEO102 beyond-the-rack: something is placed at a unit the rack does not have, or sticks out of its top."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="Something is placed at a unit the rack does not have, or sticks out of its top.",
    why="It has no holes to be screwed into.",
    fix="Use a unit of the rack; an object of several units is placed by its lowest one.",
    sources=("EIA-310-D: one rack unit is 44.45 mm (high)",),
    bad="device leaf03 : acme.sw-48x10-6x100 at A01.U43",
    good="device leaf03 : acme.sw-48x10-6x100 at A01.U41",
    stays_an_error=False,  # it is placed all the same
)
