"""PRT116 number-of-a-length-not-sold: a number stands for a length that no source lists."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A number follows the scheme of its maker and stands for a length that no source lists.",
    why="Numbers can be put together for any length; the order of one that is not made comes back weeks later.",
    fix="Write the number of a length that is listed: the next longer.",
    sources=("numbers and lengths listed by the makers: docs/part-numbers.md, and the record of the part",),
    bad='use "catalog:nvidia" as nvidia\nspare nvidia.MFP7E30-N012 { count = 1 }',
    good='use "catalog:nvidia" as nvidia\nspare nvidia.MFP7E30-N015 { count = 1 }',
)
