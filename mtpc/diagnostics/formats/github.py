"""Findings as workflow commands of GitHub Actions: annotations beside the lines of a pull request.

GitHub keeps ten annotations of each kind per step, so the worst come first.
"""

from __future__ import annotations

from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Severity, as_finding
from mtpc.diagnostics._terminal import one_line
from mtpc.diagnostics.formats import (
    NOT_JUDGED,
    Format,
    Report,
    fact,
    name_of,
    plain_lines,
    unjudged_notes,
    waiver,
    worst_first,
)

ROWS_MAX = 2000  # of the table; GitHub keeps 1 MiB of a step's summary
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> str:
    """One command per finding and consequence, then per subject not judged; that and what is waived is a notice."""
    found = [_command(finding, report) for finding in _causes_first(report)]
    unjudged = [_command(note, report, NOT_JUDGED) for note in unjudged_notes(report)]
    return "".join(f"{command}\n" for command in found + unjudged)


def _causes_first(report: Report) -> list[Diagnostic]:
    """The worst first; of those equally bad causes before what follows from them."""
    following = [as_finding(finding, each) for finding in report.diagnostics for each in finding.consequences]
    return worst_first([*report.diagnostics, *following])


def _command(finding: Diagnostic, report: Report, title: str = "") -> str:
    command = "notice" if finding.is_excused else _COMMANDS[finding.severity]
    place: dict[str, object] = {}
    if finding.span is not None:
        source = report.sources[finding.span.path]
        line, column = source.line_column(finding.span.start)
        end_line, end_column = source.line_column(max(finding.span.start, finding.span.end - 1))
        place = {"file": one_line(source.file), "line": line, "endLine": end_line, "col": column}
        if end_line == line:  # GitHub knows columns of one line only
            place["endColumn"] = end_column
    place["title"] = title or name_of(finding.code, report.manual)
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{command} {properties}::{_message(plain_lines(finding))}"


def _message(text: str) -> str:
    """Text after the colons."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def table(report: Report) -> str:
    """All findings as a Markdown table, for the summary page that GitHub shows for a step."""
    findings = [*_causes_first(report), *(replace(note, code=NOT_JUDGED) for note in unjudged_notes(report))]
    lines = ["| | code | place | finding |", "|---|---|---|---|"]
    lines += [_row(finding, report) for finding in findings[:ROWS_MAX]]
    if len(findings) > ROWS_MAX:
        lines.append(f"\n{len(findings) - ROWS_MAX:,} more are left out here.")
    return "### mtpc check\n\n" + ("\n".join(lines) if findings else "No findings.") + "\n\n"


def _row(finding: Diagnostic, report: Report) -> str:
    place = ""
    if finding.span is not None:
        place = one_line(report.sources[finding.span.path].place(finding.span))
    word = "waived" if finding.waived else "known" if finding.known else str(finding.severity)
    cells = (word, name_of(finding.code, report.manual), place, f"{fact(finding)} {waiver(finding)}".rstrip())
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """Text that Markdown does not change."""
    plain = "".join(f"&#{ord(char)};" if char in "\\`*_{}[]<>|&#!~@\n\r" else char for char in text)
    return plain.replace("://", ":&#47;/")


FORMAT = Format(render)
