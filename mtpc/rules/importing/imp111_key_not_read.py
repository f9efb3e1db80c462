"""IMP111 key-not-read: the file has a key that is not known; it was not read."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    severity=Severity.NOTE,
    summary="The file has a key that is not known; it was not read.",
    why="The library grows keys; what one of them says about ports would be missed in silence.",
    fix="Check what the key means; correct it if it is misspelt.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
