"""IMP109 part-number-is-free-text: found while a community device type is imported."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    severity=Severity.NOTE,
    summary="The part number of the file holds more than a number, or digits that may be a shop's own id.",
    why="An order by such a text may be for nothing, or for something else.",
    fix="State what is ordered in the part; until then its orders ask for a quotation.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
