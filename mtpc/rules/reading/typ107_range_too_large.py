"""TYP107 range-too-large: a range or number is larger than any hall."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    code="TYP107",
    name="range-too-large",
    severity=Severity.ERROR,
    summary="A range or number is larger than any hall.",
    why="A zero too many would ask for a million racks; it is rejected before anything is created.",
    fix="Correct the number.",
    sources=("the language of mtpc: docs/language.md",),
    bad="rack B[1..1000000000] : acme.rack-42u",
    good="rack B[1..10] : acme.rack-42u",
)
