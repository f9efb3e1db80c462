"""PRT111 no-free-leg: no leg of those that any(…) names is free."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="No leg of those that any(…) names is free.",
    why="The circuit has no route; the plant is full there, or what is free is reserved.",
    fix="Name another trunk in any(…), free a leg, or pull another trunk.",
    bad=(
        "circuit up1 : 100GBASE-SR4 at leaf01.et-0/0/48 -- spine1.et-0/0/0\n"
        "  via T01.1 { cords = acme.patch-mpo12-b-om4; cord-length = 2m }\n"
        "circuit up2 : 100GBASE-SR4 at leaf01.et-0/0/49 -- spine1.et-0/0/1\n"
        "  via any(T01.1) { cords = acme.patch-mpo12-b-om4; cord-length = 2m }"
    ),
    good=(
        "circuit up1 : 100GBASE-SR4 at leaf01.et-0/0/48 -- spine1.et-0/0/0\n"
        "  via T01.1 { cords = acme.patch-mpo12-b-om4; cord-length = 2m }\n"
        "circuit up2 : 100GBASE-SR4 at leaf01.et-0/0/49 -- spine1.et-0/0/1\n"
        "  via any(T01) { cords = acme.patch-mpo12-b-om4; cord-length = 2m }"
    ),
)
