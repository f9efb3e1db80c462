"""Expectations on the lines of a spec: `#! POL101@6 Tx1 of leaf01` – code, column, part of the message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import Result

MARK = re.compile(r"#! (.*)$")
EACH = re.compile(r"([A-Z]{3}\d{3})@(\d+) (.*?)(?=; [A-Z]{3}\d{3}@|$)")


@dataclass(frozen=True, order=True)
class Mark:
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
