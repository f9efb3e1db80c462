"""Which channels run over which leg, and what they lose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal

from mtpc.channel.budget import budget
from mtpc.channel.follow import passed
from mtpc.channel.types import Budget, LossVerdict, Plant
from mtpc.diagnostics.about import FindingsByObject
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import joined_directly
from mtpc.model.floor_values import Circuit
from mtpc.plan.part_words import on_paper
from mtpc.plan.rows.channel_light import ChannelLight, Ways
from mtpc.plan.rows.channel_verdicts import ChannelVerdicts

Leg = tuple[int, int]  # its two faces, the lower number first


@dataclass(slots=True)
class LegChannels:
    """Channels by leg; `ways[channel]` are the parts it passes as (face entered, face left).

    `ids` are the cable ids by component.
    """

    plant: Plant
    ids: Sequence[str]
    known: FindingsByObject = field(default_factory=FindingsByObject)
    ways: Ways = field(init=False)
    light: ChannelLight = field(init=False)
    verdicts: ChannelVerdicts = field(init=False)
    by_leg: dict[Leg, list[int]] = field(default_factory=dict)
    _direct: dict[Leg, list[Circuit]] | None = None

    def __post_init__(self) -> None:
        self.ways = [passed(self.plant, channel) for channel in range(len(self.plant.channels))]
        self.light = ChannelLight(self.plant, self.ids, self.ways)
        self.verdicts = ChannelVerdicts(self.light, self.known)
        for channel, way in enumerate(self.ways):
            for entered, left in way:
                if left is not None:
                    self.by_leg.setdefault(leg(entered, left), []).append(channel)

    def directly(self, faces: Leg) -> list[Circuit]:
        """The circuits that a direct cable between two cages serves."""
        if self._direct is None:
            self._direct = {}
            for circuit in self.plant.site.circuits:
                if joined_directly(self.plant.site, circuit):
                    self._direct.setdefault(leg(circuit.near.face, circuit.far.face), []).append(circuit)
        return self._direct.get(faces, [])

    def circuits(self, channels: list[int]) -> list[Circuit]:
        """The circuits those channels carry."""
        site, by_channel = self.plant.site, self.plant.channels.circuits
        indexes = dict.fromkeys(index for channel in channels for index in by_channel[channel])
        return [site.circuits[index] for index in indexes]

    def expected(self, channels: list[int]) -> str:
        """What the worst of those channels may lose and its limit, or else why their light does not arrive."""
        return "; ".join(map(str, self.light.of(channels))) or expected(self.worst(channels))

    def worst(self, channels: list[int]) -> Budget | None:
        """The budget of the channel that loses most; None where there is none or one of them is unknown.

        Of copper, over which no loss is calculated, that of the longest.
        """
        budgets = [budget(self.plant, channel) for channel in channels]
        if budgets and all(result.verdict is LossVerdict.NOT_CALCULATED for result in budgets):
            return max(budgets, key=lambda result: (result.length_m or Decimal(0), result.application))
        if not budgets or any(result.maximum_db is None for result in budgets):
            return None
        return max(budgets, key=lambda result: (result.maximum_db or Decimal(0), result.application))


def leg(face: int, other_face: int) -> Leg:
    """The key of a leg."""
    return (face, other_face) if face < other_face else (other_face, face)


def expected(worst: Budget | None) -> str:
    """`0.823 of 1.9 dB`: what a channel may lose at most by its parts, and its limit; rounded for paper.

    Of copper `51 of 100 m`: its length, and how far its application reaches.
    """
    if worst is not None and worst.verdict is LossVerdict.NOT_CALCULATED:
        if worst.length_m is None or worst.reach_m is None:
            return ""
        return f"{on_paper(worst.length_m)} of {on_paper(worst.reach_m)} m"
    if worst is None or worst.maximum_db is None:
        return ""
    if worst.limit_db is None:
        return f"{on_paper(worst.maximum_db)} dB, limit unknown"
    return f"{on_paper(worst.maximum_db)} of {on_paper(worst.limit_db)} dB"
