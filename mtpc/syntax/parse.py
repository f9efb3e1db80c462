"""Parses the text of a spec. What cannot be parsed is reported at its place, and its statement is skipped."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mtpc.diagnostics import Diagnostic
from mtpc.syntax.decls import SpecFile
from mtpc.syntax.read import read
from mtpc.text import Source


def parse_all(sources: Iterable[Source]) -> tuple[list[SpecFile], list[Diagnostic]]:
    """Every spec as statements, and what could not be parsed."""
    parsed = [parse(source) for source in sources]
    return [file for file, _ in parsed], [finding for _, unread in parsed for finding in unread]


def parse(source: Source) -> tuple[SpecFile, list[Diagnostic]]:
    """The statements of a spec that can be parsed, and the findings about the rest."""
    with without_gc():
        statements, faults, skipped = read(source.text)
        if not faults:
            return SpecFile(source.path, statements), []
        from mtpc.syntax.mistakes import word

        findings = [word(source, fault) for fault in faults]
        return SpecFile(source.path, statements, skipped), findings


@contextmanager
def without_gc() -> Iterator[None]:
    """Switch off Python's cycle collector: it would walk every node made so far, again and again, for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
