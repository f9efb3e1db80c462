"""Findings one per line, `path:line:column: CODE message`, for editors and CI logs."""

from __future__ import annotations

from mtpc.diagnostics import Diagnostic, Severity, one_by_one
from mtpc.diagnostics._terminal import visible
from mtpc.diagnostics.formats import Format, Report, effects, shown, unjudged_line, waiver


def render(report: Report) -> str:
    """One line per finding, each ended by a newline; where every one is listed, also per consequence and subject."""
    findings = one_by_one(report.diagnostics) if report.every else shown(report)
    lines = [_line(finding, report) for finding in findings]
    if report.every:
        lines += [unjudged_line(each, report.sources) for each in report.unjudged]
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Diagnostic, report: Report) -> str:
    more = f" (and {finding.count - 1} more)" if finding.count > 1 else ""
    if not report.every:
        more += "".join(f" ({effect})" for effect in effects(finding, report.manual))
    mild = "" if finding.severity is Severity.ERROR else f"{finding.severity}: "
    allowed = f" ({waiver(finding)})" if finding.is_excused else ""
    text = visible(f"{finding.code} {mild}{finding.message}{more}") + allowed
    if finding.span is None:
        return text
    return f"{visible(report.sources[finding.span.path].place(finding.span))}: {text}"


FORMAT = Format(render, hides_known=True, for_people=True)
