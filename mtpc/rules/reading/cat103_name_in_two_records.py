"""CAT103 name-in-two-records: two records of one catalogue have the same name."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    code="CAT103",
    name="name-in-two-records",
    severity=Severity.ERROR,
    summary="Two records of one catalogue have the same name.",
    why="Which of the two would be ordered depended on the order of files.",
    fix="Rename one, or delete it.",
    sources=("the language of mtpc: docs/language.md",),
)
