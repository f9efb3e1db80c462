"""PRT112 reserved-in-use: something is used that was reserved for somebody."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="Something is used that was reserved for somebody.",
    why="The port or leg is counted on by others; on their day it is not there.",
    fix="Use another one, or agree with them and remove the reservation.",
    bad=(
        'reserve lp01.1.[1..2] { for = "storage team"; until = 2027-03-31 }\n'
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        'reserve lp01.1.[1..2] { for = "storage team"; until = 2027-03-31 }\n'
        "cord leaf01.et-0/0/48 -- lp01.1.3 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
)
