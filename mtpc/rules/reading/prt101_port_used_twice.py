"""PRT101 port-used-twice: two plugs are put into one port."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="Two plugs are put into one port.",
    why="The second one has nowhere to go; at the rack somebody pulls the first.",
    fix="Move one of the two to a free port.",
    sources=("a receptacle holds one plug; docs/language.md",),
    bad=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord leaf01.et-0/0/49 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord leaf01.et-0/0/49 -- lp01.1.2 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
)
