"""TYP104 value-not-in-list: a word that is not among the words this attribute accepts."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A word that is not among the words this attribute accepts.",
    why="Gender, polish and polarity have few names; a free text would be printed and never checked.",
    fix="Use one of the words the message lists.",
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-open { length = 2m; gender = plain }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-open { length = 2m; gender = unpinned }",
)
