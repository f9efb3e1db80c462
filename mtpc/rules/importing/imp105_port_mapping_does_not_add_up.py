"""IMP105 port-mapping-does-not-add-up: found while a community device type is imported."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary=(
        "Front and rear ports of the file do not fit: a port that does not exist, a position that does not exist or "
        "is used twice or not at all, two shapes of mapping at once."
    ),
    why="Light that is followed through such a mapping goes somewhere else.",
    fix="Compare it with the maker's drawing; write the part with its map.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
