"""REF116 files-use-each-other: a spec uses itself, at once or through others."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    code="REF116",
    name="files-use-each-other",
    severity=Severity.ERROR,
    summary="A spec uses itself, at once or through others.",
    why="Nobody can say which of the files stands on the other, the plant on the circuits or they on the plant.",
    fix="Let the files that use others stay below those they use: circuits use the plant, the plant uses nothing.",
    sources=("the language of mtpc: docs/language.md",),
    bad='use "./example.mtp"',
    good="# the names of a floor are known in all of its files",
)
