"""LOS310 reflectance-over-limit: mated pairs reflect more than the application allows so many of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.catalogue.types import Confidence
from mtpc.channel.loss_words import pair_words
from mtpc.channel.types import LossVerdict, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.budget._channels import checked_channels
from mtpc.rules.budget._examples import reflecting
from mtpc.rules.rule import OF_CHANNELS, Premise, Rule
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The strongest reflection is over the figure for as many as count."""
    for channel in checked_channels(plant):
        light = channel.budget.reflected
        if light is None or light.verdict is not LossVerdict.FAIL:
            continue
        assert light.worst is not None and light.worst_db is not None
        count, most, limit_db = light.counted, light.most_stated, light.limit_db
        pairs = "its one mated pair that counts" if count == 1 else f"each of the {count} mated pairs that count"
        if limit_db is None:
            assert most is not None  # more count than any figure is stated for: they are allowed no more
            limit_db, pairs = most.db_max, f"each of up to {most.count}, and {count} count"
        finding = channel.finding(
            RULE,
            f"{pair_words(light.worst)} of {channel.name} may reflect {show(light.worst_db)} dB;"
            f" {light.application} allows {show(limit_db)} dB for {pairs}",
            help_="use connectors with a higher return loss (APC), or remove a connection",
        )
        unsure = (f"the reflectance rule of {light.application} is not confirmed ({light.confidence})",)
        yield replace(finding, notes=() if light.confidence == Confidence.HIGH else unsure)


RULE = Rule(
    __name__,
    summary="Mated pairs reflect more than the application allows for that many.",
    why=(
        "Light that is reflected twice overlaps the signal and blurs the levels of PAM4: bit errors occur, and no "
        "measurement of loss shows why."
    ),
    fix=(
        "Use connectors with a higher return loss: single-mode angled ones reflect so little that they do not count. "
        "Or remove a connection: the fewer there are, the more each may reflect."
    ),
    sources=(
        "maximum reflectance by number of reflections, IEEE 802.3 clauses 140 and 151: DR and LR columns recalled "
        "(medium, DR from six reflections on low), FR column read for 800GBASE-FR4-500 "
        "(high) and applied to others (medium)",
        "one figure for any number: -26 dB single-mode, -20 dB multimode: "
        "https://ieee802.org/3/10G_study/email/msg04747.html (medium)",
        "every mated pair of an NVIDIA InfiniBand link: "
        "https://docs.nvidia.com/networking/display/intrcnctcabreqndr400eth (high)",
    ),
    bad=reflecting("35dB"),
    good=reflecting("55dB"),
    check=check,
    effect="reflecting too much",
    needs=(*OF_CHANNELS, Premise.REFLECTANCES_KNOWN),
)
