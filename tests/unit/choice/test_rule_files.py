"""The shipped rules of choice: each can hold, names what there is, and is as sure as its source."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mtpc.catalogue.records import DATA, BrokenCatalogue
from mtpc.catalogue.types import Confidence
from mtpc.choice.rule_files import choice_rules, questions
from mtpc.choice.types import POINTS, ChoiceRule, Effect, FactName, Subject
from mtpc.cli._choosing import ASKED
from tests.support.listing import for_each


def test_there_is_a_question_for_every_subject() -> None:
    assert [question.subject for question in questions()] == list(Subject)
    assert len({answer.name for question in questions() for answer in question.answers}) == sum(
        len(question.answers) for question in questions()
    )


@for_each(choice_rules, lambda rule: rule.why)
def test_a_rule_says_when_and_only_known_words(rule: ChoiceRule) -> None:
    assert rule.when or rule.at_least or rule.below
    for name, words in rule.when:
        known = set(ASKED[name][0]) if name in ASKED else None
        assert known is None or words <= known, name
    assert rule.fact.title
    if "engineering-knowledge" in rule.fact.basis:
        assert rule.fact.confidence is Confidence.LOW  # of two confidences the lower holds


def test_every_answer_to_what_is_asked_is_heard_by_some_rule() -> None:
    heard = {(name, word) for rule in choice_rules() for name, words in rule.when for word in words}
    neutral = {("budget", "normal"), ("budget", "unlimited"), ("change", "unlikely"), ("matings", "rarely"),
               ("sensitive-reflection", "no")}  # fmt: skip
    said = {(str(name), word) for name, (words, _) in ASKED.items() for word in words}
    assert said - {(str(name), word) for name, word in heard} == neutral


def test_every_answer_can_be_recommended_or_is_known_not_to_be() -> None:
    for_some = {answer for rule in choice_rules() for answer, effect in rule.effects if effect is Effect.FOR}
    never = {answer.name for question in questions() for answer in question.answers} - for_some
    assert never == {"generic", "om5", "pinned-cassette"} - for_some


def test_a_mark_counts_as_much_as_its_source_is_sure() -> None:
    assert [POINTS[level] for level in (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)] == [3, 2, 1]


def test_a_rule_for_an_answer_that_there_is_not_is_a_broken_catalogue(tmp_path: Path) -> None:
    text = (DATA / "choice" / "factors" / "matings.toml").read_text("utf-8")
    (tmp_path / "matings.toml").write_text(text.replace('"mtp-pro"', '"mtp-plus"'))
    with pytest.raises(BrokenCatalogue, match=r"matings\.toml: the question connector has no answer mtp-plus"):
        choice_rules(tmp_path)
    (tmp_path / "matings.toml").write_text(text.replace("matings = [", "moods = ["))
    with pytest.raises(BrokenCatalogue, match="moods"):
        choice_rules(tmp_path)


def test_one_file_is_one_factor() -> None:
    for path in (DATA / "choice").rglob("*.toml"):
        assert tomllib.loads(path.read_text("utf-8"))["name"] == path.stem
    assert FactName.SITE in ASKED
