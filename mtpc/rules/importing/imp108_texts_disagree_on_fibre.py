"""IMP108 texts-disagree-on-fibre: a text in the file mentions both multimode and single-mode fibre."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A text in the file mentions both multimode and single-mode fibre.",
    why=(
        "A comment that was copied from another variant decides nothing; a fibre class taken from it would be a "
        "coin toss."
    ),
    fix="Ask the maker; no fibre class is taken from texts.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
