"""TYP109 not-in-this-version: the grammar knows this word and this version of mtpc does not carry it out."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    code="TYP109",
    name="not-in-this-version",
    severity=Severity.ERROR,
    summary="The grammar knows this word and this version of mtpc does not carry it out.",
    why="Skipping it silently would give documents for another plant than the one written.",
    fix="Write it out without the word for now; the message says how.",
    sources=("the language of mtpc: docs/language.md",),
    bad='use "./servers.xls" as sheet',
    good="# written out by hand",
)
