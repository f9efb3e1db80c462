"""PRT104 slot-used-twice: two plates or cassettes are put into one slot."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    code="PRT104",
    name="slot-used-twice",
    severity=Severity.ERROR,
    summary="Two plates or cassettes are put into one slot.",
    why="A slot holds one insert.",
    fix="Use a free slot for one of them.",
    sources=("the language of mtpc: docs/language.md",),
    bad="plate lp01.1 : acme.plate-12mpo-opposed-pc",
    good="plate lp01.2 : acme.plate-12mpo-opposed-pc",
)
