"""What specs say of the floor as a whole, once all of it is placed: waivers, moves and assertions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.assertions import judge
from mtpc.model.expand.floor_statements import FloorStatements
from mtpc.model.expand.moves import moves_of
from mtpc.model.expand.waivers import allowances
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.site import Site


def judge_whole_floor(
    site: Site, said: FloorStatements, statements: Sequence[ExpandedStatement], stands: Callable[[str], bool]
) -> list[Diagnostic]:
    """Waivers and moves enter the site; assertions are judged where nothing is missing that they might count."""
    site.waivers, findings = allowances(said.waivers)
    if site.incomplete:
        site.moves, _ = moves_of(said.moves, lambda _: True)
        return findings
    site.moves, wrong = moves_of(said.moves, stands)
    return findings + wrong + judge(said.assertions, statements)
