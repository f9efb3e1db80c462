"""Questions, their answers, the facts and rules that decide them, and what comes out."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from mtpc.catalogue.types import Confidence, Fact, lowest
from mtpc.lazy_dataclass import dataclass


class Subject(StrEnum):
    """What is to be chosen; there is a question of the same name for each."""

    CONNECTOR = "connector"
    GRADE = "grade"
    BASE = "base"
    BUILD = "build"
    METHOD = "method"
    PINS = "pins"
    FIBRE = "fibre"
    END_FACE = "end-face"


class FactName(StrEnum):
    """A fact of a situation that has words."""

    SITE = "site"
    BUDGET = "budget"
    REPAIR = "repair"
    MATINGS = "matings"
    CHANGE = "change"
    UPGRADE = "upgrade"
    SENSITIVE_LOSS = "sensitive-loss"
    SENSITIVE_REFLECTION = "sensitive-reflection"
    RECEPTACLE = "receptacle"
    POLISH = "polish"
    MODE = "mode"
    PARALLEL = "parallel"
    CASSETTES = "cassettes"
    BUILD = "build"
    BREAKS_OUT = "breaks-out"
    METHOD = "method"
    FIBRE = "fibre"
    TRUNK_PINS = "trunk-pins"
    HOLDS = "limits-hold-with"  # the grades of arrays with which no channel exceeds its limit


class FigureName(StrEnum):
    """A fact of a situation that is a figure, in the unit of its name: gigabits a second, metres.

    The pairs are the mated pairs on the way.
    """

    RATE_GBPS = "rate_gbps"
    NEXT_GBPS = "next_gbps"
    PAIRS = "pairs"
    LENGTH_M = "length_m"


class Effect(StrEnum):
    """What a rule does to an answer."""

    FOR = "for"
    AGAINST = "against"
    RULED_OUT = "ruled out"


# What a user can say; the rest is read from a plan or from applications.
SAYABLE: tuple[FactName | FigureName, ...] = (
    FactName.SITE, FactName.BUDGET, FactName.REPAIR, FactName.MATINGS, FactName.CHANGE, FactName.UPGRADE,
    FactName.SENSITIVE_LOSS, FactName.SENSITIVE_REFLECTION, FigureName.RATE_GBPS, FigureName.NEXT_GBPS,
    FigureName.PAIRS,
)  # fmt: skip
# The mark of one rule, by how sure its source is.
POINTS = {Confidence.HIGH: 3, Confidence.MEDIUM: 2, Confidence.LOW: 1}


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the choices of a question; `dearer_percent` is only there where a price was found."""

    name: str
    shown: str
    dearer_than: str = ""
    dearer_percent: int | None = None
    price_fact: Fact | None = None
    in_policy: str = ""  # its word in a policy; "": its name
    stays_out: bool = False  # a policy has no one word for it


@dataclass(frozen=True, slots=True)
class ChoiceQuestion:
    """A question with its answers; `policy` is the attribute of a policy that says the answer, "" for none."""

    subject: Subject
    asks: str
    answers: tuple[Answer, ...]
    policy: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceRule:
    """One rule of a factor: it holds where each fact has one of the words and each figure is within its bounds."""

    factor: str
    subject: Subject
    effects: tuple[tuple[str, Effect], ...]  # answer -> what is done to it
    why: str
    fact: Fact
    when: tuple[tuple[FactName, frozenset[str]], ...] = ()
    at_least: tuple[tuple[FigureName, int], ...] = ()
    below: tuple[tuple[FigureName, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known: words and figures by their names. A name that is missing is not known."""

    facts: dict[FactName, frozenset[str]]
    figures: dict[FigureName, Decimal]

    def joined(self, other: Situation) -> Situation:
        """What either knows; where both do, what this one says stays."""
        return Situation({**self.facts, **other.facts, **self.facts}, {**self.figures, **other.figures, **self.figures})


@dataclass(frozen=True, slots=True)
class ChoiceMark:
    """What one rule says of one answer."""

    effect: Effect
    rule: ChoiceRule

    @property
    def fact(self) -> Fact:
        """Where it comes from."""
        return self.rule.fact

    @property
    def points(self) -> int:
        """By the confidence of its source, below zero where it speaks against; 0 where it rules out."""
        points = POINTS[self.fact.confidence]
        return {Effect.FOR: points, Effect.AGAINST: -points, Effect.RULED_OUT: 0}[self.effect]


@dataclass(frozen=True, slots=True)
class ChannelFit:
    """What an answer leaves on the channels of the plan. None = not known; `why` is the worst of them in words."""

    why: str
    margin_db: Decimal | None = None
    spare_m: Decimal | None = None
    confidence: Confidence = Confidence.LOW
    is_too_much: bool = False  # a channel exceeds its limit


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer with its marks, and what it leaves."""

    answer: Answer
    marks: tuple[ChoiceMark, ...]
    fit: ChannelFit | None = None

    @property
    def points(self) -> int:
        """The sum of its marks."""
        return sum(mark.points for mark in self.marks)

    @property
    def is_out(self) -> bool:
        """Whether it is ruled out, by a rule or because a channel exceeds its limit."""
        return any(mark.effect is Effect.RULED_OUT for mark in self.marks) or bool(self.fit and self.fit.is_too_much)

    @property
    def confidence(self) -> Confidence:
        """The best that speaks for it: what rests on low facts alone is low."""
        found = [mark.fact.confidence for mark in self.marks if mark.effect is Effect.FOR]
        return next((level for level in Confidence if level in found), Confidence.LOW)


@dataclass(frozen=True, slots=True)
class Decision:
    """A question with its answers, the best first; `recommended` are those ahead, () where nothing speaks for any."""

    question: ChoiceQuestion
    candidates: tuple[Candidate, ...]
    recommended: tuple[Candidate, ...]
    not_said: tuple[FactName | FigureName, ...]  # facts that would have a say in it and that nobody states
    cheapest: Candidate | None = None  # only where a price is known
    differs: tuple[
        FactName, ...
    ] = ()  # facts by which one channel rules out what another needs: nothing is recommended

    @property
    def lost_by_the_cheapest(self) -> tuple[ChoiceMark, ...]:
        """What speaks for the first and not for the cheapest."""
        if self.cheapest is None or not self.recommended or self.cheapest in self.recommended:
            return ()
        kept = [mark.rule for mark in self.cheapest.marks if mark.effect is Effect.FOR]
        first = self.recommended[0]
        return tuple(mark for mark in first.marks if mark.effect is Effect.FOR and mark.rule not in kept)

    @property
    def confidence(self) -> Confidence:
        """The lowest of those recommended."""
        return lowest((candidate.confidence for candidate in self.recommended), default=Confidence.LOW)
