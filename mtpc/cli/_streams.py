"""What the program prints: data to stdout, messages to stderr; its exit codes.

All of it goes through here, and nothing that somebody else wrote reaches a terminal or a log but as visible text.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import StringIO, TextIOWrapper
from typing import IO, Any, TextIO

import click

_QUIET = "mtpc.quiet"
CLEAN, FINDINGS, COULD_NOT, INTERNAL_ERROR, INTERRUPTED, TERMINATED = 0, 1, 2, 70, 130, 143


class CouldNot(click.ClickException):
    """The job could not be done: one sentence, and lines below it; exit code 2."""

    exit_code = COULD_NOT

    def __init__(self, message: str, *lines: str) -> None:
        super().__init__(message)
        self._lines = lines

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it to stderr."""
        say(f"mtpc: {self.message}", *self._lines)


class Terminated(BaseException):
    """Another program ends this one while it writes: what is half done is put back, as after an interrupt."""


@contextmanager
def writing() -> Iterator[None]:
    """A block that writes files: who terminates the program in it does not leave half of them."""
    import signal  # slow to load, and who only reads may end at once

    def end(_number: int, _frame: object) -> None:
        raise Terminated

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class QuietStream(TextIOWrapper):
    """A standard stream in UTF-8, in every locale; what UTF-8 cannot encode is escaped.

    It never raises: what is written after a reader has gone or a disk is full is discarded. `failure` is why, "" for a
    reader that has gone.
    """

    failure = ""
    is_lost = False  # whether what is written is discarded

    def write(self, text: str) -> int:
        """The number of characters, written or not."""
        try:
            return super().write(text)
        except OSError as error:
            self._discard(error)
            return len(text)

    def flush(self) -> None:
        """Write what is buffered."""
        try:
            super().flush()
        except OSError as error:
            self._discard(error)

    def _discard(self, error: OSError) -> None:
        self.is_lost = True
        if not isinstance(error, BrokenPipeError):
            self.failure = error.strerror or str(error)
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())


def open_streams() -> None:
    """Make stdout and stderr `QuietStream`s; one that the caller closed takes everything and keeps nothing."""
    with suppress(OSError):
        while (free := os.open(os.devnull, os.O_RDWR)) <= 2:  # else the next file that is opened would be stdout
            os.set_inheritable(free, True)
        os.close(free)
    sys.stdout, sys.stderr = _output(sys.stdout, 1), _output(sys.stderr, 2)


def _output(stream: TextIO | None, number: int) -> TextIO:
    if stream is None:
        stream = open(number, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  it ends with the process
    if not isinstance(stream, TextIOWrapper):
        return stream
    return QuietStream(
        stream.detach(), encoding="utf-8", errors="backslashreplace", newline="\n", line_buffering=number == 2
    )


def finish(code: int) -> int:
    """The exit code of a run, once everything is written: that stdout could not be written is 2."""
    sys.stdout.flush()
    failure = sys.stdout.failure if isinstance(sys.stdout, QuietStream) else ""
    if not failure or code not in (CLEAN, FINDINGS):
        return code
    say(f"mtpc: the output cannot be written: {failure}")
    return COULD_NOT


def colour(flag: str, stream: TextIO) -> bool:
    """The flag, else NO_COLOR, else FORCE_COLOR, else whether a capable terminal reads the stream."""
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and stream.isatty()


def print_page(pieces: Iterable[str], *, coloured: bool = False) -> None:
    """Text for people, to stdout: a long line is cut. `coloured`: in the program's colours, of visible text."""
    from mtpc.diagnostics._terminal import page_lines

    _write(page_lines(pieces, coloured=coloured))


def print_data(pieces: Iterable[str]) -> None:
    """Text for programs, to stdout, of any length."""
    from mtpc.diagnostics._terminal import visible_data

    _write(map(visible_data, pieces))


def print_file(text: str) -> None:
    """The content of a file, to stdout: as it is, unless a terminal shows it."""
    if sys.stdout.isatty():
        print_data([text])
    else:
        _write([text])


def _write(pieces: Iterable[str]) -> None:
    """To stdout, as long as anybody receives it: pieces may take long to make."""
    for piece in pieces:
        sys.stdout.write(piece)
        if isinstance(sys.stdout, QuietStream) and sys.stdout.is_lost:
            return
    sys.stdout.flush()


def say(*lines: str, talk: bool = True) -> None:
    """Messages to stderr, each one line whatever it names; `talk` is not printed with `--quiet`."""
    if not any(lines) or (talk and is_quiet()):
        return
    from mtpc.diagnostics._terminal import shown_lines

    _tell(shown_lines(lines))


def say_page(text: str, *, coloured: bool = False, talk: bool = True) -> None:
    """A page to stderr; `talk` is not printed with `--quiet`."""
    if not text or (talk and is_quiet()):
        return
    from mtpc.diagnostics._terminal import page_lines

    _tell(page_lines([text], coloured=coloured))


def _tell(lines: Iterable[str]) -> None:
    sys.stderr.write("".join(lines))
    sys.stderr.flush()


def say_usage(error: click.ClickException) -> None:
    """What click has to say about a command line, which may name anything, to stderr."""
    page = StringIO()
    error.show(page)
    say_page(page.getvalue(), talk=False)


def draw(text: str) -> None:
    """The text in place of the line the cursor is in, on a terminal's stderr."""
    from mtpc.diagnostics._terminal import visible

    sys.stderr.write(f"\r\x1b[K{visible(text)}")
    sys.stderr.flush()


def is_quiet() -> bool:
    """Whether the running command has `--quiet`."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_QUIET))


def _remember(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.meta[_QUIET] = value


QUIET = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="Print no counts and no progress, only results and what stops the run.",
)
