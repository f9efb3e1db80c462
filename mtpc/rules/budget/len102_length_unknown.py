"""LEN102 length-unknown: a cable has no length."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.budget._channels import checked_channels
from mtpc.rules.rule import Rule
from mtpc.rules.sources import FOA_LOSS_BUDGET


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables whose length is not known, each once, with the first channel that depends on it."""
    site = plant.site
    unknown = {
        component for component in site.cables() if site.length_m(component) is None and component not in site.lengths
    }
    if not unknown:
        return
    channels: dict[int, str] = {}
    for channel in checked_channels(plant):
        for component in unknown.intersection(channel.components()):
            channels.setdefault(component, channel.name)
    asked_for = {cord for circuit in site.circuits for cord in circuit.cords}
    for component in sorted(unknown):
        key = "cord-length" if component in asked_for else "length"
        yield _finding(plant, component, channels.get(component, ""), key)


def _finding(plant: Plant, component: int, channel: str, key: str) -> Diagnostic:
    site = plant.site
    origin = site.origin_of(component)
    written = any(name == key for name, _ in origin.attributes)
    consequence = f"loss and reach of {channel} are unknown too" if channel else "it can be neither checked nor ordered"
    message = f"the length of {named(site, component)} is not known, so {consequence}"
    help_ = "write the length in place of `unknown`" if written else f"write `{key} = …` at this statement"
    return component_finding(RULE, site, component, message, help_=help_, span=origin.attribute(key))


RULE = Rule(
    code="LEN102",
    name="length-unknown",
    severity=Severity.ERROR,
    summary="A cable has no length.",
    why="Without it neither loss nor reach is known, and the cable cannot be ordered. What is not known does not pass.",
    fix="Write `length = …`; for cable that is in the ground already, measure it.",
    sources=(
        FOA_LOSS_BUDGET,
        "a length that is not known is never taken as 0: docs/language.md",
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = unknown }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 10m }",
    check=check,
)
