"""REF101 unknown-kind: a statement starts with a word that is not a kind."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A statement starts with a word that is not a kind.",
    why="The whole statement is skipped; a cord that was never read is a cord nobody orders.",
    fix="Write one of the kinds of docs/language.md, for example `cord`.",
    bad="crod leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
)
