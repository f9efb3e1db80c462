"""One finding is told for one cause; a waiver or a severity is given to it, or to what follows from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtpc.diagnostics import Consequence, Diagnostic, Severity, standing
from mtpc.diagnostics._fingerprint import fingerprints
from mtpc.pipeline import compile_texts
from mtpc.policy import Selection, apply_policy
from mtpc.rules.fold import fold
from mtpc.text import Span

HERE = Span("x.mtp", 0, 4)
WHY = '{ reason = "spare"; until = 2027-01-31 }'
CORD = Diagnostic(
    "POL101",
    "c1 is of type A; a cord of type B is needed",
    HERE,
    object="c1",
    help="replace it by one of type B",
    consequences=(
        Consequence("POL101", "up1", "Tx1 of a.p1 arrives at Tx1 of b.p1"),
        Consequence("POL101", "up2", "Tx1 of a.p2 arrives at Tx1 of b.p2"),
        Consequence("POL103", "up3", "Tx1 of a.p3 meets a position without a lane"),
    ),
)


def settled(*lines: str, found: tuple[Diagnostic, ...] = (CORD,), today: str = "2026-11-20") -> list[Diagnostic]:
    """The findings as a spec with these lines settles them."""
    site = compile_texts({"x.mtp": "\n".join(["edition 2026", *lines, ""])}).plant.site
    return apply_policy(found, site, today)


def told(findings: list[Diagnostic]) -> list[tuple[str, str, bool]]:
    return [(found.code, found.object, found.waived is not None) for found in findings]


def following(finding: Diagnostic) -> list[tuple[str, str, bool]]:
    return [(each.code, each.object, each.waived is not None) for each in finding.consequences]


def test_a_cause_counts_once_however_much_follows_from_it() -> None:
    findings = settled()
    assert findings == [CORD]
    assert standing(findings) == {"errors": 1, "warnings": 0, "notes": 0, "waived": 0, "known": 0}


def test_a_waiver_of_the_piece_holds_for_what_follows_of_the_same_code_and_the_rest_stands_by_itself() -> None:
    cause, dark = settled(f"allow POL101 on c1 {WHY}")
    assert told([cause, dark]) == [("POL101", "c1", True), ("POL103", "up3", False)]
    assert following(cause) == [("POL101", "up1", True), ("POL101", "up2", True)]
    assert (dark.message, dark.span, dark.help) == (CORD.consequences[2].message, HERE, CORD.help)
    assert dark.severity is Severity.ERROR
    assert dark.notes == ("because of POL101 at c1",)


def test_a_waiver_of_a_circuit_holds_for_that_one_and_the_cause_stays_an_error() -> None:
    (cause,) = settled(f"allow POL101 on up1 {WHY}")
    assert cause.waived is None
    assert following(cause) == [("POL101", "up1", True), ("POL101", "up2", False), ("POL103", "up3", False)]


def test_a_cause_all_of_whose_consequences_are_waived_is_waived_until_the_first_waiver_ends() -> None:
    (cause,) = settled(
        f"allow POL101 on up[1..2] {WHY}", 'allow POL103 on up3 { reason = "dark fibre"; until = 2026-12-24 }'
    )
    assert cause.waived is not None
    assert (cause.waived.until, cause.waived.reason) == ("2026-12-24", "dark fibre")
    assert following(cause) == [("POL101", "up1", True), ("POL101", "up2", True), ("POL103", "up3", True)]
    assert standing([cause]) == {"errors": 0, "warnings": 0, "notes": 0, "waived": 1, "known": 0}


def test_a_fault_that_is_a_fact_by_itself_is_not_waived_with_what_follows_from_it() -> None:
    shell = replace(CORD, code="KEY103", consequences=(Consequence("POL201", "up1", "no light"),))
    (cause,) = settled(f"allow POL201 on up1 {WHY}", found=(shell,))
    assert cause.waived is None
    assert following(cause) == [("POL201", "up1", True)]
    cause, dark = settled(f"allow KEY103 on c1 {WHY}", found=(shell,))
    assert told([cause, dark]) == [("KEY103", "c1", True), ("POL201", "up1", False)]


def test_waivers_of_both_leave_nothing_that_stands() -> None:
    (cause,) = settled(f"allow POL101 on c1 {WHY}", f"allow POL103 on up3 {WHY}")
    assert cause.waived
    assert all(each.waived for each in cause.consequences)


def test_a_waiver_of_what_follows_that_has_ended_is_told_at_the_cause() -> None:
    cause, over = settled(f"allow POL101 on up1 {WHY}", today="2027-02-01")
    assert following(cause)[0] == ("POL101", "up1", False)
    assert cause.notes == ("POL101 on up1 was waived until 2027-01-31: spare",)
    assert over.code == "WAV101"


def test_a_waiver_that_meets_something_that_follows_is_used() -> None:
    lines = [f"allow POL103 on up3 {WHY}", f"allow POL101 on c1 {WHY}", f"allow POL101 on up2 {WHY}"]
    assert "WAV102" not in {found.code for found in settled(*lines)}
    unused = settled(f"allow POL103 on up2 {WHY}")
    assert [found.message for found in unused if found.code == "WAV102"] == [
        "this waiver of POL103 on up2 matches no finding"
    ]


@pytest.mark.parametrize("word", ["warning", "note"])
def test_a_cause_that_is_lowered_hides_nothing_of_another_code(word: str) -> None:
    cause, dark = settled(f"policy {{ severity {{ POL101 = {word} }} }}")
    assert (cause.severity, cause.lowered) == (Severity(word), True)
    assert [(each.severity, each.lowered) for each in cause.consequences] == [(Severity(word), True)] * 2
    assert (dark.code, dark.object, dark.severity, dark.lowered) == ("POL103", "up3", Severity.ERROR, False)


def test_what_follows_may_be_lowered_while_the_cause_stays_an_error() -> None:
    (cause,) = settled("policy { severity { POL103 = note } }")
    assert (cause.severity, cause.lowered) == (Severity.ERROR, False)
    assert [each.lowered for each in cause.consequences] == [False, False, True]
    (whole,) = settled("policy { severity { POL = warning } }")
    assert (whole.severity, len(whole.consequences)) == (Severity.WARNING, 3)


def test_what_follows_is_as_severe_as_its_rule_says() -> None:
    following = (
        Consequence("POL102", "up1", "lanes are permuted"),
        Consequence("SYN999", "up2", "no rule of that code"),
    )
    (cause,) = settled(found=(replace(CORD, consequences=following),))
    assert [each.severity for each in cause.consequences] == [Severity.WARNING, Severity.ERROR]
    assert not any(each.lowered for each in cause.consequences)


def test_a_severity_that_is_raised_is_not_lowered() -> None:
    mild = replace(CORD, code="POL102", severity=Severity.WARNING, consequences=())
    (raised,) = settled("policy { severity { POL = error } }", found=(mild,))
    assert (raised.severity, raised.lowered) == (Severity.ERROR, False)


# ---- specific instead of general ---------------------------------------------------------------

BOTH = Diagnostic("GEN101", "two pinned plugs meet", HERE, object="c1", matings=frozenset({(1, 2)}))
MODULE = replace(BOTH, code="GEN103", message="a pinned plug is in a module")


def replacing(monkeypatch: pytest.MonkeyPatch) -> None:
    from mtpc.rules.matings import gen103_pinned_into_module as module

    monkeypatch.setattr(module, "RULE", replace(module.RULE, instead_of=("GEN101",)))


def test_a_specific_finding_takes_the_place_of_the_general_one_of_the_same_mating(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    replacing(monkeypatch)
    assert told(settled(found=(BOTH, MODULE))) == [("GEN103", "c1", False)]
    elsewhere = replace(BOTH, matings=frozenset({(1, 2), (3, 4)}))
    assert len(settled(found=(elsewhere, MODULE))) == 2
    assert len(settled(found=(replace(BOTH, matings=frozenset()), MODULE))) == 2


@pytest.mark.parametrize(
    "line",
    [f"allow GEN103 on c1 {WHY}", "policy { severity { GEN103 = warning } }", "policy { severity { GEN103 = note } }"],
)
def test_a_specific_finding_that_does_not_stand_as_an_error_hides_nothing(
    monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    replacing(monkeypatch)
    assert [found.code for found in settled(line, found=(BOTH, MODULE))] == ["GEN101", "GEN103"]


def test_a_waiver_of_the_general_finding_is_used_while_the_specific_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    replacing(monkeypatch)
    assert told(settled(f"allow GEN101 on c1 {WHY}", found=(BOTH, MODULE))) == [("GEN103", "c1", False)]


# ---- what is printed ---------------------------------------------------------------------------


def test_what_is_not_printed_takes_nothing_else_with_it() -> None:
    (dark,) = Selection(select=("POL103",)).of([CORD])
    assert (dark.code, dark.object, dark.span) == ("POL103", "up3", HERE)
    (cause,) = Selection(ignore=("POL103",)).of([CORD])
    assert [each.object for each in cause.consequences] == ["up1", "up2"]
    assert Selection(ignore=("POL",)).of([CORD]) == ()
    assert Selection().of([CORD]) == (CORD,)


# ---- folded, from run to run -------------------------------------------------------------------


def test_causes_that_are_folded_keep_all_that_follows() -> None:
    other = replace(
        CORD, object="c2", consequences=(Consequence("POL101", "up10", "x"), Consequence("POL101", "up9", "y"))
    )
    (folded,) = fold([CORD, other])
    assert (folded.object, folded.count) == ("c1", 2)
    assert [each.object for each in folded.consequences] == ["up1", "up2", "up3", "up9", "up10"]


def test_what_follows_has_the_same_fingerprint_whether_or_not_it_stands_by_itself() -> None:
    from mtpc.diagnostics import one_by_one

    marks = dict(zip([each.object for each in one_by_one([CORD])], fingerprints(one_by_one([CORD])), strict=True))
    assert len(set(marks.values())) == 4
    alone = settled(f"allow POL101 on c1 {WHY}")
    assert fingerprints(alone)[1] == marks["up3"]
    moved = replace(CORD, span=Span("other.mtp", 7, 9), consequences=CORD.consequences[::-1])
    assert set(fingerprints(one_by_one([moved]))) == set(marks.values())
