"""TYP101 wrong-kind-of-value: a value is of another kind than its place expects."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A value is of another kind than its place expects: a string for a number, a part for a place.",
    why="A value read as something else than was meant is wrong in every document.",
    fix="Write a value of the kind the message names.",
    bad="panel lp02 : acme.panel-4slot at A01.20",
    good="panel lp02 : acme.panel-4slot at A01.U20",
)
