"""Channels of which something is asked that could not be read: a loss for repairs, a requirement of a policy."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Unjudged
from mtpc.model.gaps import GOVERNING
from mtpc.rules._naming import channel_name
from mtpc.rules._premises import codes_needing
from mtpc.rules.files import is_of_requirements, rule_files
from mtpc.rules.rule import Premise


def governed_channels(plant: Plant) -> Iterator[Unjudged]:
    """Every channel, where what the project asks of all of them could not be read."""
    for gap in plant.site.gaps:
        if gap.statement_kind in GOVERNING:
            losses = codes_needing(Premise.LOSSES_KNOWN)
            required = tuple(file.code for file in rule_files().values() if is_of_requirements(file))
            codes = losses if gap.statement_kind == "extra-loss" else tuple(dict.fromkeys((*losses, *required)))
            what = f"what `{gap.statement_kind}` asks of every channel could not be read"
            for channel in range(len(plant.channels)):
                yield Unjudged(channel_name(plant, channel), codes, what, gap.because)
