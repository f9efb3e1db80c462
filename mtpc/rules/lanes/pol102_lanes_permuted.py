"""POL102 lanes-permuted: every transmitter reaches a receiver, but not the one of the same number."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.lanes._lanes import lane_check
from mtpc.rules.rule import OF_CHANNELS, Premise, Rule

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="Every transmitter reaches a receiver, but not the one of the same number.",
    why=(
        "Ethernet puts its lanes in order by itself, so the link comes up; a breakout of the same "
        "plant would reach the wrong ports."
    ),
    fix=(
        "Use type A and type B cables only. An odd number of type C cables leaves neighbouring lanes "
        "swapped, an even number puts them in order again."
    ),
    sources=(
        (
            "lane order of Ethernet PMDs: "
            "https://infiberone.wordpress.com/2016/12/23/type-b-polarity-mtp-cable-user-guide/ "
            "(medium)"
        ),
        "trunk types A, B, C: https://store.cablesplususa.com/mtp-brand-mpo-polarity-methods-vs-cable-types (high)",
    ),
    bad=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-a-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-c-om4 { length = 2m }"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-a-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-a-om4 { length = 2m }"
    ),
    check=lane_check(__name__),
    effect="lanes permuted",
    needs=(*OF_CHANNELS, Premise.SAME_PIN_OUT, Premise.LANE_ORDER_KNOWN),
)
