"""REF114 unknown-function: a call names a function that the language does not have."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A call names a function that the language does not have.",
    why="Nothing can be calculated from it, so the statement around it is skipped.",
    fix="Use one of the functions of docs/language.md.",
    bad="panel lp02 : acme.panel-4slot at plcae(A01, 20)",
    good="panel lp02 : acme.panel-4slot at place(A01, 20)",
)
