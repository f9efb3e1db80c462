"""PRT105 no-optic-in-port: a cable or circuit ends at a device port that holds no transceiver."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A cable or circuit ends at a device port that holds no transceiver.",
    why="A fibre plugged into an empty cage meets nothing.",
    fix="State the transceiver: `optic DEVICE.PORT : PART`.",
    bad="cord leaf01.et-0/0/50 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
    good=(
        "optic leaf01.et-0/0/50 : acme.q28-100g-sr4\n"
        "cord leaf01.et-0/0/50 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
)
