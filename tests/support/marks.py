"""Expectations on the lines of a spec: `#! POL101@6 Tx1 of leaf01` – code, column, part of the message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from mtpc.diagnostics import Diagnostic
from mtpc.result import Result

MARK = re.compile(r"#! (.*)$")
CASE = re.compile(r"(.*?) +#! ([A-Z]{3}\d{3}) (.*)")
EACH = re.compile(r"([A-Z]{3}\d{3})@(\d+) (.*?)(?=; [A-Z]{3}\d{3}@|$)")


class Mark(NamedTuple):
    """A finding that is expected, or was made (then `text` is its whole message)."""

    path: str
    line: int
    column: int
    code: str
    text: str = ""

    @property
    def place(self) -> tuple[str, int, int, str]:
        """All but the text."""
        return (self.path, self.line, self.column, self.code)


def cases(text: str) -> list[tuple[str, str, str]]:
    """Lines `STATEMENT  #! CODE MESSAGE`, each a case for itself: what is written, and what is told of it."""
    found = []
    for line in text.splitlines():
        case = CASE.fullmatch(line)
        assert case, line
        found.append((case[1], case[2], case[3]))
    return found


def assert_as_marked(findings: list[Mark], expected: list[Mark]) -> None:
    """Exactly the findings that are expected, each with its text."""
    assert [mark.place for mark in findings] == [mark.place for mark in expected], findings
    for mark, finding in zip(expected, findings, strict=True):
        assert mark.text
        assert mark.text in finding.text


def marks_in(texts: Mapping[str, str]) -> list[Mark]:
    """The marks of all files, in reading order."""
    marks = []
    for path, text in texts.items():
        for number, line in enumerate(text.splitlines(), start=1):
            mark = MARK.search(line)
            for code, column, words in EACH.findall(mark[1]) if mark else ():
                marks.append(Mark(path, number, int(column), code, words.strip()))
    return sorted(marks)


def findings_of(result: Result) -> list[Mark]:
    """What was found, as marks."""
    return sorted(_mark(result, finding) for finding in result.diagnostics)


def _mark(result: Result, finding: Diagnostic) -> Mark:
    assert finding.span is not None, finding
    line, column = result.sources[finding.span.path].line_column(finding.span.start)
    return Mark(finding.span.path, line, column, finding.code, finding.message)
