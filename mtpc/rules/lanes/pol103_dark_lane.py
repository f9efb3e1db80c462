"""POL103 dark-lane: a transmitter's light, or a receiver, meets a position that carries no light."""

from __future__ import annotations

from mtpc.rules.lanes._lanes import lane_check, not_mapped
from mtpc.rules.rule import Premise, Rule
from mtpc.rules.sources import MTP_12_CHEAT_SHEET

RULE = Rule(
    __name__,
    summary="A transmitter's light, or a receiver, meets a position that carries no light.",
    why="One dark lane keeps the whole port down.",
    fix="Use a cable or cassette whose map carries every lit position of the port.",
    sources=(
        MTP_12_CHEAT_SHEET,
        (
            "US Conec AEN-1430 loopback instruction: "
            "https://manualshive.com/en/manual/us-conec/mtp-series/1063313?page=4 (high)"
        ),
    ),
    bad=(
        "cassette lp01.2 : acme.cassette-6lc-u1-om4\n"
        "optic spine1.et-0/0/2 : acme.qp-40g-sr4\n"
        "trunk T09 : acme.trunk-mpo12-b-om4 at lp01.2.rear1 -- sp01.2.rear1 { length = 10m }\n"
        "cord spine1.et-0/0/2 -- sp01.2.1 : acme.patch-mpo12-a-om4 { length = 2m }\n"
        "cord leaf01.xe-0/0/0 -- lp01.2.5 : acme.patch-lc-om4 { length = 2m }"
    ),
    good=(
        "cassette lp01.2 : acme.cassette-6lc-u1-om4\n"
        "optic spine1.et-0/0/2 : acme.qp-40g-sr4\n"
        "trunk T09 : acme.trunk-mpo12-b-om4 at lp01.2.rear1 -- sp01.2.rear1 { length = 10m }\n"
        "cord spine1.et-0/0/2 -- sp01.2.1 : acme.patch-mpo12-a-om4 { length = 2m }\n"
        "cord leaf01.xe-0/0/0 -- lp01.2.4 : acme.patch-lc-om4 { length = 2m }"
    ),
    check=lane_check(__name__, not_mapped),
    effect="dark",
    needs=(Premise.PARTS_COMPLETE, Premise.SAME_PIN_OUT),
)
