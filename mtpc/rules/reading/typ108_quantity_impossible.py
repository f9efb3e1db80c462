"""TYP108 quantity-impossible: a quantity is negative, or zero where something has to have a size."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A quantity is negative, or zero where something has to have a size.",
    why="A length of -500 m would come off the bill of materials and the loss budget.",
    fix="Write the real quantity, or `length = unknown`.",
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = -2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
)
