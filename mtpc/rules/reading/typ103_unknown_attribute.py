"""TYP103 unknown-attribute: an attribute that this kind of object does not have."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="An attribute that this kind of object does not have.",
    why="A mistyped `lenght` would otherwise leave the cord without a length.",
    fix="Use an attribute of the kind: docs/language.md lists them.",
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { lenght = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
)
