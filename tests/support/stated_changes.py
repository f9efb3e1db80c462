"""The changes that findings propose, made on the floor: whether they mend what they are said to mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from mtpc.repair.search import repairs
from mtpc.repair.types import Change, ChangeKind, Remedy
from mtpc.result import Result
from tests.support.floor_parts import OWN_PARTS
from tests.support.floor_specs import PATH, Floor, Piece


def not_mended(result: Result, floor: Floor) -> Iterator[str]:
    """Advice of the findings on a floor that leaves an error, or brings one, in words.

    Each remedy of a tie is tried together with the first of every other group; so is each edit that is offered.
    """
    groups = [group.remedies for group in repairs(result.plant).groups if group.remedies]
    errors = [one for one in result.diagnostics if one.severity is Severity.ERROR]
    others = sum(not one.code.startswith("POL") for one in errors)
    if groups and len(groups) == len(errors) - others:
        for number, remedies in enumerate(groups):
            for remedy in remedies:
                chosen = [each[0] for each in groups]
                chosen[number] = remedy
                yield from _left(floor, result.plant.site, chosen, others)
    yield from _edits_not_mended(result, errors)


def _left(floor: Floor, site: Site, remedies: list[Remedy], others: int) -> Iterator[str]:
    changed: Floor | None = floor
    for remedy in remedies:
        for change in remedy.changes:
            changed = changed and applied(changed, site, change)
    if changed is not None:
        left = _errors(changed.text())
        if len(left) > others or any(one.code.startswith("POL") for one in left):
            made = [(str(change.kind), site.name_of(change.pieces[0])) for one in remedies for change in one.changes]
            yield f"{made} leaves {[one.message for one in left]}"


def _edits_not_mended(result: Result, errors: list[Diagnostic]) -> Iterator[str]:
    text = result.sources[PATH].text
    for finding in errors:
        for fix in finding.fixes:
            mended = text
            for edit in sorted(fix.edits, key=lambda edit: -edit.span.start):
                mended = mended[: edit.span.start] + edit.text + mended[edit.span.end :]
            after = _errors(mended)
            if len(after) >= len(errors):
                yield f"fix of {finding.code} at {finding.object}: {fix.title}: {[one.message for one in after]}"


def _errors(text: str) -> list[Diagnostic]:
    return [one for one in compile_texts({PATH: text}).diagnostics if one.severity is Severity.ERROR]


def applied(floor: Floor, site: Site, change: Change) -> Floor | None:
    """The floor with a change made; None where no part of a name is asked for."""
    if change.part is not None:
        names = [site.inserts[number].name for number in change.inserts] or list(map(site.name_of, change.pieces))
        changed: Floor | None = floor if change.part.name else None
        for name in names:
            changed = changed and _with_other_part(changed, name, change.part.name, bool(change.part.catalogue))
        return changed
    if change.kind is ChangeKind.TURN:
        return _turned(floor, site.name_of(change.pieces[0]))
    moves = {site.socket(site.socket_of(plug)).name: site.socket(socket).name for plug, socket in change.moves}
    return floor.moved(moves)


def _with_other_part(floor: Floor, name: str, part: str, of_catalogue: bool) -> Floor | None:
    number, index = next(
        (number, index)
        for number, statement in enumerate(floor.statements)
        for index, piece in enumerate(statement.pieces)
        if piece.known == name and statement.kind != "circuit"
    )
    if not of_catalogue and part in OWN_PARTS and OWN_PARTS[part] not in floor.own_parts:
        floor = replace(floor, own_parts=(*floor.own_parts, OWN_PARTS[part]))
    statement = floor.statements[number]
    odd = replace(statement, part=f"acme.{part}" if of_catalogue else part, pieces=(statement.pieces[index],))
    return floor.with_odd(number, index, odd)


def _turned(floor: Floor, name: str) -> Floor:
    def turned(piece: Piece) -> Piece:
        if piece.known != name:
            return piece
        if len(piece.left) == len(piece.right):
            return replace(piece, left=piece.right, right=piece.left)
        return replace(piece, right=piece.right[::-1])

    statements = [
        one if one.kind == "circuit" else replace(one, pieces=tuple(map(turned, one.pieces)))
        for one in floor.statements
    ]
    return replace(floor, statements=tuple(statements))
