"""Findings as JSON, `mtpc-check/1`: every name and shape here is a promise to other programs."""

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
    found = zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    document = {
        "schema": "mtpc-check/1",
        "summary": {**standing(report.diagnostics), **report.counts},
        "diagnostics": [
            _finding(one, known_by, report.manual(one.code).name, report.sources) for one, known_by in found
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _finding(found: Diagnostic, known_by: str, name: str, sources: Mapping[str, Source]) -> Fields:
    return {
        "code": found.code,
        "name": name,
        "severity": str(found.severity),
        "message": found.message,
        **_extent(found.span, sources),
        "object": found.object or _place(found.span, sources),
        "count": found.count,
        "more": list(found.more),
        "labels": [_label(label, sources) for label in found.labels],
        "help": found.help,
        "notes": list(found.notes),
        "context": list(map(str, found.context)),
        "fixes": [_fix(fix, sources) for fix in found.fixes],
        "waived": found.waived is not None,
        "waiver": _waiver(found.waived, sources) if found.waived else None,
        "fingerprint": known_by,
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
