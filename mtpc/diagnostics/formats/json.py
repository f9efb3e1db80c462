"""Findings as JSON, `mtpc-check/1`: its names and shapes are a contract with other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from mtpc.diagnostics import Consequence, Diagnostic, Edit, Fix, Label, Unjudged, Waiver, one_by_one, standing
from mtpc.diagnostics._fingerprint import fingerprints
from mtpc.diagnostics._terminal import visible_json
from mtpc.diagnostics.formats import Format, Report
from mtpc.text import Source, Span

Fields = dict[str, object]


def render(report: Report) -> str:
    """The document `mtpc check --output-format json` prints; docs/schemas holds its JSON Schema."""
    prints = iter(fingerprints(one_by_one(report.diagnostics)))
    document = {
        "schema": "mtpc-check/1",
        "summary": {**standing(report.diagnostics), **report.counts, **report.summary},
        "diagnostics": [
            _finding(finding, prints, report.manual(finding.code).name, report.sources)
            for finding in report.diagnostics
        ],
        "unjudged": [_unjudged(each, report.sources) for each in report.unjudged],
    }
    return visible_json(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _finding(finding: Diagnostic, prints: Iterator[str], name: str, sources: Mapping[str, Source]) -> Fields:
    """A finding; the next of `prints` are its own fingerprint and those of its consequences."""
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
        **_settled(finding, next(prints), sources),
        "consequences": [_consequence(each, next(prints), sources) for each in finding.consequences],
    }


def _consequence(consequence: Consequence, fingerprint: str, sources: Mapping[str, Source]) -> Fields:
    return {
        "code": consequence.code,
        "severity": str(consequence.severity),
        "object": consequence.object,
        "message": consequence.message,
        **_settled(consequence, fingerprint, sources),
    }


def _settled(told: Diagnostic | Consequence, fingerprint: str, sources: Mapping[str, Source]) -> Fields:
    """What a project and its baseline make of it, and by what a baseline knows it."""
    return {
        "waived": told.waived is not None,
        "waiver": _waiver(told.waived, sources) if told.waived else None,
        "lowered": told.lowered,
        "known": told.known,
        "fingerprint": fingerprint,
    }


def _unjudged(subject: Unjudged, sources: Mapping[str, Source]) -> Fields:
    because: Fields | None = None
    if subject.because:
        code, span = subject.because
        line = sources[span.path].line_column(span.start)[0] if span else None
        because = {"code": code, "path": sources[span.path].file if span else None, "line": line}
    return {
        "object": subject.object,
        "codes": list(subject.codes),
        "because": because,
        "premise": subject.premise,
        "known": subject.known,
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
    return {
        "path": sources[span.path].file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _place(span: Span | None, sources: Mapping[str, Source]) -> str:
    if span is None:
        return ""
    return sources[span.path].place(span)


def _label(label: Label, sources: Mapping[str, Source]) -> Fields:
    return {**_extent(label.span, sources), "message": label.message}


def _fix(fix: Fix, sources: Mapping[str, Source]) -> Fields:
    return {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit, sources) for edit in fix.edits]}


def _edit(edit: Edit, sources: Mapping[str, Source]) -> Fields:
    return {**_extent(edit.span, sources), "text": edit.text}


FORMAT = Format(render)
