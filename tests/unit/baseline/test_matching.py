"""What a baseline knows: until the object it speaks of is touched, wherever it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtpc.baseline.baseline_text import Entries
from mtpc.baseline.matching import recorded, with_known
from mtpc.diagnostics import Consequence, Diagnostic, Severity, Unjudged, standing
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.rules.fold import fold
from mtpc.text import Span
from tests.support import ROOT

QUICKSTART = (ROOT / "specs" / "quickstart.mtp").read_text("utf-8")
LONG = QUICKSTART.replace("length = 20m", "length = 97m")


def compiled(text: str) -> Result:
    return compile_texts({"site.mtp": text}, ROOT / "specs", today="2026-11-20")


def known(result: Result) -> list[tuple[str, bool]]:
    return [(found.object, found.known) for found in result.found]


BASELINE = recorded(compiled(LONG))


def test_every_error_is_recorded_under_its_object() -> None:
    assert [name for name, _ in BASELINE] == ["up1", "up2", "up3", "up4"]
    assert {code for entry in BASELINE.values() for code in entry.findings.values()} == {"LEN101"}
    assert recorded(compiled(QUICKSTART)) == {}


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        LONG.replace("\n", "\n\n  "),
        LONG.replace("# Intent", "# a comment\n# Intent"),
        LONG + "rack Z9 : acme.rack-42u\n",
        LONG.replace("{ length = 97m }", "{ length = 98m }"),  # of the trunk, not of the circuit
    ],
)
def test_what_is_known_stays_known_while_its_object_is_not_touched(text: str) -> None:
    result = with_known(compiled(text), BASELINE)
    assert known(result) == [(f"up{number}", True) for number in range(1, 5)]
    assert standing(result.diagnostics)["errors"] == 0
    assert standing(result.diagnostics)["known"] == 4
    assert not result.failed


@pytest.mark.parametrize(
    "text",
    [
        LONG.replace("cord-length = 3m", "cord-length = 4m"),
        LONG.replace("via T1.[1..4]", "via T1.[4, 3, 2, 1]"),
        LONG.replace("cord-length = 3m", 'cord-length = 3m; ticket = "T-1"'),
    ],
)
def test_an_entry_dies_once_its_object_is_touched(text: str) -> None:
    result = with_known(compiled(text), BASELINE)
    assert result.failed
    assert not any(found.known for found in result.found)


def test_only_what_is_new_stands() -> None:
    more = LONG.replace("[1..4] :", "[1..5] :").replace("[0..3]", "[0..4]").replace("T1.[1..4]", "T1.[1..5]")
    result = with_known(compiled(more), BASELINE)
    assert known(result) == [("up1", True), ("up2", True), ("up3", True), ("up4", True), ("up5", False)]
    assert [(found.object, found.count, found.known) for found in result.diagnostics] == [
        ("up1", 4, True), ("up5", 1, False),
    ]  # fmt: skip
    assert standing(result.diagnostics) == {"errors": 1, "warnings": 0, "notes": 0, "waived": 0, "known": 4}


def test_over_an_earlier_baseline_only_what_that_knows_is_recorded() -> None:
    more = compiled(LONG.replace("[1..4] :", "[1..5] :").replace("[0..3]", "[0..4]").replace("T1.[1..4]", "T1.[1..5]"))
    assert len(recorded(more)) == 5
    assert recorded(more, BASELINE) == BASELINE
    assert recorded(compiled(QUICKSTART), BASELINE) == {}


def test_what_is_waived_or_no_error_is_not_recorded() -> None:
    waived = 'allow LEN101 on up[1..2] { reason = "x"; until = 2027-01-31 }\n'
    assert [name for name, _ in recorded(compiled(LONG + waived))] == ["up3", "up4"]
    assert recorded(compiled(LONG + "policy { severity { LEN101 = warning } }\n")) == {}


# ---- the part, and what has no statement of its own --------------------------------------------

PARTS = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack R[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
cord sw1.et-0/0/0 -- sw2.et-0/0/0 : acme.patch-mpo12-a-om4 { length = 3m }
"""


def test_another_part_is_another_object() -> None:
    first = compiled(PARTS)
    assert [(found.code, found.object) for found in first.found] == [("POL101", "sw1.et-0/0/0 -- sw2.et-0/0/0")]
    baseline = recorded(first)
    assert not with_known(first, baseline).failed
    longer = PARTS.replace("length = 3m", "length = 4m")
    assert with_known(compiled(longer), baseline).failed
    pinned = PARTS.replace("{ length = 3m }", "{ length = 3m; gender = pinned }")
    assert with_known(compiled(pinned), baseline).failed


def test_what_is_no_object_is_known_by_the_words_of_its_line() -> None:
    text = QUICKSTART + "crod a -- b\n"
    baseline = recorded(compiled(text))
    assert [name for name, _ in baseline] == ["site.mtp"]
    assert not with_known(compiled("\n\n" + text.replace("crod a -- b", "crod  a  -- b")), baseline).failed
    assert with_known(compiled(text.replace("crod a -- b", "crod a -- c")), baseline).failed


# ---- what follows, what was not judged ---------------------------------------------------------


def with_findings(*found: Diagnostic, unjudged: tuple[Unjudged, ...] = ()) -> Result:
    return replace(compiled(QUICKSTART), found=found, diagnostics=tuple(fold(found)), unjudged=unjudged)


def cause(*circuits: str) -> Diagnostic:
    following = tuple(Consequence("POL103", name, f"no light reaches {name}") for name in circuits)
    return Diagnostic("POL103", "T1 is of type A", Span("site.mtp", 0, 3), object="T1", consequences=following)


def test_a_cause_is_known_while_all_that_follows_is() -> None:
    baseline = recorded(with_findings(cause("up1", "up2")))
    assert [name for name, _ in baseline] == ["T1", "up1", "up2"]
    (same,) = with_known(with_findings(cause("up1", "up2")), baseline).found
    assert (same.known, [each.known for each in same.consequences]) == (True, [True, True])
    (less,) = with_known(with_findings(cause("up2")), baseline).found
    assert less.known
    more = with_known(with_findings(cause("up1", "up2", "up3")), baseline)
    assert more.failed
    assert [each.known for each in more.found[0].consequences] == [True, True, False]
    assert standing(more.found)["known"] == 2


def test_a_consequence_that_is_no_error_does_not_keep_a_cause_from_being_known() -> None:
    mild = cause("up1")
    mild = replace(mild, consequences=(*mild.consequences, Consequence("POL102", "up2", "x", None, Severity.WARNING)))
    (found,) = with_known(with_findings(mild), recorded(with_findings(cause("up1")))).found
    assert found.known


def subject(name: str, *codes: str) -> Unjudged:
    return Unjudged(name, codes, "a length is not known")


def test_subjects_that_were_not_judged_are_known_rule_by_rule() -> None:
    baseline: Entries = recorded(with_findings(unjudged=(subject("up1", "LEN101", "LOS301"),)))
    same = with_known(with_findings(unjudged=(subject("up1", "LEN101"),)), baseline)
    assert (same.failed, [each.known for each in same.unjudged]) == (False, [True])
    other = with_known(with_findings(unjudged=(subject("up1", "POL201"), subject("up2", "LEN101"))), baseline)
    assert (other.failed, other.new_subjects) == (True, 2)
    assert not with_findings(unjudged=(subject("up1", "LEN101"),)).failed
