"""What a long run is doing, as one line on a terminal's stderr that is erased before anything else is printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from mtpc.cli._streams import draw, is_quiet

WAIT_S = 1.0  # a shorter run shows nothing
_CELLS_MAX = 78
_SILENT = "mtpc.no_progress"

OnPhase = Callable[[str], None]


def _remember(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.meta[_SILENT] = value


NO_PROGRESS = click.option(
    "--no-progress", is_flag=True, expose_value=False, callback=_remember, help="Show no progress on a terminal."
)


@contextmanager
def progress() -> Iterator[OnPhase]:
    """Phases reported inside the block are shown once it has lasted a while, if a terminal can show them."""
    if not _is_visible():
        yield lambda _: None
        return
    line = _Line()
    try:
        yield line.set_phase
    finally:
        line.end()


def _is_visible() -> bool:
    context = click.get_current_context(silent=True)
    allowed = context is not None and not context.meta.get(_SILENT) and not is_quiet()
    return allowed and os.environ.get("TERM") != "dumb" and sys.stderr.isatty()


class _Line:
    """The line; a timer thread shows it first, as the compiler reads no clock."""

    def __init__(self) -> None:
        from threading import Lock, Timer

        self._text = ""
        self._shown = False
        self._lock = Lock()
        self._timer = Timer(WAIT_S, self._show)
        self._timer.daemon = True
        self._timer.start()

    def set_phase(self, text: str) -> None:
        """Set the phase that is running."""
        with self._lock:
            self._text = text
            if self._shown:
                self._draw()

    def end(self) -> None:
        """Erase the line."""
        self._timer.cancel()
        self._timer.join()
        if self._shown:
            draw("")

    def _show(self) -> None:
        with self._lock:
            self._shown = True
            self._draw()

    def _draw(self) -> None:
        draw(f"{self._text[:_CELLS_MAX]} …")
