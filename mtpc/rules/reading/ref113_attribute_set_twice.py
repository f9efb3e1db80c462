"""REF113 attribute-set-twice: one attribute of one thing is written twice."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="One attribute of one object is written twice, or two equally near places prefer different values for it.",
    why="Two lengths for one cord: one of them would be ordered, and nobody knows which.",
    fix="Keep the one that is right; where two places disagree, write it at the cable.",
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m; length = 3m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
)
