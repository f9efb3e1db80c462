"""`mtpc check`: the findings of specs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mtpc.cli._baseline import Baselining, baseline_options
from mtpc.cli._compile import compile_specs
from mtpc.cli._fixing import Fixing, fix_options
from mtpc.cli._last_lines import say_last
from mtpc.cli._locking import LOCKED, refuse_change, say_gone, say_unlocked
from mtpc.cli._options import REQUIRE_PROOF, SPECS, TODAY, talk_options
from mtpc.cli._reading import reading_options
from mtpc.cli._selection import selection_options
from mtpc.cli._showing import Showing, show_options
from mtpc.cli._streams import CLEAN, FINDINGS

if TYPE_CHECKING:
    from mtpc.policy import Selection


@click.command()
@SPECS
@show_options
@selection_options
@fix_options
@baseline_options
@LOCKED
@REQUIRE_PROOF
@TODAY
@reading_options
@talk_options
def check(
    specs: tuple[str, ...],
    *,
    showing: Showing,
    selection: Selection,
    fixing: Fixing | None,
    baselining: Baselining,
    locked: bool,
    require_proof: bool,
    today: str | None,
) -> int:
    """Check specs as one plant and print the findings.

    The exit code is 1 if an error stands that no baseline knows, whether it is printed or not. The last line says how
    many channels are proved, how many findings a baseline knows, and how many circuits, channels and pieces could not
    be judged.
    """
    if fixing and fixing.diff:
        baselining.refuse("--diff")
        return fixing.show(specs, selection, today)
    earlier = baselining.earlier()
    result = fixing.write(specs, selection, today) if fixing else compile_specs(specs, today)
    result = baselining.apply(result, earlier)
    showing.show(result, selection)
    if not result.failed:
        say_gone(result)
        if locked:
            refuse_change(result)
        say_unlocked(result)
    unproved = say_last(
        result,
        every=showing.every,
        selection=selection,
        require_proof=require_proof,
        hides_known=showing.hides_known,
    )
    return FINDINGS if result.failed or unproved else CLEAN
