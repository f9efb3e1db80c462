"""Text becomes statements. What cannot be read is reported, each fault at its place, and skipped by the statement."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from mtpc.diagnostics import Diagnostic
from mtpc.syntax.decls import SpecFile
from mtpc.syntax.read import read
from mtpc.text import Source


def parse(source: Source) -> tuple[SpecFile, list[Diagnostic]]:
    """The statements of a spec that can be read, and what is to be said about the rest."""
    with without_gc():
        statements, faults, skipped = read(source.text)
        if not faults:
            return SpecFile(source.path, statements), []
        from mtpc.syntax.mistakes import word

        found = [word(source, fault) for fault in faults]
        return SpecFile(source.path, statements, skipped), found


@contextmanager
def without_gc() -> Iterator[None]:
    """Keep Python's cycle collector away: it walks every node made so far, again and again, and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
