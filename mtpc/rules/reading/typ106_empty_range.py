"""TYP106 empty-range: a range runs down without `step -1`, or `except` removes everything."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A range runs down without `step -1`, or `except` removes everything.",
    why="A range with nothing in it would create nothing, and report nothing.",
    fix="Swap the two numbers, or write `step -1` when descending is meant.",
    bad="optic leaf01.et-0/0/[53..50] : acme.q28-100g-sr4",
    good="optic leaf01.et-0/0/[53..50 step -1] : acme.q28-100g-sr4",
)
