"""IMP112 port-renamed: the name of an interface cannot be written in a spec; the part has another name for it."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="The name of an interface cannot be written in a spec; the part has another name for it.",
    why="Cut sheets show the name of the part, and the device shows its own.",
    fix="Use the name the part has, or write the part with names of your own.",
)
