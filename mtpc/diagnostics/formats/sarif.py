"""Findings as SARIF 2.1.0 (OASIS), for code scanning.

Columns count code points. Paths are relative to the working directory, as in every other form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import quote

from mtpc.diagnostics import Diagnostic, Edit, Fix, one_by_one
from mtpc.diagnostics._fingerprint import fingerprints
from mtpc.diagnostics._terminal import one_line, visible_json
from mtpc.diagnostics.formats import KNOWN, Format, Report, plain_lines, unjudged_notes, worst_first
from mtpc.text import Source, Span

RESULTS_MAX = 25_000  # the maximum of GitHub per run
RELATED_MAX = 1000  # the maximum of GitHub per result
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Fields = dict[str, object]
OPEN: Fields = {"kind": "open", "level": "none"}  # "insufficient information to decide", section 3.27.9
Sources = Mapping[str, Source]


def render(report: Report) -> str:
    """One run; if there are too many findings, the worst are kept and the run states how many are left out."""
    findings, notes = one_by_one(report.diagnostics), unjudged_notes(report)
    everything = [*findings, *notes]
    fingerprint_by_id = dict(zip(map(id, everything), fingerprints(everything), strict=True))
    kept = [*worst_first(findings), *notes][:RESULTS_MAX]
    open_ = set(map(id, notes))
    rules = sorted({finding.code for finding in kept})
    index = {code: number for number, code in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "mtpc", "version": report.version, "rules": [_rule(code, report) for code in rules]}
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(len(everything) - len(kept))],
        "results": [
            _result(finding, index[finding.code], fingerprint_by_id[id(finding)], report.sources)
            | (OPEN if id(finding) in open_ else {})
            for finding in kept
        ],
        "properties": dict(report.counts),
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return visible_json(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _invocation(cut: int) -> Fields:
    invocation: Fields = {"executionSuccessful": True}
    if cut:
        text = f"{cut} results are left out: a run has at most {RESULTS_MAX}, the worst first"
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return invocation


def _rule(code: str, report: Report) -> Fields:
    manual = report.manual(code)
    rule: Fields = {"id": code}
    if manual.name:
        rule["name"] = manual.name
    if manual.summary:
        rule["shortDescription"] = {"text": manual.summary}
    if manual.page:
        rule["help"] = {"text": manual.page, "markdown": manual.page}
    return rule


def _result(finding: Diagnostic, rule: int, fingerprint: str, sources: Sources) -> Fields:
    result: Fields = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": str(finding.severity),
        "message": {"text": _unlinked(plain_lines(finding))},
        "locations": _locations(finding, sources),
        "partialFingerprints": {"mtpcFinding/v1": fingerprint, "primaryLocationLineHash": fingerprint},
        "occurrenceCount": finding.count,
    }
    related = [label for label in finding.labels if label.span != finding.span][:RELATED_MAX]
    if related:
        result["relatedLocations"] = [
            {**_physical(label.span, sources), "id": number, "message": {"text": _unlinked(one_line(label.message))}}
            for number, label in enumerate(related, 1)
        ]
    if finding.fixes:
        result["fixes"] = [_fix(fix, sources) for fix in finding.fixes]
    if finding.waived:
        accepted: Fields = {"kind": "inSource", "status": "accepted", "justification": one_line(finding.waived.reason)}
        if finding.waived.span:
            accepted["location"] = _physical(finding.waived.span, sources)
        accepted["properties"] = {"until": finding.waived.until, "ticket": finding.waived.ticket}
        result["suppressions"] = [accepted]
    elif finding.known:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": KNOWN}]
    if finding.context:
        result["properties"] = {"context": list(map(str, finding.context))}
    return result


def _locations(finding: Diagnostic, sources: Sources) -> list[Fields]:
    place = _physical(finding.span, sources) if finding.span else {}
    if finding.object:
        place["logicalLocations"] = [{"fullyQualifiedName": finding.object, "kind": "object"}]
    return [place] if place else []


def _physical(span: Span, sources: Sources) -> Fields:
    return {
        "physicalLocation": {"artifactLocation": _artifact(sources[span.path].file), "region": _region(span, sources)}
    }


def _artifact(path: str) -> Fields:
    """A path as a relative reference: anything but plain letters is percent-encoded, a colon too."""
    return {"uri": quote(path.encode("utf-8", "surrogateescape"), safe="/")}


def _region(span: Span, sources: Sources) -> Fields:
    source = sources[span.path]
    line, column = source.line_column(span.start)
    end_line, end_column = source.line_column(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(fix: Fix, sources: Sources) -> Fields:
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.span.path, []).append(edit)
    changes = [
        {
            "artifactLocation": _artifact(path),
            "replacements": [
                {"deletedRegion": _region(edit.span, sources), "insertedContent": {"text": edit.text}} for edit in edits
            ],
        }
        for path, edits in by_path.items()
    ]
    return {"description": {"text": one_line(fix.title)}, "artifactChanges": changes}


def _unlinked(text: str) -> str:
    """Text in which nothing is read as a link of SARIF, `[words](address)`."""
    return text.replace("](", "] (")


FORMAT = Format(render, each=True)
