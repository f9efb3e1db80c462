"""LOS311 reflectance-unknown: single-mode matings on the path do not state what they reflect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.catalogue.types import FibreMode
from mtpc.channel.loss_words import missing_words
from mtpc.channel.types import LossVerdict, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules.budget._channels import checked_channels
from mtpc.rules.budget._examples import reflecting
from mtpc.rules.rule import OF_CHANNELS, Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The application limits reflectance and the parts do not state theirs."""
    for channel in checked_channels(plant):
        light, fibre = channel.budget.reflected, plant.site.fibres.get(channel.budget.fibre or "")
        if light is None or light.verdict is not LossVerdict.UNKNOWN or fibre is None or fibre.mode != FibreMode.SM:
            continue
        more = f" and of {len(light.unknown) - 1} more" if len(light.unknown) > 1 else ""
        finding = channel.finding(
            RULE,
            f"the reflectance of {channel.name} is not known; missing: {missing_words(light.unknown[0])}{more}",
            help_="use parts that state their return loss",
        )
        yield replace(finding, notes=(f"{light.application} has a limit for it",))


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A single-mode application limits reflectance, and mated pairs on the path do not state theirs.",
    why="What is not known does not pass: reflected light may disturb a channel that is within its loss.",
    fix=(
        "Use parts whose grade or record states a return loss, or write `return-loss = …` into a part of your own "
        "with its source. Multimode mated pairs that state none are only shown by `mtpc trace`."
    ),
    sources=(
        "maximum reflectance by number of reflections, IEEE 802.3 clauses 140 and 151 (medium where recalled; each "
        "record of an application says which)",
        "return loss by grade: FS quoting US Conec, "
        "https://community.fs.com/blog/a-comprehensive-guide-to-mtp-connector.html "
        "(high for Elite, medium for the standard grade)",
    ),
    bad=reflecting("unknown"),
    good=reflecting("55dB"),
    check=check,
    needs=OF_CHANNELS,
)
