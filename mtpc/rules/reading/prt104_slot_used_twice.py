"""PRT104 slot-used-twice: two plates or cassettes are put into one slot."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="Two plates or cassettes are put into one slot.",
    why="A slot holds one insert.",
    fix="Use a free slot for one of them.",
    bad="plate lp01.1 : acme.plate-12mpo-opposed-pc",
    good="plate lp01.2 : acme.plate-12mpo-opposed-pc",
)
