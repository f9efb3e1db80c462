"""TYP107 range-too-large: a range or number is larger than any hall."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A range or number is larger than any hall.",
    why="A zero too many would ask for a million racks; it is rejected before anything is created.",
    fix="Correct the number.",
    bad="rack B[1..1000000000] : acme.rack-42u",
    good="rack B[1..10] : acme.rack-42u",
)
