"""Which channels run over which leg, and what they lose."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from decimal import Decimal

from mtpc.channel.budget import budget
from mtpc.channel.follow import passed
from mtpc.channel.types import Budget, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.about import FindingsByObject
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import joined_directly
from mtpc.model.floor_values import Circuit
from mtpc.plan.light_words import NOT_JOINED, LightTrouble, light_trouble
from mtpc.plan.part_words import on_paper
from mtpc.plan.port_names import names_of_channel, names_passed
from mtpc.plan.rows.pieces import piece_words
from mtpc.plan.rows.unmated import Unmated
from mtpc.plan.verdict_reasons import Judged, reasons
from mtpc.plan.verdicts import Verdict, channel_verdict, verdict_of_light
from mtpc.text import counts_up, name_runs, natural_key, pair_name

_DIGITS = re.compile(r"[0-9]+")
Leg = tuple[int, int]  # its two faces, the lower number first


@dataclass(slots=True)
class LegChannels:
    """Channels by leg; `ways[channel]` are the parts it passes as (face entered, face left).

    `ids` are the cable ids by component.
    """

    plant: Plant
    ids: Sequence[str]
    known: FindingsByObject = field(default_factory=FindingsByObject)
    ways: list[list[tuple[int, int | None]]] = field(init=False)
    troubles: list[LightTrouble | None] = field(init=False)  # by shape: what is wrong with its light
    by_leg: dict[Leg, list[int]] = field(default_factory=dict)
    _direct: dict[Leg, list[Circuit]] | None = None
    _unmated: Unmated = field(init=False)
    _placed: dict[int, LightTrouble] = field(default_factory=dict)  # by channel: troubles that name their matings

    def __post_init__(self) -> None:
        self._unmated = Unmated(self.plant, self.ids)
        self.troubles = [light_trouble(shape) for shape in self.plant.channels.shapes]
        self.ways = [passed(self.plant, channel) for channel in range(len(self.plant.channels))]
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

    def light(self, channels: Iterable[int]) -> list[LightTrouble]:
        """What is wrong with the light of those channels, each trouble once; [] where all is well."""
        return list(dict.fromkeys(trouble for channel in channels if (trouble := self._trouble(channel))))

    def _trouble(self, channel: int) -> LightTrouble | None:
        """What is wrong with its light; where two connectors do not go together, which and why."""
        trouble = self.troubles[self.plant.channels.shape[channel]]
        if trouble is None or not trouble.at_mating:
            return trouble
        if channel not in self._placed:
            left = [face for _, face in self.ways[channel] if face is not None]
            words = self._unmated.words([self.plant.channels.near[channel], *left])
            self._placed[channel] = replace(trouble, why=words or trouble.why)
        return self._placed[channel]

    def troubled(self) -> Iterator[tuple[str, LightTrouble]]:
        """Circuits and joined ports whose light does not arrive: name and trouble, in reading order."""
        site, channels = self.plant.site, self.plant.channels
        of_circuits: dict[int, LightTrouble | None] = {}
        for channel, circuits in enumerate(channels.circuits):
            for index in circuits:
                of_circuits.setdefault(index, self._trouble(channel))
        for index, circuit in enumerate(site.circuits):
            if not joined_directly(site, circuit) and (trouble := of_circuits.get(index, NOT_JOINED)):
                yield f"circuit {circuit.name}", trouble
        for channel, far in enumerate(channels.far):
            trouble = self._trouble(channel)
            if trouble and far >= 0 and not channels.circuits[channel]:
                yield pair_name(map(site.face_name, (channels.near[channel], far))), trouble

    def verdict(self, channel: int) -> Verdict:
        """What a channel comes to, as `mtpc trace` says it."""
        own = names_of_channel(self.plant, channel)
        light = verdict_of_light(self.plant.channels.shape_of(channel))
        is_open = self.known.leaves_open(own)
        return channel_verdict(light, budget(self.plant, channel), self._about(channel, own), is_open=is_open)

    def reasons(self, channel: int, verdict: Verdict) -> list[str]:
        """Why it comes to that verdict."""
        if verdict in (Verdict.OK, Verdict.DIRECT_CABLE):
            return []
        own, light = names_of_channel(self.plant, channel), [*map(str, self.light([channel]))]
        about, unjudged = self._about(channel, own), self.known.unjudged_of(own)
        judged = Judged(verdict, own, light, budget(self.plant, channel), about, unjudged)
        return reasons(judged, lambda name: piece_words(self.plant.site, self.ids, name))

    def _about(self, channel: int, own: frozenset[str]) -> list[Diagnostic]:
        return self.known.about(own | names_passed(self.plant.site, self.ways[channel]))

    def expected(self, channels: list[int]) -> str:
        """What the worst of those channels may lose and its limit, or else why their light does not arrive."""
        return "; ".join(map(str, self.light(channels))) or expected(self.worst(channels))

    def worst(self, channels: list[int]) -> Budget | None:
        """The budget of the channel that loses most; None where there is none or one of them is unknown."""
        budgets = [budget(self.plant, channel) for channel in channels]
        if not budgets or any(result.maximum_db is None for result in budgets):
            return None
        return max(budgets, key=lambda result: (result.maximum_db or Decimal(0), result.application))


def leg(face: int, other_face: int) -> Leg:
    """The key of a leg."""
    return (face, other_face) if face < other_face else (other_face, face)


def expected(worst: Budget | None) -> str:
    """`0.823 of 1.9 dB`: what a channel may lose at most by its parts, and its limit; rounded for paper."""
    if worst is None or worst.maximum_db is None:
        return ""
    if worst.limit_db is None:
        return f"{on_paper(worst.maximum_db)} dB, limit unknown"
    return f"{on_paper(worst.maximum_db)} of {on_paper(worst.limit_db)} dB"


def folded(names: list[str]) -> str:
    """Names in natural order, runs as first..last: `up01-1..4`, `a1..4 -- b7..10`."""
    return "; ".join(_run(run) for run in name_runs(sorted(names, key=natural_key), counts_up))


def _run(names: list[str]) -> str:
    if len(names) < 3:
        return "; ".join(names)
    words, first, last = _DIGITS.split(names[0]), _DIGITS.findall(names[0]), _DIGITS.findall(names[-1])
    counts = [start if start == end else f"{start}..{end}" for start, end in zip(first, last, strict=True)]
    return "".join(itertools.chain.from_iterable(itertools.zip_longest(words, counts, fillvalue="")))
