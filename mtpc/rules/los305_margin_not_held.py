"""LOS305 margin-not-held: a channel passes with less margin than the policy of the project asks for."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._loss import greatest_terms, judged
from mtpc.rules._rule import Rule
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Margin under the one the policy requires."""
    wanted = plant.site.policy.min_margin_db
    if wanted is None:
        return
    for one in judged(plant):
        margin = one.budget.margin_db
        if one.budget.verdict == "pass" and margin is not None and margin < wanted:
            yield one.finding(
                RULE,
                f"{one.name} has {show(margin)} dB of margin, the policy asks for {show(wanted)} dB",
                help_=greatest_terms(one.budget),
            )


RULE = Rule(
    code="LOS305",
    name="margin-not-held",
    severity=Severity.ERROR,
    summary="A channel passes with less margin than the policy of the project asks for.",
    why="The margin is what is left for dirt, repairs and the next patch.",
    fix="Use parts of a lower-loss grade, a way with fewer connections, or another `min-margin`.",
    sources=("the margin is the project's own: `policy { require { min-margin = … } }`, docs/language.md",),
    bad=(
        "policy { require { min-margin = 1.5dB } }\n"
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        "policy { require { min-margin = 0.5dB } }\n"
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    check=check,
)
