"""LOS302 loss-within-rounding: what it says and when."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules.budget._judged import greatest_terms, judged
from mtpc.rules.rule import Rule
from mtpc.rules.sources import IEEE_802_3
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Loss over the limit by no more than its rounding."""
    for one in judged(plant):
        budget = one.budget
        if budget.verdict == "rounding" and budget.loss_db is not None and budget.limit_db is not None:
            yield one.finding(
                RULE,
                f"{one.name} loses {show(budget.loss_db)} dB, over the {show(budget.limit_db)} dB of"
                f" {one.application_of('loss_db')} by no more than the limit is rounded",
                help_=greatest_terms(budget),
            )


RULE = Rule(
    code="LOS302",
    name="loss-within-rounding",
    severity=Severity.WARNING,
    summary="The loss of a channel is over the printed limit by no more than half of its last digit.",
    why=(
        "Limits are printed with one decimal: the real one may be up to 0.05 dB higher. The "
        "channel may work; nobody can prove it."
    ),
    fix="Take a little loss out, or accept it in writing.",
    sources=(
        (
            "limits are printed to 0.1 dB (Fibre Channel 0.01 dB), so a PMD's own worst channel can "
            "exceed the printed limit by half a unit (derived from the PMDs' own arithmetic, high)"
        ),
        IEEE_802_3,
    ),
    bad=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-tia { length = 20m }\n"
        "cord sp01.1.1 -- sp01.1.2 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord leaf01.et-0/0/49 -- lp01.1.2 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 20m }\n"
        "cord sp01.1.1 -- sp01.1.2 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord leaf01.et-0/0/49 -- lp01.1.2 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    check=check,
)
