"""LEN104 length-not-worked-out: a length is to be calculated, and something it depends on is not stated."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.auto_length_values import NoAutoLength
from mtpc.rules._naming import named
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables whose length is `auto` and stays unknown, at the place where what is missing is to be written."""
    for component, length in plant.site.lengths.items():
        missing = length if isinstance(length, NoAutoLength) and plant.site.length_m(component) is None else None
        while missing is not None:
            if missing.why:
                yield _finding(plant, component, missing)
            missing = missing.also


def _finding(plant: Plant, component: int, missing: NoAutoLength) -> Diagnostic:
    origin = plant.site.origin_of(component)
    return Diagnostic(
        code=RULE.code,
        message=f"the length of {named(plant.site, component)} cannot be calculated: {missing.why}",
        span=missing.span or origin.length,
        severity=RULE.severity,
        object=plant.site.name_of(component),
        labels=(Label(origin.length, "its length is to be calculated"),) if missing.span else (),
        help=missing.help,
        context=() if missing.span else origin.context,
    )


RULE = Rule(
    __name__,
    summary="A length is to be calculated, and something it depends on is not stated.",
    why=(
        "A length that is guessed comes back as a cable that does not reach. So `length = auto` needs the position of "
        "the racks, the tray and its drop, and the slack; each of them is stated once for all cables."
    ),
    fix=(
        "Write what the finding names: `row-origin` and `pitch` at the racks, `offset` at the rows, `drop` at the "
        "tray, `slack` in a policy. Or measure, and write the length."
    ),
    sources=(
        "EIA-310-D: one rack unit is 44.45 mm, a panel 482.6 mm wide (high)",
        "ordered length >= route + slack at both ends, never rounded down: notes on published catalogues (derived)",
        "how a length is calculated: docs/language.md, Lengths",
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = auto; slack = 10% }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = auto; slack = 10% }",
    check=check,
)
