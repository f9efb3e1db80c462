"""KEY101 key-family-mismatch: an array connector meets another of a different shell, or its adapter."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.matings._misfits import misfits
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Array connectors whose shells differ."""
    sentence = "{name} is {mine} at {place}; {other} is {theirs}: the keys do not match"
    return misfits(plant, RULE, arrays=True, sentence=sentence, instead="that is {theirs} at {place}")


RULE = Rule(
    __name__,
    summary=(
        "Two array connectors of different shells meet: the key of MPO-16 and MPO-32 is offset, "
        "that of MPO-12 and MPO-24 centred."
    ),
    why="The offset key is there to keep them apart; the plug does not go in.",
    fix=(
        "Use a cord of the family that is there. From one family to the other, use a conversion cord, never an adapter."
    ),
    sources=(
        "MPO-16 guide: https://mefiberoptic.com/mpo-16-connector-guide/ (high)",
        "TIA-604-5 (centred key) and TIA-604-18 (offset key): texts not read (by vendors' pages high for MPO-16, "
        "medium for MPO-32)",
    ),
    bad=(
        "optic border[1..2].et-0/0/2 : acme.qdd-400g-sr4\n"
        "cord border1.et-0/0/2 -- border2.et-0/0/2 : acme.patch-mpo16-b-om4 { length = 2m }"
    ),
    good=(
        "optic border[1..2].et-0/0/2 : acme.qdd-400g-sr4\n"
        "cord border1.et-0/0/2 -- border2.et-0/0/2 : acme.patch-mpo12-b-om4-apc { length = 2m }"
    ),
    check=check,
)
