"""TYP102 unit-missing-or-wrong: a quantity has no unit, an unknown one, or one of another dimension."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A quantity has no unit, an unknown one, or one of another dimension.",
    why="2 may be metres or feet; a third of the length is missing at the far rack.",
    fix="Write the unit directly after the number: `2m`, `6ft`, `0.5dB`.",
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2 }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
)
