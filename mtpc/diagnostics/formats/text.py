"""Findings for people: the headline, the line of the spec it is about, what to do.

    error[POL101]: Tx1 of leaf01.et-0/0/48 arrives at Tx1 of spine1.et-0/0/0
      --> specs/hall.mtp:31:6
       |
    31 | cord leaf01.et-0/0/48 -- lp01.2.1 : acme.patch-mpo12-a-om4
       |                                     ^^^^^^^^^^^^^^^^^^^^^^ a receive lane is needed here
       = help: use a cord of type B
       = why:  mtpc explain POL101

This form is for people and may change; programs read `json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.diagnostics._terminal import visible
from mtpc.diagnostics.formats import Format, Report, effects, shown, unjudged_line, waiver
from mtpc.text import Source, Span

if TYPE_CHECKING:
    from mtpc.diagnostics._excerpt import Mark, Paint

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_EXCUSED = "1;34"
_NAMED_MAX = 5  # objects of a folded finding that are named


def render(report: Report) -> str:
    """All findings, an empty line between them; where every one is listed, what was not judged as well."""
    paint = _in_colour if report.colour else _plain
    lines = [_finding(finding, report, paint) for finding in shown(report)]
    if report.every and report.unjudged:
        lines.append("".join(f"{unjudged_line(each, report.sources)}\n" for each in report.unjudged))
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Diagnostic, report: Report, paint: Paint) -> str:
    from mtpc.diagnostics._excerpt import excerpt

    word, colour = str(finding.severity), _COLOURS[finding.severity]
    if finding.is_excused:
        word, colour = "waived" if finding.waived else "known", _EXCUSED
    head = paint(f"{word}[{finding.code}]", colour) + paint(f": {visible(finding.message)}", "1")
    places = _places(finding, report.sources)
    width = max((len(str(mark.last_line)) for _, marks in places for mark in marks), default=1)
    lines = [head]
    for number, (source, marks) in enumerate(places):
        arrow = ":::" if number else "-->"
        lines.append(f"{' ' * width}{paint(arrow, '1;34')} {visible(marks[0].place)}")
        lines += excerpt(source, marks, width, colour, paint)
    margin = " " * width
    lines += [f"{margin} {paint('=', '1;34')} {line}" for line in _remarks(finding, report, width)]
    return "\n".join(lines) + "\n"


def _places(finding: Diagnostic, sources: Mapping[str, Source]) -> list[tuple[Source, list[Mark]]]:
    """The marks of a finding by source, that of the finding itself first in its own."""
    by_path: dict[str, list[Mark]] = {}
    if finding.span is not None:
        message = next((label.message for label in finding.labels if label.span == finding.span), "")
        by_path[finding.span.path] = [_mark(finding.span, message, sources, primary=True)]
    for label in finding.labels:
        if label.span != finding.span:
            by_path.setdefault(label.span.path, []).append(_mark(label.span, label.message, sources, primary=False))
    return [(sources[path], marks) for path, marks in by_path.items()]


def _mark(span: Span, message: str, sources: Mapping[str, Source], *, primary: bool) -> Mark:
    from mtpc.diagnostics._excerpt import Mark

    source = sources[span.path]
    line, column = source.line_column(span.start)
    last_line, last_column = source.line_column(max(span.start, span.end - 1))
    return Mark(line, column, last_line, last_column, visible(message), primary, source.place(span))


def _remarks(finding: Diagnostic, report: Report, width: int) -> Iterable[str]:
    """The lines below the excerpt, each a word and a sentence."""
    hanging = "\n" + " " * (width + 3)
    if finding.is_excused:
        yield waiver(finding)
    if finding.context:
        yield "in the loop: " + visible(", ".join(map(str, finding.context)))
    if finding.count > 1:
        yield visible(_others(finding))
    yield from _follows(finding, report)
    for note in finding.notes:
        yield "note: " + hanging.join(visible(line) for line in note.splitlines())
    if finding.help:
        yield "help: " + hanging.join(visible(line) for line in finding.help.splitlines())
    for fix in finding.fixes:
        yield "fix:  " + visible(fix.title)
    yield f"why:  mtpc explain {finding.code}"


def _follows(finding: Diagnostic, report: Report) -> list[str]:
    """What follows from a finding: folded, or one by one."""
    if not report.every:
        return effects(finding, report.manual)
    lines = []
    for each in finding.consequences:
        allowed = f" ({waiver(each)})" if each.is_excused else ""
        lines.append(visible(f"because of it: {each.code} {each.object}: {each.message}") + allowed)
    return lines


def _others(finding: Diagnostic) -> str:
    named = [name for name in finding.more if name][:_NAMED_MAX]
    rest = (
        "" if len(named) == finding.count - 1 else " …; --show-all lists them" if named else "; --show-all lists them"
    )
    return f"and {finding.count - 1} more{': ' * bool(named)}{', '.join(named)}{rest}"


def _plain(text: str, _colour: str) -> str:
    return text


def _in_colour(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"


FORMAT = Format(render, hides_known=True, for_people=True)
