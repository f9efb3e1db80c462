"""The forms of findings that other programs read: each against its grammar, and what the grammar cannot say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
import xmlschema

from mtpc.cli._report import findings, report
from mtpc.diagnostics import Consequence, Diagnostic, Edit, Fix, Label, Severity, Turn, Unjudged, Waiver
from mtpc.diagnostics.formats import Manual, Report, form, forms, github, sarif, waiver, worst_first
from mtpc.pipeline import compile_paths, compile_texts
from mtpc.result import Result
from mtpc.text import Source, Span
from tests.support import ROOT

BROKEN = sorted((ROOT / "specs" / "broken").glob("*.mtp"))[::9]
HOSTILE = "näch ste/a b%20,:#?\n\x1b[31m'\"<&>.csv"
WAIVED = (ROOT / "specs" / "broken" / "LOS301.mtp").read_text("utf-8") + (
    "allow LOS301 on leaf01.et-0/0/48 -- leaf01.et-0/0/49 {\n"
    '  reason = "vendor B optic on loan until RMA closes"\n  until = 2027-01-31\n}\n'
)
SCHEMAS = {
    "json": "mtpc-check-1.schema.json",
    "gitlab": "gitlab-code-quality.schema.json",
    "sarif": "sarif-as-written.schema.json",
}


def manual(code: str) -> Manual:
    return Manual("a-name", "A sentence.", f"# {code}\n")


def told(*found: Diagnostic, texts: dict[str, str] | None = None) -> Report:
    sources = {path: Source(path, text) for path, text in (texts or {"site.mtp": "abc\n" * 9}).items()}
    return Report(found, sources, {"devices": 1, "assemblies": 0, "mated_pairs": 0, "channels": 0}, manual, "1.0")


def hostile() -> Report:
    """What a name, a path or a sentence can hold at worst."""
    text = 'x [a](https://e.example) | <b> & "q" \x1b[31m \x00 \ud800 \u202e ::error::y %0A {0} *`_\r\nz'
    here = Span(HOSTILE, 4, 7)
    allowed = Waiver(text, "2027-01-31", text, here)
    fix = Fix(text, (Edit(here, text), Edit(Span("site.mtp", 0, 1), "")))
    first = Diagnostic(
        "POL101", text, here, object=text, labels=(Label(Span("site.mtp", 0, 2), text),), help=text, notes=(text,),
        context=(Turn(text),), fixes=(fix,), count=3, more=(text, "b"),
        consequences=(Consequence("POL103", text, text), Consequence("POL103", "up1", text, allowed)),
    )  # fmt: skip
    nowhere = Diagnostic("CAT101", text, None, Severity.WARNING)
    waived = Diagnostic("LOS301", text, here, object=text, waived=allowed)
    subjects = [Unjudged(text, ("POL101",), text, ("REF103", here)), Unjudged("up2", ("LEN101",), text)]
    report_ = told(first, nowhere, waived, texts={HOSTILE: "äöü\na,b,c\n", "site.mtp": "rack A\n"})
    return replace(report_, unjudged=subjects, every=True)


@cache
def validator(name: str) -> Any:
    schema = json.loads((ROOT / "docs" / "schemas" / SCHEMAS[name]).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@cache
def published_sarif() -> Any:
    schema = json.loads((ROOT / "tests" / "data" / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    return jsonschema.Draft4Validator(schema)


@cache
def junit() -> Any:
    return xmlschema.XMLSchema(str(ROOT / "tests" / "data" / "schemas" / "junit-10.xsd"))


def accepted(name: str, text: str) -> None:
    if name in SCHEMAS:
        validator(name).validate(json.loads(text))
    if name == "sarif":
        published_sarif().validate(json.loads(text))
    if name == "junit":
        junit().validate(text)
    elif name == "github":
        command = r"::(error|warning|notice) (\w+=[^:,\r\n]*)(,\w+=[^:,\r\n]*)*::[^\r\n]*"
        assert all(re.fullmatch(command, line) for line in text.splitlines())


def compiled(text: str, path: str = "site.mtp") -> Result:
    return compile_texts({path: text}, ROOT / "specs", today="2026-11-20")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_every_form_of_a_broken_spec_is_what_its_grammar_says(path: Any) -> None:
    result = compile_texts({path.name: path.read_text("utf-8")}, path.parent, today="2026-11-20")
    for name in forms():
        accepted(name, findings(result, name))
        accepted(name, findings(result, name, every=True))


@pytest.mark.parametrize("name", forms())
def test_nothing_a_user_writes_breaks_a_form(name: str) -> None:
    shown = form(name).render(hostile())
    accepted(name, shown)
    assert "\x1b" not in shown
    assert "\x00" not in shown


@pytest.mark.parametrize("name", forms())
def test_no_findings_is_a_document_too(name: str) -> None:
    accepted(name, form(name).render(told()))


@pytest.mark.parametrize("name", forms())
def test_a_waived_finding_stays_visible_and_fails_nothing(name: str) -> None:
    result = compiled(WAIVED)
    assert not result.failed
    assert [found.code for found in result.diagnostics if found.waived] == ["LOS301"]
    shown = findings(result, name)
    accepted(name, shown)
    assert "vendor B optic on loan until RMA closes" in shown
    assert "2027-01-31" in shown


def test_what_each_program_reads_of_a_waiver() -> None:
    result = compiled(WAIVED)
    document = json.loads(findings(result, "json"))
    (of_json,) = [found for found in document["diagnostics"] if found["waived"]]
    assert (document["summary"]["errors"], document["summary"]["waived"]) == (0, 1)
    assert (of_json["waiver"]["until"], of_json["waiver"]["ticket"]) == ("2027-01-31", "")
    (of_sarif,) = [
        found for found in json.loads(findings(result, "sarif"))["runs"][0]["results"] if "suppressions" in found
    ]
    assert of_sarif["suppressions"][0]["justification"] == "vendor B optic on loan until RMA closes"
    assert of_sarif["level"] == "error"
    severities = {found["check_name"]: found["severity"] for found in json.loads(findings(result, "gitlab"))}
    assert severities["LOS301"] == "info"
    suite = junit().to_dict(findings(result, "junit"))["testsuite"][0]
    assert (suite["@failures"], suite["@skipped"]) == ("0", "1")
    assert findings(result, "github").splitlines()[-1].startswith("::notice ")


def test_a_waiver_in_words() -> None:
    allowed = Waiver("loan", "2027-01-31", "RMA-118", None)
    assert waiver(Diagnostic("LOS301", "x", None, waived=allowed)) == "waived until 2027-01-31: loan (RMA-118)"
    assert waiver(Diagnostic("LOS301", "x", None)) == ""


def test_the_heading_of_a_waived_finding_does_not_say_that_it_is_an_error() -> None:
    headings = [line for line in findings(compiled(WAIVED), "text").splitlines() if "[LOS301]: " in line]
    assert headings[0].startswith("waived[LOS301]: ")


def test_the_worst_come_first() -> None:
    allowed = Waiver("loan", "2027-01-31", "", None)
    note, warning, error = (Diagnostic("POL101", str(word), None, word) for word in reversed(Severity))
    waived = Diagnostic("POL101", "waived", None, waived=allowed)
    assert [found.message for found in worst_first([waived, note, warning, error])] == [
        "error",
        "warning",
        "note",
        "waived",
    ]


# ---- GitHub ------------------------------------------------------------------------------------


def test_a_workflow_command_escapes_as_github_documents_it() -> None:
    path = "a,b:c%.mtp"
    found = Diagnostic("POL101", "50 % of, a: b\nc", Span(path, 4, 7), help="do")
    (line,) = form("github").render(told(found, texts={path: "abc\ndef\n"})).splitlines()
    assert line == (
        "::error file=a%2Cb%3Ac%25.mtp,line=2,endLine=2,col=1,endColumn=3,title=POL101 a-name::50 %25 of, a: b\\nc%0Ado"
    )


def test_columns_are_left_out_where_a_place_has_several_lines() -> None:
    line = form("github").render(told(Diagnostic("POL101", "x", Span("site.mtp", 1, 6))))
    assert line.startswith("::error file=site.mtp,line=1,endLine=2,col=2,title=")


def test_the_table_for_github_is_one_row_a_finding_and_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = github.table(hostile()).splitlines()
    assert rows[0] == "### mtpc check"
    assert len([row for row in rows if row.startswith(("| error", "| warning", "| waived"))]) == 5
    assert "](" not in "".join(rows)
    assert "<b>" not in "".join(rows)
    monkeypatch.setattr(github, "ROWS_MAX", 1)
    assert "6 more are left out here." in github.table(hostile())
    assert "No findings." in github.table(told())


# ---- SARIF -------------------------------------------------------------------------------------


def of_sarif(report: Report) -> Any:
    return json.loads(sarif.render(report))["runs"][0]


def test_paths_of_sarif_are_references_that_give_the_path_back() -> None:
    places = [place for result in of_sarif(hostile())["results"] for place in result["locations"]]
    uris = {place["physicalLocation"]["artifactLocation"]["uri"] for place in places if "physicalLocation" in place}
    assert {unquote(uri) for uri in uris} == {HOSTILE}


def test_columns_of_sarif_count_code_points_and_end_behind_the_last() -> None:
    spec = 'note "😀😀" x\n'
    found = Diagnostic("POL101", "x", Span("s.mtp", spec.index("x"), spec.index("x") + 1))
    run = of_sarif(told(found, texts={"s.mtp": spec}))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 11, "endLine": 1, "endColumn": 12}


def test_a_rule_of_sarif_is_the_manual() -> None:
    run = of_sarif(report(compiled("edition 2026\ncrod a -- b\nrack\n")))
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} ")
    assert rules["REF101"]["name"] == "unknown-kind"
    assert all(rule["shortDescription"]["text"] for rule in rules.values())
    fix = next(result for result in run["results"] if result["ruleId"] == "REF101")["fixes"][0]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"]["text"] == "cord"
    assert replacement["deletedRegion"] == {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5}


def test_too_much_for_sarif_keeps_the_worst_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS_MAX", 2)
    words = (Severity.NOTE, Severity.ERROR, Severity.WARNING)
    run = of_sarif(told(*(Diagnostic("POL101", word, None, word) for word in words)))
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    assert "1 results are left out" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


# ---- JUnit, GitLab -----------------------------------------------------------------------------


def test_junit_has_one_case_a_rule_and_object_and_only_errors_fail() -> None:
    error, other = (Diagnostic("POL101", text, Span("site.mtp", 0, 1), object="up1") for text in "ab")
    mild = Diagnostic("LOS302", "c", Span("site.mtp", 0, 1), Severity.WARNING, object="up1")
    shown = form("junit").render(told(error, other, mild))
    accepted("junit", shown)
    suite = junit().to_dict(shown)["testsuite"][0]
    assert [case["@classname"] for case in suite["testcase"]] == ["mtpc.POL101 a-name", "mtpc.LOS302 a-name"]
    assert (suite["@tests"], suite["@failures"], len(suite["testcase"][0]["failure"])) == ("2", "1", 2)


def test_gitlab_is_given_a_place_and_a_fingerprint_of_its_own_for_each() -> None:
    same = [Diagnostic("POL101", "x", Span("site.mtp", 4 * n, 4 * n + 1), object="up1") for n in range(3)]
    nowhere = Diagnostic("CAT101", "x", None)
    shown = json.loads(form("gitlab").render(told(*same, nowhere)))
    assert len({found["fingerprint"] for found in shown}) == 4
    assert shown[-1]["location"] == {"path": "site.mtp", "lines": {"begin": 1}}


# ---- folding -----------------------------------------------------------------------------------


def test_who_follows_findings_is_given_each_and_others_on_request() -> None:
    result = compiled((ROOT / "specs" / "broken" / "LEN104.mtp").read_text("utf-8"))
    (folded,) = (found for found in result.diagnostics if found.count > 1)
    assert folded.count == sum(found.span == folded.span for found in result.found)
    assert len(json.loads(findings(result, "json"))["diagnostics"]) == len(result.diagnostics)
    assert len(json.loads(findings(result, "json", every=True))["diagnostics"]) == len(result.found)
    assert len(json.loads(findings(result, "gitlab"))) == len(result.found) + len(result.unjudged)


# ---- docs/output-formats.md --------------------------------------------------------------------

PAGE = (ROOT / "docs" / "output-formats.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^```\w+ form=(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("name", [name for name in forms() if name != "sarif"])
def test_the_page_shows_what_is_printed(name: str) -> None:
    assert EXAMPLES[name] == findings(compiled("edition 2026\ncrod a -- b\n"), name)


def test_the_page_tells_every_form() -> None:
    table = PAGE[: PAGE.index("*Folded*")]
    named = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert re.findall(r"^### (\w+)$", PAGE, re.MULTILINE) == named
    assert sorted(named) == forms()
    one_by_one = re.findall(r"^\| `(\w+)` \|.*\| one by one \|", table, re.MULTILINE)
    assert sorted(one_by_one) == [name for name in forms() if form(name).each]


def test_findings_in_tables_and_records_of_odd_names_are_placed(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "näch ste, ö%:#\x1b"
    (folder / "parts").mkdir(parents=True)
    (folder / "t ä.csv").write_text("name,rack\nsw1,A01,more\n", "utf-8")
    (folder / "parts" / "vendor.toml").write_text('catalogue = "own"\n')
    (folder / "parts" / "ß x.toml").write_text("vendor = \n")
    spec = folder / "s p.mtp"
    spec.write_text(
        'edition 2026\nuse "catalog:acme-fibre" as acme\nuse "./parts" as own\nuse "./t ä.csv" as t\n'
        "rack A01 : acme.rack-42u\nfor $r in t {\n  device $r.name : acme.sw-32x100 at $r.rack.U[40]\n}\n",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    result = compile_paths([str(spec)], today="2026-11-20")
    places = {found.span.path.rpartition("/")[2] for found in result.found if found.span}
    assert {"t ä.csv", "ß x.toml"} <= places
    for name in forms():
        shown = findings(result, name)
        accepted(name, shown)
        assert "\x1b" not in shown
    run = of_sarif(report(result))
    uris = {
        unquote(place["physicalLocation"]["artifactLocation"]["uri"])
        for one in run["results"]
        for place in one["locations"]
    }
    assert {f"{folder.name}/t ä.csv", f"{folder.name}/parts/ß x.toml"} <= uris
