"""REF107 name-used-twice: two statements make a thing of the same name."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="Two statements create objects of the same name.",
    why="All specs form one model: with two racks A01 a label could mean either.",
    fix="Give one of them another name, or delete the one that is a copy.",
    bad="panel lp01 : acme.panel-4slot at A01.U20",
    good="panel lp02 : acme.panel-4slot at A01.U20",
)
