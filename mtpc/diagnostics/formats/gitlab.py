"""Findings as a Code Quality report of GitLab.

GitLab shows only one of several findings with the same fingerprint, so each has its own. It needs a place: a finding
without one is put at the first line of the first file.
"""

from __future__ import annotations

import json

from mtpc.diagnostics import Diagnostic, Severity, one_by_one
from mtpc.diagnostics._fingerprint import fingerprints
from mtpc.diagnostics._terminal import visible_json
from mtpc.diagnostics.formats import NOT_JUDGED, Format, Report, fact, unjudged_notes, waiver

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """One array of findings and consequences, then what was not judged; that and what is waived is `info`."""
    findings, notes = one_by_one(report.diagnostics), unjudged_notes(report)
    each = zip([*findings, *notes], fingerprints([*findings, *notes]), strict=True)
    listed = [_finding(finding, fingerprint, report) for finding, fingerprint in each]
    for entry in listed[len(findings) :]:
        entry["check_name"] = NOT_JUDGED
    return visible_json(json.dumps(listed, ensure_ascii=False, indent=1)) + "\n"


def _finding(finding: Diagnostic, fingerprint: str, report: Report) -> dict[str, object]:
    path, line = next(iter(report.sources), ""), 1
    if finding.span is not None:
        source = report.sources[finding.span.path]
        path, line = source.file, source.line_column(finding.span.start)[0]
    return {
        "description": " ".join(filter(None, (fact(finding), waiver(finding)))),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": "info" if finding.is_excused else _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }


FORMAT = Format(render, each=True)
