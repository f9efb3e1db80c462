"""The use cases of the decision table (MTP or MPO): what is recommended, why, and on whose word."""

from __future__ import annotations

from decimal import Decimal

from mtpc.catalogue.types import Confidence
from mtpc.choice.deciding import decide
from mtpc.choice.from_applications import facts_of_applications
from mtpc.choice.types import Decision, Effect, FactName, FigureName, Situation, Subject
from tests.support.listing import for_each

# What is said of the situation: `100GBASE-SR4` and the like are applications, `pairs 2` a figure.
SHORT_OFFICE = "site small-office; repair return; budget low; matings rarely"
CENTRAL_OFFICE = "400GBASE-DR4; site central-office; matings rarely"
ENTERPRISE = "site enterprise; repair field; budget normal"
DATA_CENTRE = "100GBASE-SR4; site data-centre; pairs 2; cassettes no"
AI_FABRIC = "IB-NDR-DR4; site ai-fabric; pairs 2; build structured"
SHORT_RUN = "40GBASE-SR4; budget low; pairs 0; repair return; sensitive-loss no; upgrade no"
UPGRADE = "100GBASE-SR4; next_gbps 400; upgrade yes; pairs 2; cassettes yes"
BENCH = "100GBASE-SR4; site lab; repair return; pairs 0"
WORN_BENCH = "100GBASE-SR4; site lab; repair field; matings often"

PHILISUN = "https://www.philisun.com/blog/mtp-vs-mpo-cable-which-solution-offers-better-roi-for-enterprises"
NVIDIA = "https://docs.nvidia.com/networking/display/intrcnctcabreqndr400eth/mpo/lc+cable+requirements"
# what is said | question | what is recommended | words of a reason | words of its source | its confidence
CASES = (
    (SHORT_OFFICE, "connector", "lc mpo", "plain LC and no arrays", "engineering knowledge", "low"),
    (SHORT_OFFICE, "connector", "lc mpo", "about 40 % more", "one reseller", "low"),
    (SHORT_OFFICE, "base", "base-12", "cassettes of six ports", "engineering knowledge", "low"),
    (SHORT_OFFICE, "fibre", "om4", "small housings", "engineering knowledge", "low"),
    (CENTRAL_OFFICE, "connector", "mpo mtp", "graded MPO or MTP alike", "https://docsbay.net/", "low"),
    (CENTRAL_OFFICE, "grade", "low", "stated grade, of either make", "https://docsbay.net/method-of-procedure", "low"),
    (CENTRAL_OFFICE, "fibre", "os2", "applications are single-mode", "limits of the applications", "high"),
    (CENTRAL_OFFICE, "end-face", "apc", "receptacles of these modules are angled", "pin-outs of the catalogue", "high"),
    (CENTRAL_OFFICE, "build", "structured", "frames", "engineering knowledge", "low"),
    (ENTERPRISE, "connector", "mtp", "polish again", PHILISUN, "medium"),
    (ENTERPRISE, "build", "structured", "moves and changes", "engineering knowledge", "low"),
    (ENTERPRISE, "base", "base-12", "duplex ports", "engineering knowledge", "low"),
    (DATA_CENTRE, "connector", "mpo mtp", "the sheet decides, not the name", "engineering knowledge", "low"),
    (DATA_CENTRE, "grade", "low", "144 fibres a rack unit", "FHD-1UFCE", "low"),
    (DATA_CENTRE, "base", "base-8", "4 of every leg dark", "counted from the pin-out", "high"),
    (DATA_CENTRE, "build", "structured", "trunk legs by bay", "engineering knowledge", "low"),
    (AI_FABRIC, "connector", "mpo mtp", "a loss, no name", "engineering knowledge", "low"),
    (AI_FABRIC, "grade", "low", "at most 0.35 dB a pair", NVIDIA, "high"),
    (AI_FABRIC, "end-face", "apc", "asks for angled arrays", NVIDIA, "high"),
    (AI_FABRIC, "method", "u1", "type B patch cords and trunks", NVIDIA, "high"),
    (AI_FABRIC, "pins", "pinned-trunk", "asks for pinned trunks", NVIDIA, "high"),
    (AI_FABRIC, "fibre", "os2", "applications are single-mode", "limits of the applications", "high"),
    (SHORT_RUN, "connector", "mpo", "about 40 % more", "focc-fiber", "low"),
    (SHORT_RUN, "grade", "standard", "one pair at most and nothing sensitive", "engineering knowledge", "low"),
    (SHORT_RUN, "build", "direct", "fewest pieces to buy", "pieces counted", "medium"),
    (UPGRADE, "connector", "mtp", "trunks stay and cassettes are swapped", "engineering knowledge", "low"),
    (UPGRADE, "grade", "low", "keeps more of them possible", "engineering knowledge", "low"),
    (UPGRADE, "base", "base-8", "four lanes a direction are what most", "catalogue with MPO-12", "low"),
    (UPGRADE, "method", "u1", "universal cassettes serve both ends", "Siemon", "low"),
    (BENCH, "connector", "mpo", "test environments and old panels", "a seller's article", "low"),
    (BENCH, "build", "direct", "patched by hand", "engineering knowledge", "low"),
    (WORN_BENCH, "connector", "mtp", "pulled daily", PHILISUN, "medium"),
)  # fmt: skip


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
    found = decision(ENTERPRISE, "connector")
    assert found.cheapest is not None
    assert found.cheapest.answer.name == "mpo"
    assert any("polish again" in mark.rule.why for mark in found.lost_by_the_cheapest)
    assert decision(SHORT_RUN, "connector").lost_by_the_cheapest == ()
    assert decision(SHORT_RUN, "grade").cheapest is None  # no price by grade is known


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
