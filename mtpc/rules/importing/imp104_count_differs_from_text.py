"""IMP104 count-differs-from-text: found while a community device type is imported."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A text in the file states another number of ports, fibres or adapters than the file has.",
    why="Either the text is from another variant or ports are missing; the file does not show which.",
    fix="Compare it with the maker's data sheet; nothing is taken from texts.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
