"""`mtpc fmt`: specs written in the one style."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import click

from mtpc.cli._compile import counted, diff_of
from mtpc.cli._options import COLOUR
from mtpc.cli._proposals import complete_spec
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, colour, print_data, say
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic
from mtpc.text import Source

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Formatted:
    """A spec as it is and as it is to be; `found` says why it cannot be read."""

    source: Source
    text: str
    found: list[Diagnostic]

    @property
    def changes(self) -> bool:
        """Whether the two differ."""
        return self.text != self.source.text


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=complete_spec)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change, exit with 1 if anything would.")
@click.option("--stdin-filename", default="stdin.mtp", metavar="NAME", help="Name of what is read from -.")
@COLOUR
def fmt(paths: tuple[str, ...], *, check: bool, diff: bool, stdin_filename: str, color: str) -> int:
    """Write specs in the one style of blanks, lines and indents; what they mean and say stays.

    PATH is a file, a folder (every .mtp in it and below) or - for stdin, which is printed. A file that cannot be read
    as a spec stays as it is, and is told.
    """
    if STDIN in paths and len(paths) > 1:
        raise CouldNot("- stands alone: what is read from stdin goes to stdout, files are rewritten")
    made = [_formatted(source) for source in _sources(paths, stdin_filename)]
    _report_unread(made, color)
    changed = [one for one in made if one.changes]
    if diff:
        print_data(diff_of(one.source.path, one.source.text, one.text) for one in changed)
    elif paths == (STDIN,) and not check:
        print_data(one.text for one in made)
    elif not check:
        _write(changed)
    if paths != (STDIN,) or check:
        _report(made, changed, "would be formatted" if check or diff else "formatted")
    unread = any(one.found for one in made)
    return FINDINGS if unread or (changed and (check or diff)) else CLEAN


# ---- what is read ------------------------------------------------------------------------------


def _sources(paths: tuple[str, ...], stdin_filename: str) -> list[Source]:
    from mtpc.pipeline import Unreadable, read_source

    if paths == (STDIN,):
        return [_stdin(stdin_filename)]
    try:
        found = [read_source(path) for path in _files(paths)]
    except Unreadable as error:
        raise CouldNot(str(error)) from None
    return list({os.path.realpath(source.path): source for source in found}.values())


def _stdin(name: str) -> Source:
    try:
        return Source(name, sys.stdin.buffer.read().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise CouldNot(f"{name} is not UTF-8: byte {error.start}; save it as UTF-8") from None


def _files(paths: tuple[str, ...]) -> Iterator[str]:
    """The files that are named, and the specs in folders that are, sorted."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        inside = list(_specs_below(path))
        if not inside:
            raise CouldNot(f"there is no .mtp file in {path}")
        yield from inside


def _specs_below(folder: str) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise CouldNot(f"{error.filename} cannot be read: {error.strerror}")

    for below, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(".mtp") and not name.startswith("."):
                yield os.path.join(below, name)


def _formatted(source: Source) -> Formatted:
    from mtpc.syntax.format import format_spec

    return Formatted(source, *format_spec(source))


# ---- what comes of it --------------------------------------------------------------------------


def _write(changed: list[Formatted]) -> None:
    from mtpc.delivery import Undeliverable
    from mtpc.delivery.rewrite import rewrite

    try:
        rewrite({one.source.path: (one.source.text.encode(), one.text.encode()) for one in changed})
    except Undeliverable as error:
        raise CouldNot(str(error)) from None


def _report_unread(made: list[Formatted], color: str) -> None:
    """Why specs cannot be read, each finding at its place."""
    from mtpc import __version__
    from mtpc.diagnostics.formats import Report, form
    from mtpc.manual.summary import manual_of

    found = [diagnostic for one in made for diagnostic in one.found]
    sources = {one.source.path: one.source for one in made}
    report = Report(found, sources, {}, manual_of, __version__, colour(color, sys.stderr))
    say(form("text").render(report).rstrip("\n"))


def _report(made: list[Formatted], changed: list[Formatted], done: str) -> None:
    unread = [one for one in made if one.found]
    for one in changed:
        say(f"{one.source.path} {done}")
    for one in unread:
        say(f"{one.source.path} cannot be read and stays as it is")
    as_they_are = len(made) - len(changed) - len(unread)
    rest = f", {counted(len(unread), 'files')} not read" if unread else ""
    say(f"{counted(len(changed), 'files')} {done}, {as_they_are:,} in the style already{rest}")
