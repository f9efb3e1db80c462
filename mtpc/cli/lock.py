"""`mtpc lock`: writes mtpc.lock without the documents."""

from __future__ import annotations

import sys

import click

from mtpc.cli._compile import compile_specs
from mtpc.cli._locking import locking
from mtpc.cli._options import COLOUR, SPECS, TODAY, talk_options
from mtpc.cli._reading import reading_options
from mtpc.cli._report import findings, summary
from mtpc.cli._streams import CLEAN, FINDINGS, colour, say, say_page, writing


@click.command()
@SPECS
@TODAY
@reading_options
@COLOUR
@talk_options
def lock(specs: tuple[str, ...], *, today: str | None, color: str) -> int:
    """Write mtpc.lock in the project's folder: the legs taken by any(…), and the catalogues used.

    Recorded legs stay as they are; new circuits get the lowest free leg. Nothing is written if there are errors.
    """
    result = compile_specs(specs, today)
    in_colour = colour(color, sys.stderr)
    say_page(findings(result, "text", colour=in_colour), coloured=in_colour)
    if result.failed:
        say(f"{summary(result)}; {result.lock.path} was not written")
        return FINDINGS
    with writing(), locking(result, always=True):
        say(summary(result))
    if not result.lock.changes:
        say(f"{result.lock.path} is already up to date")
    return CLEAN
