"""REF106 unknown-application: a circuit names an application that is not in the catalogue."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A circuit names an application that is not in the catalogue.",
    why=(
        "Reach and loss limits belong to the application; without them a circuit cannot be checked. Some names that "
        "sound right mean nothing: 800GBASE-SR4 would need lanes of 200G over multimode fibre, which no "
        "standard has."
    ),
    fix="Write the application as its standard does, for example `100GBASE-SR4`.",
    sources=(
        "the language of mtpc: docs/language.md",
        "no published multimode optic with lanes of 200G is known: recalled (medium)",
    ),
    bad="circuit leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : 10GBASE-SQ",
    good=(
        "cord leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : acme.patch-lc-om4 { length = 2m }\n"
        "circuit leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : 10GBASE-SR"
    ),
)
