"""CAT104 record-contradicts-itself: the record of a part cannot be true."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary=(
        "The record of a part cannot be true: a map that is not one-to-one, a position the "
        "connector does not have, a family that is not known."
    ),
    why="A wrong map proves wrong channels right.",
    fix="Compare the record with the vendor's drawing, position by position.",
    sources=("polarity is the map of positions, not the letter: IEC 61754-7 numbering, TIA-568.3-E types (high)",),
)
