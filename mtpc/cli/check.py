"""`mtpc check`: the findings of specs."""

from __future__ import annotations

import sys

import click

from mtpc.cli._compile import compile_specs, findings, summary
from mtpc.cli._fixing import Chosen, Fixing, fix_options
from mtpc.cli._lock import LOCKED, refuse_change, say_unlocked
from mtpc.cli._streams import CLEAN, FINDINGS, colour, print_data, say
from mtpc.cli._types import COLOUR, SPECS, TODAY, Choice, Codes


@click.command()
@SPECS
@click.option("--output-format", type=Choice(["text", "concise", "json"]), default="text", help="Form of the findings.")
@click.option("--select", type=Codes(), default="", metavar="CODES", help="Show only these codes or families.")
@click.option("--ignore", type=Codes(), default="", metavar="CODES", help="Leave these codes or families out.")
@fix_options
@LOCKED
@TODAY
@COLOUR
def check(
    specs: tuple[str, ...],
    output_format: str,
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fixing: Fixing | None,
    locked: bool,
    today: str | None,
    color: str,
) -> int:
    """Check specs, together one floor, and print what was found."""
    chosen = Chosen(select, ignore)
    if fixing and fixing.diff:
        return fixing.show(specs, chosen, today)
    result = fixing.write(specs, chosen, today) if fixing else compile_specs(specs, today)
    result = result.only(select, ignore)
    if output_format == "json":
        from mtpc.diagnostics import json
        from mtpc.rules._rule import rule_name

        print_data([json.render(result.diagnostics, result.sources, result.counts(), rule_name)])
    else:
        print_data([findings(result, output_format, colour=colour(color, sys.stdout))])
    say(summary(result))
    if not result.failed:
        if locked:
            refuse_change(result)
        say_unlocked(result)
    return FINDINGS if result.failed else CLEAN
