"""Applies what specs state about the model as a whole, once everything is placed: waivers, moves and assertions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.assertions import check_assertions
from mtpc.model.expand.floor_statements import FloorStatements
from mtpc.model.expand.moves import moves_of
from mtpc.model.expand.waivers import allowances
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.gaps import Gap
from mtpc.model.site import Site


def check_whole_floor(
    site: Site,
    floor_statements: FloorStatements,
    statements: Sequence[ExpandedStatement],
    exists: Callable[[str], bool],
    not_expanded: Sequence[Gap],
    unread: Sequence[Diagnostic],
) -> list[Diagnostic]:
    """Enter waivers and moves into the site; check assertions where nothing is missing that they might count."""

    def may_exist(name: str) -> bool:
        return exists(name) or site.gaps.declaring(name) is not None

    site.waivers, findings = allowances(floor_statements.waivers, unread)
    site.moves, wrong = moves_of(floor_statements.moves, exists, may_exist)
    failed, not_judged = check_assertions(floor_statements.assertions, statements, not_expanded, site.sources)
    site.not_judged += not_judged
    return findings + wrong + failed
