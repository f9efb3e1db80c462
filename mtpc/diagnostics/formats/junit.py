"""Findings as a JUnit report, for Jenkins and others that show test results.

One test case per rule and object, of findings and of what follows from them: errors fail it, warnings and notes are
its output, waived findings skip it. So does what was not judged: one case per subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from mtpc.diagnostics import Diagnostic, Severity, one_by_one
from mtpc.diagnostics._terminal import one_line
from mtpc.diagnostics.formats import NOT_JUDGED, Format, Report, name_of, plain_lines, unjudged_notes, waiver

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Cases = dict[tuple[str, str], list[Diagnostic]]  # by the name of the rule and what it is about


def render(report: Report) -> str:
    """A document with one suite; where all was judged and nothing found it has one case that passes."""
    cases: Cases = {}
    for finding in one_by_one(report.diagnostics):
        name = name_of(finding.code, report.manual)
        cases.setdefault((name, finding.object or _place(finding, report)), []).append(finding)
    for note in unjudged_notes(report):
        cases.setdefault((NOT_JUDGED, note.object), []).append(note)
    failures = sum(any(map(_fails, group)) for group in cases.values())
    skipped = sum(
        name == NOT_JUDGED or all(finding.is_excused for finding in group) for (name, _), group in cases.items()
    )
    counts = f'tests="{len(cases) or 1}" failures="{failures}" errors="0"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="mtpc" {counts}>']
    lines.append(f'  <testsuite name="mtpc check" {counts} skipped="{skipped}">')
    for (name, about), group in cases.items():
        lines += _case(name, about, group, report)
    if not cases:
        lines.append('    <testcase classname="mtpc" name="no findings"/>')
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _case(name: str, about: str, group: list[Diagnostic], report: Report) -> Iterator[str]:
    yield f"    <testcase classname={_quoted(f'mtpc.{name}')} name={_quoted(one_line(about))}>"
    for finding in group:
        place = _place(finding, report)
        text = _escaped(f"{place}\n{plain_lines(finding)}" if place else plain_lines(finding))
        if name == NOT_JUDGED:
            yield f"      <skipped message={_quoted(NOT_JUDGED)}>{text}</skipped>"
        elif finding.is_excused:
            yield f"      <skipped message={_quoted(waiver(finding))}>{text}</skipped>"
        elif _fails(finding):
            message = _quoted(one_line(finding.message))
            yield f'      <failure type="{finding.severity}" message={message}>{text}</failure>'
        else:
            yield f"      <system-out>{finding.severity}: {text}</system-out>"
    yield "    </testcase>"


def _fails(finding: Diagnostic) -> bool:
    return finding.severity is Severity.ERROR and not finding.is_excused


def _place(finding: Diagnostic, report: Report) -> str:
    if finding.span is None:
        return ""
    return one_line(report.sources[finding.span.path].place(finding.span))


def _escaped(text: str) -> str:
    """Text of an element; characters that XML cannot have are written as an escape."""
    return escape(_NO_XML.sub(lambda match: ascii(match[0])[1:-1], text), quote=False)


def _quoted(text: str) -> str:
    plain = escape(_NO_XML.sub(lambda match: ascii(match[0])[1:-1], text))
    return '"' + plain.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'


FORMAT = Format(render, each=True)
