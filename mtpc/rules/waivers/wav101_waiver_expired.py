"""WAV101 waiver-expired: the last day of a waiver has passed."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="The last day of a waiver has passed.",
    why="What was allowed for a while would otherwise stay for ever, with nobody answering for it.",
    fix="Correct what it allows and remove it; or set a later date once somebody answers for it again.",
    bad='allow LOS301 on up07 { reason = "loan"; until = 2026-01-31 }',
    good="# corrected, and the waiver removed",
)
