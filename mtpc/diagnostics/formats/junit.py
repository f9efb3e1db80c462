"""Findings as a JUnit report, for Jenkins and others that show test results.

One test case a rule and object: it fails by errors, passes with words by warnings and notes, and is skipped where it is
waived.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.diagnostics._terminal import visible
from mtpc.diagnostics.formats import Format, Report, name_of, said, waiver

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Cases = dict[tuple[str, str], list[Diagnostic]]


def render(report: Report) -> str:
    """A document with one suite; without findings it holds one case that passes."""
    cases: Cases = {}
    for found in report.diagnostics:
        cases.setdefault((found.code, found.object or _place(found, report)), []).append(found)
    failures = sum(any(map(_fails, group)) for group in cases.values())
    skipped = sum(all(found.waived for found in group) for group in cases.values())
    counts = f'tests="{len(cases) or 1}" failures="{failures}" errors="0"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="mtpc" {counts}>']
    lines.append(f'  <testsuite name="mtpc check" {counts} skipped="{skipped}">')
    for (code, about), group in cases.items():
        lines += _case(code, about, group, report)
    if not cases:
        lines.append('    <testcase classname="mtpc" name="no findings"/>')
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _case(code: str, about: str, group: list[Diagnostic], report: Report) -> Iterator[str]:
    yield f"    <testcase classname={_quoted('mtpc.' + name_of(code, report.manual))} name={_quoted(visible(about))}>"
    for found in group:
        place = _place(found, report)
        text = _escaped(f"{place}\n{said(found)}" if place else said(found))
        if found.waived:
            yield f"      <skipped message={_quoted(waiver(found))}>{text}</skipped>"
        elif _fails(found):
            yield f'      <failure type="{found.severity}" message={_quoted(visible(found.message))}>{text}</failure>'
        else:
            yield f"      <system-out>{found.severity}: {text}</system-out>"
    yield "    </testcase>"


def _fails(found: Diagnostic) -> bool:
    return found.severity is Severity.ERROR and not found.waived


def _place(found: Diagnostic, report: Report) -> str:
    if found.span is None:
        return ""
    line, column = report.sources[found.span.path].line_column(found.span.start)
    return visible(f"{found.span.path}:{line}:{column}")


def _escaped(text: str) -> str:
    """Text of an element; what XML cannot hold is written as an escape."""
    return escape(_NO_XML.sub(lambda match: ascii(match[0])[1:-1], text), quote=False)


def _quoted(text: str) -> str:
    plain = escape(_NO_XML.sub(lambda match: ascii(match[0])[1:-1], text))
    return '"' + plain.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'


FORMAT = Format(render, each=True)
