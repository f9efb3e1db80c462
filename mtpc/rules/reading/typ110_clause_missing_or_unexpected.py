"""TYP110 clause-missing-or-unexpected: a statement lacks a clause its kind needs, or has one it does not allow."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A statement lacks a clause its kind needs, or has one its kind does not allow.",
    why="A panel without a place cannot be found; a circuit without an application cannot be checked.",
    fix="Add or remove the clause the message names.",
    bad="optic leaf01.et-0/0/50",
    good="optic leaf01.et-0/0/50 : acme.q28-100g-sr4",
)
