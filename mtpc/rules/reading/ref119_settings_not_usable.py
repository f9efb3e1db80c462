"""REF119 settings-not-usable: mtpc.toml cannot be read, or has an unknown setting."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="mtpc.toml cannot be read, or has an unknown setting.",
    why="A misspelt setting would silently have no effect.",
    fix="Correct the line; docs/settings.md lists what may be set.",
    sources=("settings of a project: docs/settings.md",),
)
