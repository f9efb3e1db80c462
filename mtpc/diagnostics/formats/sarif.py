"""Findings as SARIF 2.1.0 (OASIS), for code scanning.

Columns count code points. Paths are relative to the working directory, as in every other form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import quote

from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.diagnostics._fingerprint import fingerprints
from mtpc.diagnostics._terminal import visible
from mtpc.diagnostics.formats import Format, Report, said, worst_first
from mtpc.text import Source, Span

RESULTS_MAX = 25_000  # GitHub takes no more of a run
RELATED_MAX = 1000  # nor more places of a result
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Fields = dict[str, object]
Sources = Mapping[str, Source]


def render(report: Report) -> str:
    """One run; where there is too much, the worst are kept and the run says how many are left out."""
    known_by = dict(zip(map(id, report.diagnostics), fingerprints(report.diagnostics), strict=True))
    kept = worst_first(report.diagnostics)[:RESULTS_MAX]
    rules = sorted({found.code for found in kept})
    index = {code: number for number, code in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "mtpc", "version": report.version, "rules": [_rule(code, report) for code in rules]}
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(len(report.diagnostics) - len(kept))],
        "results": [_result(found, index[found.code], known_by[id(found)], report.sources) for found in kept],
        "properties": dict(report.counts),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _invocation(cut: int) -> Fields:
    made: Fields = {"executionSuccessful": True}
    if cut:
        text = f"{cut} results are left out: a run holds {RESULTS_MAX}, the worst first"
        made["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return made


def _rule(code: str, report: Report) -> Fields:
    manual = report.manual(code)
    made: Fields = {"id": code}
    if manual.name:
        made["name"] = manual.name
    if manual.summary:
        made["shortDescription"] = {"text": manual.summary}
    if manual.page:
        made["help"] = {"text": manual.page, "markdown": manual.page}
    return made


def _result(found: Diagnostic, rule: int, known_by: str, sources: Sources) -> Fields:
    made: Fields = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": str(found.severity),
        "message": {"text": _unlinked(said(found))},
        "locations": _locations(found, sources),
        "partialFingerprints": {"mtpcFinding/v1": known_by, "primaryLocationLineHash": known_by},
        "occurrenceCount": found.count,
    }
    related = [label for label in found.labels if label.span != found.span][:RELATED_MAX]
    if related:
        made["relatedLocations"] = [
            {**_physical(label.span, sources), "id": number, "message": {"text": _unlinked(visible(label.message))}}
            for number, label in enumerate(related, 1)
        ]
    if found.fixes:
        made["fixes"] = [_fix(fix, sources) for fix in found.fixes]
    if found.waived:
        accepted: Fields = {"kind": "inSource", "status": "accepted", "justification": visible(found.waived.reason)}
        if found.waived.span:
            accepted["location"] = _physical(found.waived.span, sources)
        made["suppressions"] = [accepted | {"properties": {"until": found.waived.until, "ticket": found.waived.ticket}}]
    if found.context:
        made["properties"] = {"context": list(map(str, found.context))}
    return made


def _locations(found: Diagnostic, sources: Sources) -> list[Fields]:
    place = _physical(found.span, sources) if found.span else {}
    if found.object:
        place["logicalLocations"] = [{"fullyQualifiedName": found.object, "kind": "object"}]
    return [place] if place else []


def _physical(span: Span, sources: Sources) -> Fields:
    return {"physicalLocation": {"artifactLocation": _artifact(span.path), "region": _region(span, sources)}}


def _artifact(path: str) -> Fields:
    """A path as a relative reference: whatever is no plain letter is percent-encoded, also a colon."""
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
    return {"description": {"text": visible(fix.title)}, "artifactChanges": changes}


def _unlinked(text: str) -> str:
    """Text in which nothing reads as a link of SARIF, `[words](address)`."""
    return text.replace("](", "] (")


FORMAT = Format(render, each=True)
