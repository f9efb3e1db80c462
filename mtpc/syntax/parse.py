"""Text becomes statements. What cannot be read is reported, each fault at its place, and skipped by the statement."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from mtpc.diagnostics import Diagnostic
from mtpc.syntax import recover
from mtpc.syntax.automaton import MOST_FAULTS, Fault
from mtpc.syntax.decls import SpecFile, Statement
from mtpc.syntax.machine import Machine
from mtpc.text import Source

_MOST_FORGOTTEN = 5  # braces nobody closed: each is found by reading the file once more


def parse(source: Source) -> tuple[SpecFile, list[Diagnostic]]:
    """The statements of a spec that can be read, and what is to be said about the rest."""
    with without_gc():
        statements, faults, skipped = read(source.text)
        if not faults:
            return SpecFile(source.path, statements), []
        from mtpc.syntax.mistakes import word

        found = [word(source, fault) for fault in faults]
        return SpecFile(source.path, statements, skipped), found


def read(text: str) -> tuple[tuple[Statement, ...], list[Fault], tuple[tuple[int, int], ...]]:
    """The statements of a text, its faults in reading order, and the stretches that were skipped."""
    first = 1 if text.startswith("\ufeff") else 0
    closes: list[int] = []
    forgotten: list[Fault] = []
    while True:
        faults: list[Fault] = []
        machine = Machine(text, faults, closes=closes)
        statements = machine.run("spec", first, len(text))
        if machine.unclosed is None:
            break
        opener, missing_at = recover.blame_brace(text, machine.unclosed, closes)
        forgotten.append(Fault(-1, "unclosed {", opener, opener + 1, (opener, opener), frozenset()))
        if missing_at in closes or len(forgotten) >= _MOST_FORGOTTEN:
            break
        closes.append(missing_at)
    one_a_place = {fault.start: fault for fault in reversed(faults + forgotten)}
    found = sorted(one_a_place.values(), key=lambda fault: fault.start)
    return statements, found[:MOST_FAULTS], tuple(machine.skipped)


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
