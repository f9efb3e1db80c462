"""Findings one per line, `path:line:column: CODE message`, for editors and CI logs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.diagnostics._terminal import visible
from mtpc.diagnostics.formats import Format, waiver
from mtpc.text import Source


def render(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> str:
    """One line per finding, each ended by a newline."""
    return "".join(_line(finding, sources) + "\n" for finding in diagnostics)


def _line(finding: Diagnostic, sources: Mapping[str, Source]) -> str:
    more = f" (and {finding.count - 1} more)" if finding.count > 1 else ""
    mild = "" if finding.severity is Severity.ERROR else f"{finding.severity}: "
    allowed = f" ({waiver(finding)})" if finding.waived else ""
    text = visible(f"{finding.code} {mild}{finding.message}{more}") + allowed
    if finding.span is None:
        return text
    line, column = sources[finding.span.path].line_column(finding.span.start)
    return f"{visible(finding.span.path)}:{line}:{column}: {text}"


FORMAT = Format(lambda report: render(report.diagnostics, report.sources))
