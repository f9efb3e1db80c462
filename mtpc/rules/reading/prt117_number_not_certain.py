"""PRT117 number-not-certain: a number that no source lists has codes that are not certain."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="No source lists a number, which follows the scheme of its maker and has codes that are not certain.",
    why="A wrong code is another article; it is noticed when it arrives.",
    fix="Ask the maker: the order asks for a quotation and orders nothing under that number.",
    sources=("numbers and lengths listed by the makers: docs/part-numbers.md, and the record of the part",),
    bad='use "catalog:nvidia" as nvidia\nspare nvidia.MFP7E40-N010 { count = 1 }',
    good='use "catalog:nvidia" as nvidia\nspare nvidia.MFP7E30-N010 { count = 1 }',
)
