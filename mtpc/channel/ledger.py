"""The facts a budget was calculated from: what was used, what is uncertain, what is missing."""

from __future__ import annotations

from dataclasses import field

from mtpc.catalogue.types import Confidence, Fact, lowest
from mtpc.channel.types import Caveat, Figure, Missing
from mtpc.lazy_dataclass import dataclass


@dataclass(slots=True)
class Ledger:
    """Facts used, what they leave uncertain, and what was missing; each in the order it was noted."""

    caveats: dict[Caveat, None] = field(default_factory=dict)
    unknown: dict[Missing, None] = field(default_factory=dict)
    confidences: list[Confidence] = field(default_factory=list)

    def used(self, kind: Figure, what: str, fact: Fact) -> None:
        """Note that a figure was taken from a fact, with a caveat if the fact is not certain."""
        self.confidences.append(fact.confidence)
        if fact.confidence != Confidence.HIGH:
            how = "recalled, not read from its source" if fact.recalled else "not confirmed"
            self.caution(kind, f"{what} is {how} ({fact.confidence})")

    def caution(self, kind: Figure, sentence: str) -> None:
        """Note something the user has to know about the result."""
        self.caveats[Caveat(kind, sentence)] = None

    def lacks(self, kind: Figure, name: str = "", under: str = "") -> None:
        """Note a figure that is not stated."""
        self.unknown[Missing(kind, name, under)] = None

    def misses(self, kind: Figure) -> bool:
        """Whether a figure of this kind is missing."""
        return any(missing.kind is kind for missing in self.unknown)

    def confidence(self) -> Confidence:
        """The lowest confidence of the facts used; low when there were none."""
        return lowest(self.confidences, default=Confidence.LOW)
