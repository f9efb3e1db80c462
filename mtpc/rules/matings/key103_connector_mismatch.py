"""KEY103 connector-mismatch: two connectors of different kinds meet, such as an LC plug and an MPO port."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.matings._misfits import misfits
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Connectors that have nothing to do with each other."""
    sentence = "{name} ends in {mine} at {place}, where {other} is {theirs}"
    return misfits(plant, RULE, arrays=False, sentence=sentence, instead="that ends in {theirs} at {place}")


RULE = Rule(
    __name__,
    summary="Two connectors of different kinds meet, such as an LC plug and an MPO port.",
    why="The plug does not go into the port.",
    fix="Use a cord whose end is of the kind the port has.",
    sources=("IEC 61754-20 (LC), IEC 61754-7-1/-2 (MPO): different shells (high)",),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-lc-om4 { length = 2m }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=check,
)
