"""POL202 circuit-off-route: a circuit reaches its port over legs other than those of its `via`."""

from __future__ import annotations

from mtpc.rules.lanes._lanes import lane_check
from mtpc.rules.rule import Premise, Rule

RULE = Rule(
    __name__,
    summary="A circuit reaches its port over legs other than those of its `via`.",
    why="The route was chosen for diversity or by a colleague's plan; the cut sheet would show another one.",
    fix="Move the cords to the legs of the route, or correct `via`.",
    bad=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4 via T01.2"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4 via T01.1"
    ),
    check=lane_check(__name__),
    effect="on another route",
    needs=(Premise.PATH_COMPLETE,),
)
