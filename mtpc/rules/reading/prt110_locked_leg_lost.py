"""PRT110 locked-leg-lost: a circuit with any(…) cannot keep the leg that mtpc.lock remembers for it."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A circuit with any(…) cannot keep the leg that mtpc.lock remembers for it.",
    why="The circuit is patched over that leg; another one chosen silently would move a live link.",
    fix="Free the leg; or, where the circuit is to move, delete its line from mtpc.lock and build again.",
)
