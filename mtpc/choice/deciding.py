"""Rules and facts become a ranked list of answers for each question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from mtpc.choice.rule_files import choice_rules, questions
from mtpc.choice.types import (
    SAYABLE,
    Answer,
    Candidate,
    ChannelFit,
    ChoiceMark,
    ChoiceQuestion,
    ChoiceRule,
    Decision,
    Effect,
    FactName,
    FigureName,
    Situation,
    Subject,
)

Fits = Mapping[tuple[Subject, str], ChannelFit]  # by question and answer


def decide(situation: Situation, fits: Fits, subjects: Collection[Subject] = tuple(Subject)) -> list[Decision]:
    """The decisions on these subjects, in the order of the questions."""
    return [_decision(question, situation, fits) for question in questions() if question.subject in subjects]


def _decision(question: ChoiceQuestion, situation: Situation, fits: Fits) -> Decision:
    rules = [rule for rule in choice_rules() if rule.subject is question.subject]
    marks = [(rule, effects) for rule in rules if (effects := _effects(rule, situation))]
    candidates = [
        Candidate(answer, tuple(_marks(answer, marks)), fits.get((question.subject, answer.name)))
        for answer in question.answers
    ]
    ranked = tuple(sorted(candidates, key=lambda candidate: (candidate.is_out, -candidate.points)))
    standing = [candidate for candidate in ranked if not candidate.is_out and candidate.points > 0]
    first = tuple(candidate for candidate in standing if candidate.points == standing[0].points)
    differs = _differing(rules, situation, {candidate.answer.name for candidate in first})
    return Decision(question, ranked, () if differs else first, _not_said(rules, situation), _cheapest(ranked), differs)


def _differing(rules: Iterable[ChoiceRule], situation: Situation, first: Collection[str]) -> tuple[FactName, ...]:
    """The facts of which some channels have a word that rules out one of the first answers, and others have not."""
    found: dict[FactName, None] = {}
    for rule in rules:
        ruled_out = {answer for answer, effect in rule.effects if effect is Effect.RULED_OUT}
        if not ruled_out.isdisjoint(first) and _holds(rule, situation):
            found.update((name, None) for name, among in rule.when if not situation.facts[name] <= among)
    return tuple(found)


def _effects(rule: ChoiceRule, situation: Situation) -> dict[str, Effect]:
    """What a rule does to answers here: to rule out, every word of a fact has to be among those it names."""
    if not _holds(rule, situation):
        return {}
    every = all(situation.facts[name] <= words for name, words in rule.when)
    return {answer: effect for answer, effect in rule.effects if every or effect is not Effect.RULED_OUT}


def _holds(rule: ChoiceRule, situation: Situation) -> bool:
    facts, figures = situation.facts, situation.figures
    return (
        all(name in facts and not among.isdisjoint(facts[name]) for name, among in rule.when)
        and all(name in figures and figures[name] >= bound for name, bound in rule.at_least)
        and all(name in figures and figures[name] < bound for name, bound in rule.below)
    )


def _marks(answer: Answer, marks: Iterable[tuple[ChoiceRule, dict[str, Effect]]]) -> Iterable[ChoiceMark]:
    for rule, effects in marks:
        if answer.name in effects:
            yield ChoiceMark(effects[answer.name], rule)


def _not_said(rules: Iterable[ChoiceRule], situation: Situation) -> tuple[FactName | FigureName, ...]:
    """The facts that nobody states on which a rule waits of which all that is known holds."""
    waiting: dict[FactName | FigureName, None] = {}
    for rule in rules:
        known = ChoiceRule(
            rule.factor, rule.subject, rule.effects, rule.why, rule.fact,
            tuple((name, words) for name, words in rule.when if name in situation.facts),
            tuple((name, bound) for name, bound in rule.at_least if name in situation.figures),
            tuple((name, bound) for name, bound in rule.below if name in situation.figures),
        )  # fmt: skip
        if _holds(known, situation):
            waiting.update((name, None) for name, _ in rule.when if name not in situation.facts)
            bounds = (*rule.at_least, *rule.below)
            waiting.update((name, None) for name, _ in bounds if name not in situation.figures)
    return tuple(name for name in waiting if name in SAYABLE)


def _cheapest(ranked: tuple[Candidate, ...]) -> Candidate | None:
    """The answer that others are known to be dearer than, unless it is ruled out."""
    cheaper = {candidate.answer.dearer_than for candidate in ranked}
    return next((each for each in ranked if each.answer.name in cheaper and not each.is_out), None)
