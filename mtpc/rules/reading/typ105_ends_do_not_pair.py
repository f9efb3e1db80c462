"""TYP105 ends-do-not-pair: the two sides of `--`, or names and places, differ in number or grouping."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="The two sides of `--`, or the names of a statement and its places, differ in number or grouping.",
    why="Ends pair one to one and are never repeated to fit: a guess here swaps cables.",
    fix="Make both sides equally long; write `flat(…)` where two groupings are meant to be read as one list.",
    bad="cord leaf01.et-0/0/[48..49] -- lp01.1.[1..3] : acme.patch-mpo12-b-om4 { length = 2m }",
    good="cord leaf01.et-0/0/[48..49] -- lp01.1.[1..2] : acme.patch-mpo12-b-om4 { length = 2m }",
)
