"""Causes, what follows from them and what was not judged, as other programs read them."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from mtpc.diagnostics import Consequence, Diagnostic, Severity, Unjudged, Waiver
from mtpc.diagnostics.formats import form, github
from mtpc.text import Span
from tests.unit.diagnostics.test_formats import accepted, junit, of_sarif, told

LOAN = Waiver("loan", "2027-01-31", "", None)
CAUSE = Diagnostic(
    "POL101", "c1 is of type A", Span("site.mtp", 0, 3), object="c1", help="use type B",
    consequences=(
        Consequence("POL101", "up1", "Tx1 meets Tx1 of b1"),
        Consequence("POL103", "up2", "Tx1 of b2 is dark", LOAN),
        Consequence("POL102", "up3", "lanes of b3 are permuted", severity=Severity.WARNING),
    ),
)  # fmt: skip
SUBJECTS = [
    Unjudged("up2", ("POL201", "POL203"), "leaf09 is not known", ("REF103", Span("site.mtp", 4, 5))),
    Unjudged("up3", ("POL201",), "a file cannot be read", ("REF110", None)),
    Unjudged("T1", ("LEN101",), "the length of T1 is not known"),
]
LATER = Diagnostic("GEN101", "two pinned plugs", Span("site.mtp", 4, 7), object="c2")


def test_json_has_what_follows_within_its_cause_each_with_a_fingerprint_of_its_own() -> None:
    document = json.loads(form("json").render(told(CAUSE, LATER)))
    accepted("json", form("json").render(told(CAUSE, LATER)))
    assert document["summary"]["errors"] == 2
    first, other = document["diagnostics"]
    following = first["consequences"]
    assert [(each["code"], each["object"], each["severity"], each["waived"]) for each in following] == [
        ("POL101", "up1", "error", False),
        ("POL103", "up2", "error", True),
        ("POL102", "up3", "warning", False),
    ]
    assert following[1]["waiver"]["reason"] == "loan"
    assert other["consequences"] == []
    assert len({each["fingerprint"] for each in (first, other, *following)}) == 5


def test_forms_that_list_one_by_one_agree_on_what_follows() -> None:
    document = json.loads(form("json").render(told(CAUSE, LATER)))
    marks = [each["fingerprint"] for found in document["diagnostics"] for each in (found, *found["consequences"])]
    gitlab = json.loads(form("gitlab").render(told(CAUSE, LATER)))
    assert [(each["check_name"], each["severity"]) for each in gitlab] == [
        ("POL101", "critical"), ("POL101", "critical"), ("POL103", "info"), ("POL102", "minor"), ("GEN101", "critical"),
    ]  # fmt: skip
    assert [each["fingerprint"] for each in gitlab] == marks
    assert {each["location"]["lines"]["begin"] for each in gitlab[:4]} == {1}
    results = of_sarif(told(CAUSE, LATER))["results"]
    accepted("sarif", form("sarif").render(told(CAUSE, LATER)))
    assert {each["partialFingerprints"]["mtpcFinding/v1"] for each in results} == set(marks)
    assert [each["ruleId"] for each in results if "suppressions" in each] == ["POL103"]
    assert "because of POL101 at c1" in results[1]["message"]["text"]
    shown = form("junit").render(told(CAUSE, LATER))
    accepted("junit", shown)
    suite = junit().to_dict(shown)["testsuite"][0]
    assert [case["@name"] for case in suite["testcase"]] == ["c1", "up1", "up2", "up3", "c2"]
    assert (suite["@tests"], suite["@failures"], suite["@skipped"]) == ("5", "3", "1")


def test_github_is_told_causes_before_what_follows_from_them() -> None:
    lines = form("github").render(told(CAUSE, LATER)).splitlines()
    accepted("github", "\n".join(lines))
    assert [(line.split()[0], re.findall("title=(\\w+)", line)[0]) for line in lines] == [
        ("::error", "POL101"), ("::error", "GEN101"), ("::error", "POL101"), ("::warning", "POL102"),
        ("::notice", "POL103"),
    ]  # fmt: skip
    assert len(github.table(told(CAUSE, LATER)).splitlines()) == 10


def test_json_lists_what_was_not_judged_and_why() -> None:
    shown = form("json").render(replace(told(), unjudged=SUBJECTS))
    accepted("json", shown)
    listed = json.loads(shown)["unjudged"]
    assert [each["known"] for each in listed] == [False] * 3
    assert [(each["object"], each["codes"], each["premise"], each["because"]) for each in listed] == [
        ("up2", ["POL201", "POL203"], "leaf09 is not known", {"code": "REF103", "path": "site.mtp", "line": 2}),
        ("up3", ["POL201"], "a file cannot be read", {"code": "REF110", "path": None, "line": None}),
        ("T1", ["LEN101"], "the length of T1 is not known", None),
    ]


def test_sarif_has_what_was_not_judged_as_results_that_are_open() -> None:
    report = replace(told(LATER), unjudged=SUBJECTS)
    accepted("sarif", form("sarif").render(report))
    first, *results = of_sarif(report)["results"]
    assert ("kind" in first, first["level"]) == (False, "error")
    assert [(each["ruleId"], each["kind"], each["level"]) for each in results] == [
        ("POL201", "open", "none"), ("POL201", "open", "none"), ("LEN101", "open", "none"),
    ]  # fmt: skip
    text = "not judged: up2 by POL201, POL203: leaf09 is not known (REF103 at site.mtp:2:1)"
    assert results[0]["message"]["text"] == text
    assert results[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
    assert results[2]["locations"] == [{"logicalLocations": [{"fullyQualifiedName": "T1", "kind": "object"}]}]


def test_gitlab_and_github_are_told_what_was_not_judged() -> None:
    report = replace(told(LATER), unjudged=SUBJECTS)
    accepted("gitlab", form("gitlab").render(report))
    listed = json.loads(form("gitlab").render(report))
    assert [(each["check_name"], each["severity"]) for each in listed] == [
        ("GEN101", "critical"), *[("not judged", "info")] * 3,
    ]  # fmt: skip
    assert len({each["fingerprint"] for each in listed}) == 4
    assert listed[3]["description"] == "not judged: T1 by LEN101: the length of T1 is not known"
    lines = form("github").render(report).splitlines()
    assert lines[3] == "::notice title=not judged::not judged: T1 by LEN101: the length of T1 is not known"
    assert sum("not judged" in row for row in github.table(report).splitlines()) == 3
    assert "No findings" not in github.table(replace(report, diagnostics=[]))


def test_junit_skips_what_was_not_judged_and_a_subject_is_one_case() -> None:
    again = Unjudged("up2", ("LOS301",), "the length of T1 is not known")
    shown = form("junit").render(replace(told(), unjudged=[*SUBJECTS, again]))
    accepted("junit", shown)
    suite = junit().to_dict(shown)["testsuite"][0]
    assert (suite["@tests"], suite["@failures"], suite["@skipped"]) == ("3", "0", "3")
    assert [(case["@classname"], case["@name"], len(case["skipped"])) for case in suite["testcase"]] == [
        ("mtpc.not judged", "up2", 2), ("mtpc.not judged", "up3", 1), ("mtpc.not judged", "T1", 1),
    ]  # fmt: skip
