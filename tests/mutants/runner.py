"""Mutants against tests, in one process that is forked: all is imported once, each child changes one function.

A first round runs every test in a child of its own and notes which lines it reaches. A mutant then meets only tests
that reach what is changed: first those of its own code, then those that noticed most, then in the order they are named.
"""

from __future__ import annotations

import ast
import gc
import os
import resource
import signal
import sys
import time
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.changes import Mutant
from tests.support import ROOT

PATIENCE_S, ENOUGH_S = 10, 60  # a test is measured while its lines are noted: by itself it is several times as fast
MEMORY_BYTES = 4 << 30
Line = tuple[str, int]  # path in the checkout, line


@dataclass(frozen=True)
class Reach:
    """A test, how long it takes, and the lines it reaches."""

    item: pytest.Item
    took_s: float
    lines: frozenset[Line]


def reaches(items: Sequence[pytest.Item], paths: frozenset[str]) -> list[Reach]:
    """What each test reaches, each in a process of its own; those that fail as they are, or reach nothing, are out."""
    found = []
    for item in items:
        started = time.perf_counter()
        answer = in_child(partial(_reached, item, paths), 600)
        lines = frozenset(ast.literal_eval(answer)) if answer else frozenset()
        if lines:
            found.append(Reach(item, time.perf_counter() - started, lines))
    return found


def killed_by(mutant: Mutant, known: Sequence[Reach], kills: Counter[str]) -> str:
    """The test that notices a mutant, `time` where it does not end; empty where none notices it.

    No more are tried than take `ENOUGH_S` together.
    """
    code = os.path.basename(mutant.path)[:6]
    within = _reaching(mutant, mutant.lines, known) or _reaching(mutant, mutant.body, known)
    within.sort(key=lambda reach: (code not in reach.item.nodeid.lower(), -kills[reach.item.nodeid]))
    together = list(accumulate(reach.took_s for reach in within))
    within = within[: bisect(together, ENOUGH_S) + 1]
    if not within:
        return ""
    patience_s = PATIENCE_S + int(sum(reach.took_s for reach in within))
    answer = in_child(lambda: _first_failed(mutant, [reach.item for reach in within]), patience_s)
    return "time" if answer is None else answer


def _reaching(mutant: Mutant, lines: range, known: Sequence[Reach]) -> list[Reach]:
    wanted = {(mutant.path, line) for line in lines}
    return [reach for reach in known if not wanted.isdisjoint(reach.lines)]


def in_child(work: Callable[[], str], patience_s: int) -> str | None:
    """What `work` answers in a forked process; None where it takes too long or falls."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(patience_s)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
            nowhere = os.open(os.devnull, os.O_RDWR)
            for number in (1, 2):
                os.dup2(nowhere, number)
            os.write(writable, b"=" + work().encode())
        finally:
            os._exit(0)
    os.close(writable)
    with os.fdopen(readable, "rb") as stream:
        said = stream.read().decode()
    os.waitpid(child, 0)
    return said[1:] if said else None


def _reached(item: pytest.Item, paths: frozenset[str]) -> str:
    lines: set[Line] = set()
    wanted = {str(ROOT / path): path for path in paths}

    def enter(frame: FrameType, _event: str, _argument: Any) -> Any:
        path = wanted.get(frame.f_code.co_filename)
        if path is None:
            return None

        def step(inner: FrameType, event: str, _argument: Any) -> Any:
            if event == "line":
                lines.add((path, inner.f_lineno))
            return step

        return step

    sys.settrace(enter)
    failed = _fails(item)
    sys.settrace(None)
    return "" if failed else repr(lines or "")


def _first_failed(mutant: Mutant, items: Sequence[pytest.Item]) -> str:
    put_in_place(mutant)
    return next((item.nodeid for item in items if _fails(item)), "")


def _fails(item: pytest.Item) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def put_in_place(mutant: Mutant) -> None:
    """Give the functions that exist the code of the mutant."""
    path = str(ROOT / mutant.path)
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(mutant.tree(), path, "exec"))}
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == path:
            known = codes.get((thing.__code__.co_qualname, thing.__code__.co_firstlineno))
            if known is not None and known.co_qualname == mutant.function:
                thing.__code__ = known


def _codes(code: CodeType) -> list[CodeType]:
    inner = [one for one in code.co_consts if isinstance(one, CodeType)]
    return [code, *(each for one in inner for each in _codes(one))]
