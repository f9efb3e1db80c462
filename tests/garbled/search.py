"""The search: texts are changed, those that make new code run are kept, those that fail are made small."""

from __future__ import annotations

import gc
import resource
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from types import FrameType

from tests.garbled import probes
from tests.garbled.changes import changed
from tests.garbled.readers import Reader

MEMORY_MB = 3_000
GROWTH_MB = 300  # by one text
SMALL_TRIES = 400


class TooLong(BaseException):
    """A text took too long; no `except Exception` of the program takes it for an error of its own."""


class Search:
    """One search; `failures` are the smallest text found for each place where an exception was raised."""

    def __init__(self, reader: Reader, seed: int) -> None:
        self.reader, self.dice = reader, Random(seed)
        self.kept: list[str] = []
        self.failures: dict[str, str] = {}
        self.runs = 0
        self.slowest_s = 0.0
        self._seen = 0

    def run(self, runs: int, seconds: float) -> None:
        """Try so many texts, or as many as the time allows."""
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MB << 20, resource.RLIM_INFINITY))
        signal.signal(signal.SIGPROF, _too_long)
        end = time.monotonic() + seconds
        for text in sorted(set(self.reader.seeds()), key=lambda text: (len(text), text)):
            if time.monotonic() < end:
                self._try(text)
        assert self.kept, "no seed makes any code run"
        gc.freeze()  # the program and the texts stay: only what a text makes is collected
        while self.runs < runs and time.monotonic() < end:
            recent = self.kept[-50:] if self.dice.random() < 0.4 else self.kept
            shorter = min(self.dice.choice(recent), self.dice.choice(recent), key=len)
            self._try(changed(self.dice, shorter, self.kept))

    def report(self) -> str:
        """The figures, in one line."""
        blocks = bin(self._seen).count("1")
        return (
            f"{self.runs} texts, {len(self.failures)} failures, {len(self.kept)} kept, {blocks} blocks ran, "
            f"slowest {self.slowest_s:.1f} s"
        )

    def _try(self, text: str) -> None:
        self.runs += 1
        probes.clear()
        why = self._failure(text)
        ran = probes.ran()
        if why is not None:
            if why not in self.failures:
                self.failures[why] = self._made_small(text, why)
        elif ran & ~self._seen:
            self.kept.append(text)
        self._seen |= ran

    def _failure(self, text: str) -> str | None:
        before_kb, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        try:
            with _patience(self.reader.patience_s):
                self.reader.read(text)
        except (Exception, TooLong) as error:
            return _where(error)
        finally:
            self.slowest_s = max(self.slowest_s, time.process_time() - start)
        grown_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb) >> 10
        return f"memory grew by more than {GROWTH_MB} MB" if self.runs > 100 and grown_mb > GROWTH_MB else None

    def _made_small(self, text: str, why: str) -> str:
        """A shorter text that fails in the same way: pieces are left out while it does."""
        if why.startswith(("TooLong", "memory")):
            return text
        size, tries = max(1, len(text) // 2), 0
        while size and tries < SMALL_TRIES:
            start = 0
            while start < len(text) and tries < SMALL_TRIES:
                shorter, tries = text[:start] + text[start + size :], tries + 1
                if self._failure(shorter) == why:
                    text = shorter
                else:
                    start += size
            size //= 2
        return text


@contextmanager
def _patience(seconds: int) -> Iterator[None]:
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _too_long(_: int, frame: FrameType | None) -> None:
    raise TooLong


def _where(error: BaseException) -> str:
    """The kind of an exception and the last place in the program it came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/mtpc/" in frame.filename]
    place = f"{frames[-1].filename.partition('/mtpc/')[2]}:{frames[-1].name}" if frames else "elsewhere"
    said = str(error)[:1500] if isinstance(error, AssertionError) else str(error)[:60]
    return f"{type(error).__name__} in {place}: {said}"
