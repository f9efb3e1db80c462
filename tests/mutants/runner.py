"""Mutants against tests, in one process that is forked: all is imported once, each child changes one function.

A first round runs every test in a child of its own and notes which lines it reaches. A mutant then meets only tests
that reach what is changed: first those of its own code, then those that noticed most, then the quickest.
"""

from __future__ import annotations

import ast
import gc
import os
import resource
import signal
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import accumulate
from types import CodeType, FunctionType

import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.changes import NOTE, Mutant, noting
from tests.support import ROOT

PATIENCE_S, TIMES_SLOWER, ENOUGH_S = 10, 6, 30
MEMORY_BYTES = 4 << 30
Line = tuple[str, int]  # path in the checkout, line
Functions = dict[str, list[FunctionType]]  # by path in the checkout
Notes = set[int]


@dataclass(frozen=True)
class Reach:
    """A test, how long it takes, and the lines it reaches."""

    item: pytest.Item
    took_s: float
    lines: frozenset[Line]


def reaches(items: Sequence[pytest.Item], functions: Functions) -> list[Reach]:
    """What each test reaches, each in a process of its own; those that fail as they are, or reach nothing, are out."""
    notes = Notes()
    places: list[frozenset[Line]] = []
    held: list[tuple[FunctionType, CodeType]] = []
    for path, ones in functions.items():
        tree, own = noting((ROOT / path).read_text("utf-8"), len(places))
        places += [frozenset((path, line) for line in lines) for lines in own]
        held += replaced(path, tree, ones, notes)
    found = []
    for item in items:
        before_s = children_s()
        answer = in_child(partial(_reached, item, notes), 600)
        reached = ast.literal_eval(answer) if answer else ()
        if reached:
            lines = frozenset().union(*(places[number] for number in reached))
            found.append(Reach(item, children_s() - before_s, lines))
    for function, code in held:
        function.__code__ = code
    return found


def children_s() -> float:
    """Seconds of the processor that ended children took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def killed_by(mutant: Mutant, known: Sequence[Reach], kills: Counter[str], functions: Functions) -> str:
    """The test that notices a mutant, `time` where it does not end; empty where none notices it.

    No more are tried than take `ENOUGH_S` together.
    """
    code = os.path.basename(mutant.path)[:6]
    within = _reaching(mutant, mutant.lines, known) or _reaching(mutant, mutant.body, known)
    within.sort(key=lambda reach: (code not in reach.item.nodeid.lower(), -kills[reach.item.nodeid], reach.took_s))
    together = list(accumulate(reach.took_s for reach in within))
    within = within[: bisect(together, ENOUGH_S) + 1]
    if not within:
        return ""
    patience_s = PATIENCE_S + int(TIMES_SLOWER * sum(reach.took_s for reach in within))
    answer = in_child(lambda: _first_failed(mutant, [reach.item for reach in within], functions), patience_s)
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


def _reached(item: pytest.Item, notes: Notes) -> str:
    notes.clear()
    return "" if _fails(item) else repr(sorted(notes))


def _first_failed(mutant: Mutant, items: Sequence[pytest.Item], functions: Functions) -> str:
    replaced(mutant.path, mutant.tree(), [one for one in functions[mutant.path] if name_of(one) == mutant.function])
    return next((item.nodeid for item in items if _fails(item)), "")


def _fails(item: pytest.Item) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def functions_of(paths: Iterable[str]) -> Functions:
    """The functions that exist, by the module they are written in; a module that is imported late is imported now."""
    found: Functions = {path: [] for path in paths}
    for path in found:
        import_module(path.removesuffix(".py").replace("/", "."))
    known = {str(ROOT / path): path for path in found}
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename in known:
            found[known[thing.__code__.co_filename]].append(thing)
    return found


def name_of(function: FunctionType) -> str:
    """`Class.method`, as its module calls it."""
    return function.__code__.co_qualname


def replaced(
    path: str, tree: ast.Module, functions: Sequence[FunctionType], notes: Notes | None = None
) -> list[tuple[FunctionType, CodeType]]:
    """Give functions the code of a changed module; gives what they had."""
    file = str(ROOT / path)
    for kept in vars(import_module(path.removesuffix(".py").replace("/", "."))).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()  # what the functions as they were answered
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(tree, file, "exec"))}
    held = []
    for function in functions:
        code = codes.get((name_of(function), function.__code__.co_firstlineno))
        if code is not None and code.co_freevars == function.__code__.co_freevars:
            held.append((function, function.__code__))
            function.__code__ = code
            if notes is not None:
                function.__globals__[NOTE] = notes.add
    return held


def _codes(code: CodeType) -> list[CodeType]:
    inner = [one for one in code.co_consts if isinstance(one, CodeType)]
    return [code, *(each for one in inner for each in _codes(one))]
