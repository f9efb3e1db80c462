"""IMP113 twin-ports-unstated: ports look like the two connectors of one cage, and the file does not say whether."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="Ports look like the two connectors of one cage, `P0.0` and `P0.1`; the file lists each as a port.",
    why="A switch of 32 twin-port cages would have 64 cages, and no twin-port module could be put into it.",
    fix="Look at the device. If one module brings both, import with `--twin TYPE`: each pair is then one cage.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
