"""ORD106 given-bill-differs: a bill of materials that somebody else made is not what the design needs."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    stays_an_error=False,
    severity=Severity.WARNING,
    summary="A bill of materials that somebody else made is not what the design needs.",
    why=(
        "What is missing is found on the day of the work; what has another length, other pins or another map looks "
        "right in its bag and does not go in, or gives no light."
    ),
    fix="Correct the row, or the design. `given.csv` has every row with its verdict.",
)
