"""What `mtpc choose` prints: a ranked table for each question, and the same for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from mtpc.catalogue.types import Confidence, Fact
from mtpc.choice.types import Candidate, ChannelFit, ChoiceMark, Decision, Effect, FactName, FigureName, Situation
from mtpc.diagnostics._terminal import visible_json
from mtpc.lazy_dataclass import dataclass
from mtpc.units import show

WIDTH = 100
_FIGURES = {
    FigureName.LENGTH_M: ("length", " m"), FigureName.PAIRS: ("pairs", ""), FigureName.RATE_GBPS: ("rate", " Gb/s"),
    FigureName.NEXT_GBPS: ("next", " Gb/s"),
}  # fmt: skip
Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was asked, of what, and what came out; `told` is what was said on the command line."""

    of: str
    channels: int
    told: Situation
    read: Situation
    decisions: tuple[Decision, ...]


def as_text(choice: Choice) -> Iterator[str]:
    """A head with the facts, one block a question, and the sources that its marks refer to by number."""
    yield f"{choice.of}\n"
    for head, situation in (("read", choice.read), ("said", choice.told)):
        facts = "; ".join(f"{name} {value}" for name, value in _facts(situation).items())
        yield _folded(f"  {head}  ", facts or "nothing")
    sources: dict[str, int] = {}
    for decision in choice.decisions:
        yield "\n" + "".join(_decision(decision, sources))
    if sources:
        yield "\nsources\n"
        width = len(str(len(sources)))
        yield from (
            _folded(f"  [{number}]{' ' * (width - len(str(number)))} ", text) for text, number in sources.items()
        )


def _facts(situation: Situation) -> dict[str, str]:
    words = {str(name): " and ".join(sorted(found)) for name, found in situation.facts.items()}
    figures = {
        shown: f"{show(situation.figures[name])}{unit}"
        for name, (shown, unit) in _FIGURES.items()
        if name in situation.figures
    }
    return {**words, **figures}


def _decision(decision: Decision, sources: dict[str, int]) -> Iterator[str]:
    yield _folded(f"{decision.question.subject}: ", _answer(decision))
    width = max(len(candidate.answer.shown) for candidate in decision.candidates)
    for number, candidate in enumerate(decision.candidates, start=1):
        rank = "-" if candidate.is_out else str(number)
        state = "out" if candidate.is_out else f"{candidate.points:+d}" if candidate.points else "0"
        row = f"  {rank}  {state:>3}  {candidate.answer.shown:<{width}}  "
        yield _folded(row, _left(candidate.fit)) if candidate.fit else f"{row.rstrip()}\n"
    yield from _reasons(decision, sources)
    yield from _cost(decision, sources)
    if decision.not_said:
        names = dict.fromkeys(_said_as(name) for name in decision.not_said)
        yield _folded("     not said: ", ", ".join(names))


def _said_as(name: FactName | FigureName) -> str:
    return {FactName.UPGRADE: "next", FigureName.NEXT_GBPS: "next", FigureName.RATE_GBPS: "now"}.get(name, str(name))


def _reasons(decision: Decision, sources: dict[str, int]) -> Iterator[str]:
    """Every reason once, with the answers it counts for."""
    reasons: dict[int, list[tuple[Candidate, ChoiceMark]]] = {}
    for candidate in decision.candidates:
        for mark in candidate.marks:
            reasons.setdefault(id(mark.rule), []).append((candidate, mark))
    for pairs in reasons.values():
        rule = pairs[0][1].rule
        by_sign: dict[str, list[str]] = {}
        for candidate, mark in pairs:
            by_sign.setdefault(_sign(mark), []).append(candidate.answer.name)
        counted = ", ".join(f"{sign} {' '.join(names)}" for sign, names in by_sign.items())
        yield _folded("     ", f"{counted} · {rule.factor}: {rule.why} {_reference(rule.fact, sources)}", "       ")
    for candidate in decision.candidates:
        if candidate.fit and candidate.fit.is_too_much:
            yield _folded(
                "     ", f"out {candidate.answer.name} · channels: a limit is exceeded at {candidate.fit.why}"
            )


def _reference(fact: Fact, sources: dict[str, int]) -> str:
    """`[3, low]`: the source by its number."""
    number = sources.setdefault(
        ", ".join(filter(None, (fact.title, fact.place.replace(" ; ", "; ")))), len(sources) + 1
    )
    return f"[{number},\xa0{fact.confidence}]"


def _answer(decision: Decision) -> str:
    if decision.differs:
        return f"channels differ in {' and '.join(decision.differs)}, and need different ones: decide for each by --for"
    if not decision.recommended:
        return "open, nothing speaks for one of them"
    names = " or ".join(candidate.answer.shown for candidate in decision.recommended)
    tie = ", with equal marks" if len(decision.recommended) > 1 else ""
    low = "; low: only facts of low confidence speak for it" if decision.confidence is Confidence.LOW else ""
    return f"{names}{tie}{low}"


def _sign(mark: ChoiceMark) -> str:
    return "out" if mark.effect is Effect.RULED_OUT else f"{mark.points:+d}"


def _left(fit: ChannelFit) -> str:
    if fit.margin_db is not None:
        return f"margin {show(fit.margin_db)} dB, {fit.confidence} ({fit.why})"
    if fit.spare_m is not None:
        return f"{show(fit.spare_m)} m of reach left, {fit.confidence} ({fit.why})"
    return f"not known ({fit.why})"


def _cost(decision: Decision, sources: dict[str, int]) -> Iterator[str]:
    if decision.cheapest is None:
        return
    name = decision.cheapest.answer.name
    prices = [
        f"{each.answer.name} costs about {each.answer.dearer_percent} % more "
        + _reference(each.answer.price_fact, sources)
        for each in decision.candidates
        if each.answer.dearer_than == name and each.answer.price_fact
    ]
    yield _folded("     cost: ", f"{name} is the cheapest of which a price is known; {'; '.join(prices)}")
    lost = decision.lost_by_the_cheapest
    reasons = "; ".join(f"{mark.rule.why} {_reference(mark.fact, sources)}" for mark in lost)
    if decision.recommended:
        yield _folded("     lost by the cheapest: ", reasons or "nothing")


def _folded(head: str, text: str, indent: str = "") -> str:
    lines = wrap(text, WIDTH, initial_indent=head, subsequent_indent=indent or " " * len(head), break_long_words=False,
                 break_on_hyphens=False)  # fmt: skip
    return "\n".join(lines).replace("\xa0", " ") + "\n"


def as_json(choice: Choice) -> Iterator[str]:
    """The document; decimals are strings, unknown is null."""
    document = {
        "schema": "mtpc-choose/1", "of": choice.of, "channels": choice.channels, "said": _facts(choice.told),
        "read": _facts(choice.read), "decisions": [_decision_fields(each) for each in choice.decisions],
    }  # fmt: skip
    yield visible_json(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _decision_fields(decision: Decision) -> Fields:
    return {
        "question": str(decision.question.subject),
        "recommended": _names(decision.recommended),
        "differs": list(decision.differs),
        "confidence": str(decision.confidence) if decision.recommended else None,
        "choices": [_candidate_fields(candidate) for candidate in decision.candidates],
        "cheapest": decision.cheapest.answer.name if decision.cheapest else None,
        "lost_by_the_cheapest": [_mark_fields(mark) for mark in decision.lost_by_the_cheapest],
        "not_said": list(decision.not_said),
    }


def _names(candidates: Iterable[Candidate]) -> list[str]:
    return [candidate.answer.name for candidate in candidates]


def _candidate_fields(candidate: Candidate) -> Fields:
    fit, answer = candidate.fit, candidate.answer
    return {
        "name": answer.name, "shown": answer.shown, "points": candidate.points, "ruled_out": candidate.is_out,
        "margin_db": None if fit is None or fit.margin_db is None else show(fit.margin_db),
        "reach_left_m": None if fit is None or fit.spare_m is None else show(fit.spare_m),
        "left": None if fit is None else fit.why,
        "cost_more_percent": None if answer.dearer_percent is None else str(answer.dearer_percent),
        "marks": _marks_fields(candidate.marks),
    }  # fmt: skip


def _marks_fields(marks: Sequence[ChoiceMark]) -> list[Fields]:
    return [_mark_fields(mark) for mark in marks]


def _mark_fields(mark: ChoiceMark) -> Fields:
    return {
        "effect": str(mark.effect), "points": mark.points, "factor": mark.rule.factor, "why": mark.rule.why,
        "source": mark.fact.title, "place": mark.fact.place or None, "confidence": str(mark.fact.confidence),
    }  # fmt: skip
