"""TYP111 contradicts-the-part: an attribute states something other than the part of its statement."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="An attribute states something other than the part of its statement.",
    why="A part's facts are not the spec's to change: the article delivered would be as its record says.",
    fix="Name a part made that way, or remove the attribute.",
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m; gender = pinned }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m; gender = unpinned }",
)
