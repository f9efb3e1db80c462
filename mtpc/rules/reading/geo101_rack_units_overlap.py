"""GEO101 rack-units-overlap: two things fill the same rack unit."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="Two objects fill the same rack unit.",
    why="The second one cannot be mounted.",
    fix="Move one of them to free units.",
    sources=("EIA-310-D: one rack unit is 44.45 mm (high)",),
    bad="device leaf03 : acme.sw-48x10-6x100 at A01.U38",
    good="device leaf03 : acme.sw-48x10-6x100 at A01.U20",
    stays_an_error=False,  # it is placed all the same
)
