"""PRT103 leg-count: an assembly has another number of legs than ports are written for that side."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="The legs of an assembly and the ports written for that side differ in number.",
    why="Names × legs = ports: a leg left over hangs in the tray, a port left over stays dark.",
    fix="Write one port a leg, in leg order, and `parked` for a leg that is not landed.",
    bad=(
        "plate lp01.2 : acme.plate-12mpo-opposed-pc\n"
        "trunk T02 : acme.trunk-144-12xmpo12-b-om4 at lp01.2.rear[1..11] -- sp01.2.rear[1..12] {\n  length = 30m\n}"
    ),
    good=(
        "plate lp01.2 : acme.plate-12mpo-opposed-pc\n"
        "trunk T02 : acme.trunk-144-12xmpo12-b-om4 at lp01.2.rear[1..12] -- sp01.2.rear[1..12] {\n  length = 30m\n}"
    ),
)
