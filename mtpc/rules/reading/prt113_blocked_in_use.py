"""PRT113 blocked-in-use: something is used that was blocked as broken."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="Something is used that was blocked as broken.",
    why="Light will not pass, or not reliably; the fault was found once already.",
    fix="Use another port or leg; where it was repaired, remove the block.",
    bad=(
        'block T01.1 { reason = "damaged, OTDR 2026-09-30"; ticket = "INC-8812" }\n'
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        'block T01.1 { reason = "damaged, OTDR 2026-09-30"; ticket = "INC-8812" }\n'
        "cord leaf01.et-0/0/48 -- lp01.1.2 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
)
