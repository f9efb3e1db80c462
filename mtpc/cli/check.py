"""`mtpc check`: the findings of specs."""

from __future__ import annotations

import click

from mtpc.cli._compile import compile_specs, summary
from mtpc.cli._fixing import Fixing, fix_options
from mtpc.cli._last_lines import not_judged, not_shown
from mtpc.cli._locking import LOCKED, refuse_change, say_gone, say_unlocked
from mtpc.cli._options import SPECS, TODAY, CodesType, talk_options
from mtpc.cli._showing import Showing, show_options
from mtpc.cli._streams import CLEAN, FINDINGS, say


@click.command()
@SPECS
@show_options
@click.option("--select", type=CodesType(), default="", metavar="CODES", help="Print only these codes or families.")
@click.option("--ignore", type=CodesType(), default="", metavar="CODES", help="Do not print these codes or families.")
@fix_options
@LOCKED
@TODAY
@talk_options
def check(
    specs: tuple[str, ...],
    *,
    showing: Showing,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fixing: Fixing | None,
    locked: bool,
    today: str | None,
) -> int:
    """Check specs as one plant and print the findings."""
    from mtpc.policy import Selection

    selection = Selection(select, ignore)
    if fixing and fixing.diff:
        return fixing.show(specs, selection, today)
    result = fixing.write(specs, selection, today) if fixing else compile_specs(specs, today)
    showing.show(result, selection)
    say(not_judged(result))
    say(not_shown(result, selection, every=showing.every))
    say(summary(result, every=showing.every))
    if not result.failed:
        say_gone(result)
        if locked:
            refuse_change(result)
        say_unlocked(result)
    return FINDINGS if result.failed else CLEAN
