"""REF103 unknown-port: the device or panel exists; the port on it does not."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="The device or panel exists; the port on it does not.",
    why="A cable for a port that is not there is found out at the rack, when it cannot be plugged in.",
    fix="Use a port that the part has, as its silk screen writes it.",
    bad="cord leaf01.et-0/0/48 -- lp01.1.13 : acme.patch-mpo12-b-om4 { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.12 : acme.patch-mpo12-b-om4 { length = 2m }",
)
