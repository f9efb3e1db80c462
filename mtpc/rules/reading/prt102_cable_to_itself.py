"""PRT102 cable-to-itself: both ends of a cable are at the same port."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="Both ends of a cable are at the same port.",
    why="A cable has two ends and a port one receptacle; one of the two names is a copying mistake.",
    fix="Write the other port.",
    sources=("a receptacle holds one plug; docs/language.md",),
    bad="cord leaf01.et-0/0/48 -- leaf01.et-0/0/48 : acme.patch-mpo12-b-om4 { length = 2m }",
    good="cord leaf01.et-0/0/48 -- leaf01.et-0/0/49 : acme.patch-mpo12-b-om4 { length = 2m }",
)
