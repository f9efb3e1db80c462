"""PRT106 cage-used-twice: two transceivers are put into one cage."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="Two transceivers are put into one cage.",
    why="A cage holds one module, and it would be ordered twice.",
    fix="Delete one of the two statements.",
    sources=("a receptacle holds one plug; docs/language.md",),
    bad="optic leaf01.et-0/0/48 : acme.q28-100g-sr4",
    good="optic leaf01.et-0/0/50 : acme.q28-100g-sr4",
)
