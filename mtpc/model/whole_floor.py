"""Applies what specs state about the model as a whole, once everything is placed: waivers, moves and assertions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.assertions import check_assertions
from mtpc.model.expand.floor_statements import FloorStatements
from mtpc.model.expand.moves import moves_of
from mtpc.model.expand.waivers import allowances
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.site import Site


def check_whole_floor(
    site: Site,
    floor_statements: FloorStatements,
    statements: Sequence[ExpandedStatement],
    exists: Callable[[str], bool],
) -> list[Diagnostic]:
    """Enter waivers and moves into the site; check assertions where nothing is missing that they might count."""
    site.waivers, findings = allowances(floor_statements.waivers)
    if site.incomplete:
        site.moves, _ = moves_of(floor_statements.moves, lambda _: True)
        return findings
    site.moves, wrong = moves_of(floor_statements.moves, exists)
    return findings + wrong + check_assertions(floor_statements.assertions, statements)
