"""LEN102 length-unknown: a cable has no length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.site import Site
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.budget._channels import checked_channels
from mtpc.rules.rule import Rule
from mtpc.rules.sources import FOA_LOSS_BUDGET


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables whose length is not known, each once, with the first channel that depends on it.

    Written as `unknown` it is so on purpose, which is a warning.
    """
    site = plant.site
    unknown = {
        component for component in site.cables() if site.length_m(component) is None and component not in site.lengths
    }
    if not unknown:
        return
    asked_for = {cord for circuit in site.circuits for cord in circuit.cords}
    keys = {component: "cord-length" if component in asked_for else "length" for component in sorted(unknown)}
    channels: dict[int, str] = {}
    for channel in checked_channels(plant):
        for component in sorted(unknown.intersection(channel.components())):
            channels.setdefault(component, channel.name)
    yield from (_finding(site, component, channels.get(component, ""), key) for component, key in keys.items())


def _is_on_purpose(site: Site, component: int, key: str) -> bool:
    return any(name == key for name, _ in site.origin_of(component).attributes)


def _finding(site: Site, component: int, channel: str, key: str) -> Diagnostic:
    origin, written = site.origin_of(component), _is_on_purpose(site, component, key)
    alone = "it cannot be checked" if site.is_in_place(component) else "it can be neither checked nor ordered"
    consequence = f"loss and reach of {channel} are unknown too" if channel else alone
    message = f"the length of {named(site, component)} is not known, so {consequence}"
    help_ = "write the length in place of `unknown`" if written else f"write `{key} = …` at this statement"
    finding = component_finding(RULE, site, component, message, help_=help_, span=origin.length)
    return replace(finding, severity=Severity.WARNING) if written else finding


RULE = Rule(
    __name__,
    summary="A cable has no length.",
    why="Without it neither loss nor reach is known, and the cable cannot be ordered. What is not known does not pass.",
    fix=(
        "Write `length = …`; for cable that is in the ground already, measure it. `length = unknown` says that nobody "
        "has measured it: a warning, and the channels over it are not judged."
    ),
    sources=(
        FOA_LOSS_BUDGET,
        "a length that is not known is never taken as 0: docs/language.md",
    ),
    bad="cord spine1.et-0/0/4 -- spine2.et-0/0/4 : acme.aoc-100g-q28",  # sold in 10, 20 and 30 m
    good="cord spine1.et-0/0/4 -- spine2.et-0/0/4 : acme.dac-100g-q28-3m",  # sold in 3 m only
    check=check,
)
