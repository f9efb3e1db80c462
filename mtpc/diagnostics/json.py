"""Findings as JSON, `mtpc-check/1`: every name and shape here is a promise to other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from mtpc.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from mtpc.text import Source, Span

Fields = dict[str, object]


def render(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    counts: Mapping[str, int],
    name_of: Callable[[str], str],
) -> str:
    """The document `mtpc check --output-format json` prints; `name_of` gives the name of a rule's code."""
    found = list(diagnostics)
    summary = {f"{word}s": sum(one.severity is word and not one.waived for one in found) for word in Severity}
    document = {
        "schema": "mtpc-check/1",
        "summary": {**summary, **counts},
        "diagnostics": [_finding(one, sources, name_of(one.code)) for one in found],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _finding(found: Diagnostic, sources: Mapping[str, Source], name: str) -> Fields:
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
        "context": list(found.context),
        "fixes": [_fix(fix, sources) for fix in found.fixes],
        "waived": False,
    }


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
