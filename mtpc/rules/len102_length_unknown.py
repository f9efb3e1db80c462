"""LEN102 length-unknown: a cable on a channel has no length."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._loss import judged
from mtpc.rules._rule import Rule
from mtpc.rules._words import named


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables of complete channels whose length is not known, each once."""
    site, done = plant.site, set()
    for one in judged(plant):
        if one.budget.length_m is not None:
            continue
        for component in one.components():
            kind = site.components.kind[component]
            unknown = kind in ("cord", "harness", "trunk") and site.components.length_m[component] is None
            if unknown and component not in done:
                done.add(component)
                yield _finding(plant, component, one.name)


def _finding(plant: Plant, component: int, channel: str) -> Diagnostic:
    site = plant.site
    origin = site.components.origin[component]
    return Diagnostic(
        code=RULE.code,
        message=f"the length of {named(site, component)} is not known, so loss and reach of {channel} are not either",
        span=origin.attribute("length"),
        severity=RULE.severity,
        object=site.components.name[component],
        help="write `length = …` at this statement",
        context=origin.context,
    )


RULE = Rule(
    code="LEN102",
    name="length-unknown",
    severity=Severity.ERROR,
    summary="A cable on a channel has no length.",
    why=("Without it neither loss nor reach is known, and the cable cannot be ordered. Not known is no pass."),
    fix="Write `length = …`; for cable that is in the ground already, measure it.",
    sources=(
        "FOA, loss budget: https://www.thefoa.org/tech/ref/Loss_Budget/Loss_Budget.htm (high)",
        "a length that is not known is never taken as 0: docs/language.md",
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = unknown }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 10m }",
    check=check,
)
