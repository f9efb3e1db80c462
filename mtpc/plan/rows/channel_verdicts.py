"""What channels come to and why, as `mtpc trace` says it."""

from __future__ import annotations

from mtpc.channel.budget import budget
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.about import FindingsByObject
from mtpc.lazy_dataclass import dataclass
from mtpc.plan.port_names import names_of_channel, names_passed
from mtpc.plan.rows.channel_light import ChannelLight
from mtpc.plan.rows.pieces import piece_words
from mtpc.plan.verdict_reasons import Judged, reasons
from mtpc.plan.verdicts import Verdict, channel_verdict, verdict_of_light


@dataclass(frozen=True, slots=True)
class ChannelVerdicts:
    """The verdict on each channel by its light, its loss and what was `known` of it.

    Known are the findings about it and what could not be judged of it.
    """

    light: ChannelLight
    known: FindingsByObject

    @property
    def plant(self) -> Plant:
        """What the channels are of."""
        return self.light.plant

    def of(self, channel: int) -> Verdict:
        """What a channel comes to."""
        own = names_of_channel(self.plant, channel)
        light = verdict_of_light(self.plant, channel)
        is_open = self.known.leaves_open(own)
        return channel_verdict(light, budget(self.plant, channel), self._about(channel, own), is_open=is_open)

    def reasons(self, channel: int, verdict: Verdict) -> list[str]:
        """Why it comes to that verdict."""
        if verdict in (Verdict.OK, Verdict.DIRECT_CABLE):
            return []
        own, light = names_of_channel(self.plant, channel), [*map(str, self.light.of([channel]))]
        about, unjudged = self._about(channel, own), self.known.unjudged_of(own)
        judged = Judged(verdict, own, light, budget(self.plant, channel), about, unjudged)
        return reasons(judged, lambda name: piece_words(self.plant.site, self.light.ids, name))

    def _about(self, channel: int, own: frozenset[str]) -> list[Diagnostic]:
        return self.known.about(own | names_passed(self.plant.site, self.light.ways[channel]))
