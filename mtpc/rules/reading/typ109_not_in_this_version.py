"""TYP109 not-in-this-version: the grammar has this word, but this version of mtpc does not support it."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="The grammar has this word, but this version of mtpc does not support it.",
    why="Skipping it silently would give documents for another plant than the one written.",
    fix="Write it out without the word for now; the message says how.",
    bad='use "./servers.xls" as sheet',
    good="# written out by hand",
)
