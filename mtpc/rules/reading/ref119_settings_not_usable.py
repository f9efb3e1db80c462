"""REF119 settings-not-usable: mtpc.toml cannot be read, or sets what is not known."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    code="REF119",
    name="settings-not-usable",
    severity=Severity.ERROR,
    summary="mtpc.toml cannot be read, or sets what is not known.",
    why="A setting that is misspelt would be silently without effect.",
    fix="Correct the line; docs/settings.md lists what may be set.",
    sources=("settings of a project: docs/settings.md",),
    bad="",
    good="",
)
