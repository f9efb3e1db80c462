"""REF121 template-applies-itself: a template applies itself, at once or by way of another."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    code="REF121",
    name="template-applies-itself",
    severity=Severity.ERROR,
    summary="A template applies itself, at once or by way of another.",
    why="A plant that is drawn within itself never ends.",
    fix="Take the `apply` out; things that repeat are written as a loop.",
    sources=("the language of mtpc: docs/language.md",),
    bad="template pod($u: number) { apply pod($u) }\napply pod(20)",
    good="template pod($u: number) { panel lp02 : acme.panel-4slot at A01.U[$u] }\napply pod(20)",
)
