"""What the program prints: data to stdout, messages to stderr; its exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import IO, Any, TextIO

import click

_QUIET = "mtpc.quiet"
CLEAN, FINDINGS, COULD_NOT, INTERNAL_ERROR, INTERRUPTED = 0, 1, 2, 70, 130


class CouldNot(click.ClickException):
    """The job could not be done: one sentence, exit code 2."""

    exit_code = COULD_NOT

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it to stderr."""
        say(f"mtpc: {self.message}")


def colour(flag: str, stream: TextIO) -> bool:
    """The flag, else NO_COLOR, else FORCE_COLOR, else whether a capable terminal reads the stream."""
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and stream.isatty()


def print_data(pieces: Iterable[str]) -> None:
    """Data, to stdout. A reader that has gone away is not an error."""
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        _hush(sys.stdout)
    except OSError as error:
        _hush(sys.stdout)
        raise CouldNot(f"the output cannot be written: {error.strerror}") from None


def say(text: str, *, talk: bool = True) -> None:
    """A message to stderr; `talk` is not printed with `--quiet`."""
    if not text or (talk and is_quiet()):
        return
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        _hush(sys.stderr)


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


def speak_utf8(stream: object) -> None:
    """The same bytes in every locale; what UTF-8 cannot encode is escaped."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _hush(stream: TextIO) -> None:
    """Discard what is still in a broken stream's buffer, so that the program ends quietly."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
