"""POL201 circuit-elsewhere: a circuit's light reaches another port than the circuit says, or none."""

from __future__ import annotations

from mtpc.rules.lanes._lanes import lane_check
from mtpc.rules.rule import Premise, Rule

RULE = Rule(
    __name__,
    summary="A circuit's light reaches another port than the circuit says, or none.",
    why="The link comes up, to the wrong switch; or it stays dark although every cable is the right one.",
    fix="Move the end of the last cable on the path, which the help names, to its port; or correct the circuit.",
    bad=(
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit leaf01.et-0/0/48 -- spine1.et-0/0/1 : 100GBASE-SR4"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4"
    ),
    check=lane_check(__name__),
    fold=False,
    effect="not arriving",
    needs=(Premise.LANE_ORDER_KNOWN,),
)
