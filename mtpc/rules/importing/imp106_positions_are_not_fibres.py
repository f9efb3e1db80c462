"""IMP106 positions-are-not-fibres: what a position of a rear port is in this file, as far as it can be determined."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    severity=Severity.NOTE,
    summary="What a position of a rear port is in this file, as far as it can be determined.",
    why=(
        "The library counts fibres in some files (12 at an MPO-12) and duplex ports in others (6 at the same "
        "connector); some cassettes are modelled with simplex bores. Read as fibres, half of them would be lost "
        "or invented."
    ),
    fix="Take fibres and bores from a part of your own or of a catalogue.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
