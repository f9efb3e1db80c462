"""Findings one a line, `path:line:column: CODE message`, for editors and CI logs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.diagnostics._terminal import visible
from mtpc.diagnostics.formats import Format, waiver
from mtpc.text import Source


def render(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> str:
    """One line a finding, each ended by a newline."""
    return "".join(_line(found, sources) + "\n" for found in diagnostics)


def _line(found: Diagnostic, sources: Mapping[str, Source]) -> str:
    more = f" (and {found.count - 1} more)" if found.count > 1 else ""
    mild = "" if found.severity is Severity.ERROR else f"{found.severity}: "
    allowed = f" ({waiver(found)})" if found.waived else ""
    text = visible(f"{found.code} {mild}{found.message}{more}") + allowed
    if found.span is None:
        return text
    line, column = sources[found.span.path].line_column(found.span.start)
    return f"{visible(found.span.path)}:{line}:{column}: {text}"


FORMAT = Format(lambda report: render(report.diagnostics, report.sources))
