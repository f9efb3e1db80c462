"""REF102 unknown-object: a statement names a rack, device, panel or cable that no statement creates."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A statement names a rack, device, panel or cable that no statement creates.",
    why="A mistyped name would send an installer to a rack that does not hold the object.",
    fix="Correct the name, or write the statement that creates it.",
    bad="cord laef01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
)
