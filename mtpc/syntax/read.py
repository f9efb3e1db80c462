"""Reads a text to its end, whatever its content: statements, faults without messages, and what was skipped."""

from __future__ import annotations

from mtpc.syntax import recover
from mtpc.syntax.automaton import FAULTS_MAX, SyntaxFault
from mtpc.syntax.decls import Statement
from mtpc.syntax.machine import Machine
from mtpc.syntax.unseen import unseen

_FORGOTTEN_MAX = 5  # braces that are not closed: each is found by reading the file once more


def read(text: str) -> tuple[tuple[Statement, ...], list[SyntaxFault], tuple[tuple[int, int], ...]]:
    """The statements of a text, its faults in reading order, and the stretches that were skipped."""
    first = 1 if text.startswith("\ufeff") else 0
    closes: list[int] = []
    forgotten: list[SyntaxFault] = []
    while True:
        faults: list[SyntaxFault] = []
        machine = Machine(text, faults, closes=closes)
        statements = machine.run("spec", first, len(text))
        if machine.unclosed is None:
            break
        opener, missing_at = recover.blame_brace(text, machine.unclosed, closes)
        forgotten.append(
            SyntaxFault(-1, recover.Slip.UNCLOSED_BRACE, opener, opener + 1, (opener, opener), frozenset())
        )
        if missing_at in closes or len(forgotten) >= _FORGOTTEN_MAX:
            break
        closes.append(missing_at)
    by_place = {fault.start: fault for fault in reversed([*faults, *forgotten, *unseen(text)])}
    in_order = sorted(by_place.values(), key=lambda fault: fault.start)
    return statements, in_order[:FAULTS_MAX], tuple(machine.skipped)
