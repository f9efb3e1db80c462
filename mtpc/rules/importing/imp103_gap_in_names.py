"""IMP103 gap-in-names: numbers are missing in the names of interfaces, bays, front or rear ports."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="Numbers are missing in the names of interfaces, bays, front or rear ports.",
    why="One file of a 64-port switch lists 62 interfaces; the two that are missing would be ports that do not exist.",
    fix="Compare the file with the face of the device; add what is missing.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
