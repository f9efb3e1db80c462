"""Findings as a Code Quality report of GitLab.

GitLab shows one finding of several with the same fingerprint, so each has its own. It needs a place: what has none is
put at the first line of the first file.
"""

from __future__ import annotations

import json

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.diagnostics._fingerprint import fingerprints
from mtpc.diagnostics.formats import Format, Report, fact, waiver

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """One array of findings; a waived finding is `info`."""
    found = zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    return json.dumps([_finding(one, known_by, report) for one, known_by in found], ensure_ascii=False, indent=1) + "\n"


def _finding(found: Diagnostic, known_by: str, report: Report) -> dict[str, object]:
    path, line = next(iter(report.sources), ""), 1
    if found.span is not None:
        path, line = found.span.path, report.sources[found.span.path].line_column(found.span.start)[0]
    return {
        "description": " ".join(filter(None, (fact(found), waiver(found)))),
        "check_name": found.code,
        "fingerprint": known_by,
        "severity": "info" if found.waived else _SEVERITIES[found.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }


FORMAT = Format(render, each=True)
