"""PRT109 number-states-another-length: a part is named by a number of one length, and another length is written."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A part is named by a number that stands for one length, and another length is written beside it.",
    why="One of them is wrong: the order would carry the number, and the cable would not be as long as was judged.",
    fix="Remove the length, or write the number of the length that is meant.",
    sources=("numbers and lengths listed by the makers: docs/part-numbers.md, and the record of the part",),
    bad='use "catalog:nvidia" as nvidia\nspare nvidia.MFP7E30-N015 { count = 1; length = 10m }',
    good='use "catalog:nvidia" as nvidia\nspare nvidia.MFP7E30-N015 { count = 1; length = 15m }',
)
