"""REF115 used-file-missing: a `use` line names a spec that is not there or cannot be read."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    code="REF115",
    name="used-file-missing",
    severity=Severity.ERROR,
    summary="A `use` line names a spec that is not there or cannot be read.",
    why="What stands in that file is missing from the floor, and from every document.",
    fix="Write the path as it is from the file the line stands in.",
    sources=("the language of mtpc: docs/language.md",),
    bad='use "./no-such-plant.mtp"',
    good="# a spec is used once it stands beside this one",
)
