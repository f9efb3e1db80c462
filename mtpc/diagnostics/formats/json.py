"""Findings as JSON, `mtpc-check/1`: its names and shapes are a contract with other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping

from mtpc.diagnostics import Diagnostic, Edit, Fix, Label, Waiver, standing
from mtpc.diagnostics._fingerprint import fingerprints
from mtpc.diagnostics.formats import Format, Report
from mtpc.text import Source, Span

Fields = dict[str, object]


def render(report: Report) -> str:
    """The document `mtpc check --output-format json` prints; docs/schemas holds its JSON Schema."""
    findings = zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    document = {
        "schema": "mtpc-check/1",
        "summary": {**standing(report.diagnostics), **report.counts},
        "diagnostics": [
            _finding(finding, fingerprint, report.manual(finding.code).name, report.sources)
            for finding, fingerprint in findings
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _finding(finding: Diagnostic, fingerprint: str, name: str, sources: Mapping[str, Source]) -> Fields:
    return {
        "code": finding.code,
        "name": name,
        "severity": str(finding.severity),
        "message": finding.message,
        **_extent(finding.span, sources),
        "object": finding.object or _place(finding.span, sources),
        "count": finding.count,
        "more": list(finding.more),
        "labels": [_label(label, sources) for label in finding.labels],
        "help": finding.help,
        "notes": list(finding.notes),
        "context": list(map(str, finding.context)),
        "fixes": [_fix(fix, sources) for fix in finding.fixes],
        "waived": finding.waived is not None,
        "waiver": _waiver(finding.waived, sources) if finding.waived else None,
        "fingerprint": fingerprint,
    }


def _waiver(waiver: Waiver, sources: Mapping[str, Source]) -> Fields:
    words = {"reason": waiver.reason, "until": waiver.until, "ticket": waiver.ticket}
    return {**words, **_extent(waiver.span, sources)}


def _extent(span: Span | None, sources: Mapping[str, Source]) -> Fields:
    """Where a span starts and, exclusively, ends; all null where there is no place."""
    if span is None:
        return dict.fromkeys(("path", "line", "column", "end_line", "end_column"))
    line, column = sources[span.path].line_column(span.start)
    end_line, end_column = sources[span.path].line_column(span.end)
    return {"path": span.path, "line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _place(span: Span | None, sources: Mapping[str, Source]) -> str:
    if span is None:
        return ""
    line, column = sources[span.path].line_column(span.start)
    return f"{span.path}:{line}:{column}"


def _label(label: Label, sources: Mapping[str, Source]) -> Fields:
    return {**_extent(label.span, sources), "message": label.message}


def _fix(fix: Fix, sources: Mapping[str, Source]) -> Fields:
    return {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit, sources) for edit in fix.edits]}


def _edit(edit: Edit, sources: Mapping[str, Source]) -> Fields:
    return {**_extent(edit.span, sources), "text": edit.text}


FORMAT = Format(render)
