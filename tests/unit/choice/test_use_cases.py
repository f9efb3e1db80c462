"""The use cases of the decision table (MTP or MPO): what is recommended, why, and on whose word."""

from __future__ import annotations

import csv
from decimal import Decimal

from mtpc.catalogue.types import Confidence
from mtpc.choice.deciding import decide
from mtpc.choice.from_applications import facts_of_applications
from mtpc.choice.types import Decision, Effect, FactName, FigureName, Situation, Subject
from tests.support import ROOT
from tests.support.listing import for_each

# What is said of each case: `100GBASE-SR4` and the like are applications, `pairs 2` a figure.
SAID = {
    "short-office": "site small-office; repair return; budget low; matings rarely",
    "central-office": "400GBASE-DR4; site central-office; matings rarely",
    "enterprise": "site enterprise; repair field; budget normal",
    "data-centre": "100GBASE-SR4; site data-centre; pairs 2; cassettes no",
    "ai-fabric": "IB-NDR-DR4; site ai-fabric; pairs 2; build structured",
    "short-run": "40GBASE-SR4; budget low; pairs 0; repair return; sensitive-loss no; upgrade no",
    "upgrade": "100GBASE-SR4; next_gbps 400; upgrade yes; pairs 2; cassettes yes",
    "bench": "100GBASE-SR4; site lab; repair return; pairs 0",
    "worn-bench": "100GBASE-SR4; site lab; repair field; matings often",
}
# Of each case: the question, what is recommended, words of a reason, words of its source, its confidence.
with (ROOT / "tests" / "data" / "use_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = [(SAID[case], *row) for case, *row in list(csv.reader(file))[1:]]


def situation(said: str) -> Situation:
    words: dict[FactName, frozenset[str]] = {}
    figures: dict[FigureName, Decimal] = {}
    applications = []
    for each in said.split("; "):
        name, _, value = each.partition(" ")
        if not value:
            applications.append(name)
        elif name in list(FactName):
            words[FactName(name)] = frozenset({value})
        else:
            figures[FigureName(name)] = Decimal(value)
    return Situation(words, figures).joined(facts_of_applications(applications))


def decision(said: str, subject: str) -> Decision:
    (found,) = decide(situation(said), {}, [Subject(subject)])
    return found


@for_each(CASES)
def test_a_use_case_has_its_recommendation_and_its_reason(
    said: str, subject: str, wanted: str, why: str, source: str, confidence: str
) -> None:
    found = decision(said, subject)
    assert " ".join(sorted(candidate.answer.name for candidate in found.recommended)) == wanted
    marks = [mark for candidate in found.recommended for mark in candidate.marks if why in mark.rule.why]
    assert marks, [mark.rule.why for candidate in found.recommended for mark in candidate.marks]
    assert all(source in f"{mark.fact.title}, {mark.fact.place}" for mark in marks)
    assert {mark.fact.confidence for mark in marks} == {Confidence(confidence)}
    assert {mark.effect for mark in marks} == {Effect.FOR}


def test_nothing_speaks_for_a_connector_because_of_a_rate_alone() -> None:
    """The catalogue reference, section 6: a line rate never chooses the connector."""
    for rate in ("100", "400", "800", "1600"):
        assert decision(f"rate_gbps {rate}", "connector").recommended == ()
        assert decision(f"rate_gbps {rate}", "base").recommended == ()


def test_a_name_never_speaks_for_a_grade() -> None:
    """Grades are decided by loss, reflection, rate and site; the connector's question has no say in them."""
    for said, *_ in CASES:
        with_name = decision(said, "grade")
        assert all("MTP" not in mark.rule.why or "either" in mark.rule.why or "MTP or MPO" in mark.rule.why
                   for candidate in with_name.recommended for mark in candidate.marks)  # fmt: skip


def test_the_cheapest_says_what_is_lost_by_it() -> None:
    found = decision(SAID["enterprise"], "connector")
    assert found.cheapest is not None
    assert found.cheapest.answer.name == "mpo"
    assert any("polish again" in mark.rule.why for mark in found.lost_by_the_cheapest)
    assert decision(SAID["short-run"], "connector").lost_by_the_cheapest == ()
    assert decision(SAID["short-run"], "grade").cheapest is None  # no price by grade is known


def test_an_optic_of_sixteen_fibres_rules_out_twelve() -> None:
    found = decision("400GBASE-SR8", "base")
    assert [candidate.answer.name for candidate in found.recommended] == ["base-16"]
    assert {candidate.answer.name for candidate in found.candidates if candidate.is_out} == {
        "base-8", "base-12", "base-24",
    }  # fmt: skip


def test_two_kinds_of_optic_rule_nothing_out_by_what_one_of_them_needs() -> None:
    found = decision("400GBASE-SR8; 100GBASE-SR4", "base")
    assert not any(candidate.is_out for candidate in found.candidates)


def test_channels_that_need_different_ones_get_no_common_recommendation() -> None:
    """One is multimode and flat, the other single-mode and angled: neither fibre nor end face serves both."""
    both = "100GBASE-SR4; 400GBASE-DR4"
    assert (decision(both, "fibre").recommended, decision(both, "fibre").differs) == ((), (FactName.MODE,))
    assert (decision(both, "end-face").recommended, decision(both, "end-face").differs) == ((), (FactName.POLISH,))
    assert decision(both, "base").differs == ()
    assert decision("400GBASE-SR8; 100GBASE-SR4", "base").differs == (FactName.RECEPTACLE,)


def test_an_unknown_fact_holds_no_rule_and_is_named() -> None:
    found = decision("100GBASE-SR4", "connector")
    assert found.recommended == ()
    assert {"repair", "budget", "site", "matings"} <= set(found.not_said)
