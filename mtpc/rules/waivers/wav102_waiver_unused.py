"""WAV102 waiver-unused: a waiver matches no finding."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A waiver matches no finding.",
    why="It would hide the fault silently the day it comes back; or it names the wrong object and hides nothing.",
    fix="Remove it, or name the object as `mtpc check` prints it.",
    bad='allow LOS301 on leaf01.et-0/0/48 { reason = "short-reach cord reused"; until = 2999-12-31 }',
    good="# nothing is found, nothing is allowed",
)
