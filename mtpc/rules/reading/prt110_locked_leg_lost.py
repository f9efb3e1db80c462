"""PRT110 locked-leg-lost: a circuit with any(…) cannot keep the leg that mtpc.lock remembers for it."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    code="PRT110",
    name="locked-leg-lost",
    severity=Severity.ERROR,
    summary="A circuit with any(…) cannot keep the leg that mtpc.lock remembers for it.",
    why="The circuit is patched over that leg; another one chosen silently would move a live link.",
    fix="Free the leg; or, where the circuit is to move, delete its line from mtpc.lock and build again.",
    sources=("locked choices come first and are never moved: docs/language.md",),
)
