"""POL101 tx-meets-tx: light of a transmitter arrives at a transmitter."""

from __future__ import annotations

from mtpc.rules.lanes._lanes import lane_check, not_compared
from mtpc.rules.rule import Premise, Rule
from mtpc.rules.sources import MTP_12_CHEAT_SHEET, POSITION_TABLES, TIA_568_3_E

RULE = Rule(
    __name__,
    summary="Light of a transmitter arrives at a transmitter.",
    why=(
        "No light reaches a receiver, so the link never comes up; with everything plugged in and "
        "clean nobody finds it by looking."
    ),
    fix=(
        "With one row of fibres, make the number of reversals along the path odd: swap one type B cord for "
        "a type A one, or one A-to-B for an A-to-A. With two rows, the rows have to be swapped an odd "
        "number of times: `mtpc explain two-row`."
    ),
    sources=(
        TIA_568_3_E,
        MTP_12_CHEAT_SHEET,
        (
            "INFN, optical connections (odd and even number of crossings): "
            "https://confluence.infn.it/spaces/LDCG/pages/59016500/Optical+connections (high)"
        ),
        POSITION_TABLES,
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-a-om4 { length = 2m }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=lane_check(__name__, not_compared),
    effect="transmitter to transmitter",
    needs=(Premise.PATH_COMPLETE, Premise.SAME_PIN_OUT),
)
