"""The questions and rules that come with mtpc: TOML files in `data/choice`, one a question and one a factor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mtpc.catalogue.records import DATA, Record, broken, fact_of, read_shipped
from mtpc.choice.types import Answer, ChoiceQuestion, ChoiceRule, Effect, FactName, FigureName, Subject

_EFFECTS = {"speaks_for": Effect.FOR, "against": Effect.AGAINST, "rules_out": Effect.RULED_OUT}


@cache
def questions(folder: Path = DATA / "choice" / "questions") -> tuple[ChoiceQuestion, ...]:
    """All questions in the order they are answered; raises BrokenCatalogue."""
    read = [(path, read_shipped(path) or {}) for path in sorted(folder.glob("*.toml"))]
    found = []
    for path, record in read:
        try:
            found.append((record["order"], _question(record)))
        except (KeyError, ValueError) as error:
            raise broken(path, error) from error
    return tuple(question for _, question in sorted(found, key=lambda pair: pair[0]))


@cache
def choice_rules(folder: Path = DATA / "choice" / "factors") -> tuple[ChoiceRule, ...]:
    """The rules of all factors, by name of the factor and as they are written; raises BrokenCatalogue."""
    found: list[ChoiceRule] = []
    for path in sorted(folder.glob("*.toml")):
        record = read_shipped(path) or {}
        try:
            found += _rules(record)
        except (KeyError, ValueError) as error:
            raise broken(path, error) from error
    return tuple(found)


def _question(record: Record) -> ChoiceQuestion:
    answers = tuple(
        Answer(
            answer["name"],
            answer["shown"],
            answer.get("dearer_than", ""),
            answer.get("dearer_percent"),
            fact_of({"source": answer["price_source"]}) if "price_source" in answer else None,
            answer.get("in_policy", ""),
            answer.get("stays_out", False),
        )
        for answer in record["answer"]
    )
    return ChoiceQuestion(Subject(record["name"]), record["asks"], answers, record.get("policy", ""))


def _rules(record: Record) -> Iterator[ChoiceRule]:
    for row in record["rule"]:
        subject = Subject(row["question"])
        effects = tuple((answer, effect) for key, effect in _EFFECTS.items() for answer in row.get(key, ()))
        known = {answer.name for question in questions() if question.subject is subject for answer in question.answers}
        for answer, _ in effects:
            if answer not in known:
                raise ValueError(f"the question {subject} has no answer {answer}")
        yield ChoiceRule(
            factor=record["name"],
            subject=subject,
            effects=effects,
            why=row["why"],
            fact=fact_of(row),
            when=tuple((FactName(name), frozenset(words)) for name, words in row.get("when", {}).items()),
            at_least=_bounds(row, "at_least"),
            below=_bounds(row, "below"),
        )


def _bounds(row: Record, key: str) -> tuple[tuple[FigureName, int], ...]:
    return tuple((FigureName(name), bound) for name, bound in row.get(key, {}).items())
