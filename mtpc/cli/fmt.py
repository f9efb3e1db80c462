"""`mtpc fmt`: formats specs in one style."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mtpc.cli._findings_text import as_text
from mtpc.cli._options import COLOUR
from mtpc.cli._phrases import counted
from mtpc.cli._proposals import complete_spec
from mtpc.cli._reading import reading_options
from mtpc.cli._spec_texts import diff_of, sources_named, write_specs
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, colour, print_data, print_file, say, say_page
from mtpc.opening import STDIN

if TYPE_CHECKING:
    from mtpc.syntax.format.format_spec import Formatted


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=complete_spec)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change, exit with 1 if anything would.")
@reading_options
@COLOUR
def fmt(paths: tuple[str, ...], *, check: bool, diff: bool, color: str) -> int:
    """Format specs in one style; their meaning and comments stay the same.

    PATH is a file, a folder (every .mtp in it and below) or - for stdin, which is printed. A file that cannot be read
    as a spec is reported and left as it is.
    """
    from mtpc.syntax.format.format_spec import format_spec

    if STDIN in paths and len(paths) > 1:
        raise CouldNot("- cannot be combined with files: text from stdin goes to stdout, files are rewritten")
    specs = [format_spec(source) for source in sources_named(paths)]
    _report_unread(specs, color)
    changed = [spec for spec in specs if spec.changes]
    if diff:
        print_data(diff_of(spec.source.path, spec.source.text, spec.text) for spec in changed)
    elif paths == (STDIN,) and not check:
        print_file("".join(spec.text for spec in specs))
    elif not check:
        texts = {spec.source.path: (spec.source.text, spec.text) for spec in changed}
        write_specs(texts, (spec.source.path for spec in specs))
    if paths != (STDIN,) or check:
        _report(specs, changed, "would be formatted" if check or diff else "formatted")
    unread = any(spec.findings for spec in specs)
    return FINDINGS if unread or (changed and (check or diff)) else CLEAN


def _report_unread(specs: list[Formatted], color: str) -> None:
    """Why specs cannot be read, each finding at its place."""
    findings = [finding for spec in specs for finding in spec.findings]
    in_colour = colour(color, sys.stderr)
    say_page(as_text(findings, [spec.source for spec in specs], colours=in_colour), coloured=in_colour)


def _report(specs: list[Formatted], changed: list[Formatted], done: str) -> None:
    unread = [spec for spec in specs if spec.findings]
    for spec in changed:
        say(f"{spec.source.path} {done}")
    for spec in unread:
        say(f"{spec.source.path} cannot be read and is left as it is")
    unchanged = len(specs) - len(changed) - len(unread)
    rest = f", {counted(len(unread), 'files')} not read" if unread else ""
    say(f"{counted(len(changed), 'files')} {done}, {unchanged:,} already formatted{rest}")
