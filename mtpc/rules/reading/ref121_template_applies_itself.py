"""REF121 template-applies-itself: a template applies itself, directly or through another."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A template applies itself, directly or through another.",
    why="Expanding it would never end.",
    fix="Remove the `apply`; write what repeats as a loop.",
    bad="template pod($u: number) { apply pod($u) }\napply pod(20)",
    good="template pod($u: number) { panel lp02 : acme.panel-4slot at A01.U[$u] }\napply pod(20)",
)
