"""Findings as workflow commands of GitHub Actions: annotations beside the lines of a pull request.

GitHub keeps ten annotations of each kind a step, so the worst come first.
"""

from __future__ import annotations

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.diagnostics._terminal import visible
from mtpc.diagnostics.formats import Format, Report, fact, name_of, said, waiver, worst_first

ROWS_MAX = 2000  # of the table; GitHub keeps 1 MiB of a step's summary
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> str:
    """One command a finding; a waived finding is a notice."""
    return "".join(_command(found, report) + "\n" for found in worst_first(report.diagnostics))


def _command(found: Diagnostic, report: Report) -> str:
    command = "notice" if found.waived else _COMMANDS[found.severity]
    place: dict[str, object] = {}
    if found.span is not None:
        source = report.sources[found.span.path]
        line, column = source.line_column(found.span.start)
        end_line, end_column = source.line_column(max(found.span.start, found.span.end - 1))
        place = {"file": visible(found.span.path), "line": line, "endLine": end_line, "col": column}
        if end_line == line:  # GitHub knows columns of one line only
            place["endColumn"] = end_column
    place["title"] = name_of(found.code, report.manual)
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{command} {properties}::{_message(said(found))}"


def _message(text: str) -> str:
    """Text behind the colons."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def table(report: Report) -> str:
    """Everything as a Markdown table, for the page that GitHub shows of a step."""
    found = worst_first(report.diagnostics)
    lines = ["| | code | place | finding |", "|---|---|---|---|"]
    lines += [_row(one, report) for one in found[:ROWS_MAX]]
    if len(found) > ROWS_MAX:
        lines.append(f"\n{len(found) - ROWS_MAX:,} more are left out here.")
    return "### mtpc check\n\n" + ("\n".join(lines) if found else "No findings.") + "\n\n"


def _row(found: Diagnostic, report: Report) -> str:
    place = ""
    if found.span is not None:
        line, column = report.sources[found.span.path].line_column(found.span.start)
        place = visible(f"{found.span.path}:{line}:{column}")
    word = "waived" if found.waived else str(found.severity)
    cells = (word, name_of(found.code, report.manual), place, f"{fact(found)} {waiver(found)}".rstrip())
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """Text that Markdown leaves as it is."""
    plain = "".join(f"&#{ord(sign)};" if sign in "\\`*_{}[]<>|&#!~@\n\r" else sign for sign in text)
    return plain.replace("://", ":&#47;/")


FORMAT = Format(render)
