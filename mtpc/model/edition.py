"""Which edition of the language a spec is written in: the one that this mtpc reads, or a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from mtpc.diagnostics import Diagnostic, Edit, Fix, Severity
from mtpc.syntax import decls
from mtpc.syntax.decls import EDITION, SpecFile
from mtpc.text import Source, Span

_HEAD = re.compile(r"\ufeff?(?:(?:[ \t]*#[^\n]*\n)+(?=[ \t]*\r?\n))?")  # comments that stand apart from what follows


def unstated_editions(specs: Iterable[SpecFile], sources: Mapping[str, Source]) -> Iterator[Diagnostic]:
    """A note for each spec that states no edition; none where what it begins with could not be read."""
    for spec in specs:
        begins = spec.statements[0].start if spec.statements else 0
        unread = any(start <= begins for start, _ in spec.skipped)
        stated = any(isinstance(statement, decls.Edition) for statement in spec.statements)
        if spec.statements and not unread and not stated:
            yield _unstated(sources[spec.path], begins)


def _unstated(source: Source, begins: int) -> Diagnostic:
    head = _HEAD.match(source.text)
    assert head is not None
    line_end = "\r\n" if "\r\n" in source.text else "\n"
    edit = Edit(Span(source.path, head.end(), head.end()), f"edition {EDITION}{line_end}")
    line, _ = source.line_column(begins)
    end = begins + len(source.line(line)) - (begins - source.line_starts()[line - 1])
    return Diagnostic(
        "REF127",
        "the spec does not say which edition of the language it is written in",
        Span(source.path, begins, end),
        Severity.NOTE,
        object=source.path,
        help=f"write `edition {EDITION}` as its first statement",
        fixes=(Fix(f"write edition {EDITION}", (edit,), safe=True),),
    )
