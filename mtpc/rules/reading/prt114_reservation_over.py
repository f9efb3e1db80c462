"""PRT114 reservation-over: the last day of a reservation has passed."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

_RESERVED = 'reserve lp01.1.[1..2] {{ for = "storage team"; until = {}-03-31 }}'
RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="The last day of a reservation has passed.",
    why="It still applies, so that documents do not depend on the date; what nobody needs any more stays empty.",
    fix="Remove the reservation, or agree on a later date.",
    bad=_RESERVED.format(2026),
    good=_RESERVED.format(2027),
)
