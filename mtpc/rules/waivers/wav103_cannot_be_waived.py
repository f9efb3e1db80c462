"""WAV103 cannot-be-waived: a waiver names a code that cannot be waived, or that does not exist."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A waiver names a code that cannot be waived, or that does not exist.",
    why="What cannot be read or placed is missing from every document, whoever allows it.",
    fix="Correct what the finding reports; a waiver names whole codes of findings on the plant, such as LOS301.",
    bad='allow REF102 on leaf07 { reason = "comes next year"; until = 2999-12-31 }',
    good="# leaf07 is not named before it exists",
)
