"""ORD105 price-of-nothing: a row of a price table is for no line of the bill of materials."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    stays_an_error=False,
    severity=Severity.NOTE,
    summary="A row of a table of prices is for nothing that is needed.",
    why=(
        "A price list has more than one project needs. A number with a typing mistake, or a length that is not "
        "ordered, looks the same: its line then has no price, and the total is short of it."
    ),
    fix="Nothing, where the part is not needed. Else write the part's name or number, and its length, as in bom.csv.",
)
