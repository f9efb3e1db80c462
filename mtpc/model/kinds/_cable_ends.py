"""The ends of cables and circuits: which sockets they are, and whether those are free."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.catalogue.types import DirectCable, WiredPart
from mtpc.diagnostics import Label
from mtpc.model.columns import Socket
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._module_ends import PARKED, module_ends_of
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.site import Site
from mtpc.model.values import Expansion
from mtpc.text import Span, pair_name


def both_ends(statement: ExpandedStatement) -> tuple[Expansion, Expansion, tuple[Span | None, Span | None]]:
    """The ends behind `at`, or in place of a name, and where they are written; raises Fault if one is missing."""
    assert statement.what
    (left, right), spans = (
        (statement.at, statement.at_spans) if statement.at else (statement.what, statement.what_spans)
    )
    if right is None:
        raise statement.fault("TYP110", statement.origin.at, f"this {statement.kind} has one end", "write `at A -- B`")
    return left, right, spans


def paired_ends(statement: ExpandedStatement) -> tuple[Expansion, Expansion, tuple[Span | None, Span | None]]:
    """Both ends, of which each left one has its right one; raises Fault."""
    left, right, spans = both_ends(statement)
    check_pairs(left, right, statement, statement.origin.at or statement.origin.what, ("ports", "ports"))
    return left, right, spans


def find_sockets(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    ends: tuple[tuple[str, ...], tuple[str, ...]],
    spans: tuple[Span | None, Span | None],
    part: WiredPart,
) -> list[int]:
    """The sockets of all ends, left before right; -1 for a parked leg. Raises Fault for the first missing."""
    if isinstance(part, DirectCable):
        return module_ends_of(builder, statement, ends, spans, part)
    return [
        -1 if name == PARKED else builder.places.socket(statement, name, span)
        for names, span in zip(ends, spans, strict=True)
        for name in names
    ]


def check_free(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    sockets: list[int],
    left: int,
    spans: tuple[Span | None, Span | None],
) -> None:
    """Raise the finding if one of these sockets (-1: none) is taken, or both ends are in the same one."""
    site = builder.site
    seen: set[int] = set()
    for number, socket in enumerate(sockets):
        if socket < 0:
            continue
        if socket in seen:
            name = site.socket_name(socket)
            message = f"both ends of this {statement.kind} are plugged into {name}"
            raise statement.fault("PRT102", statement.origin.what, message, "correct one of its ends", about=name)
        seen.add(socket)
        taken = next((other for other in (socket, *site.sharing(socket)) if site.plug_in(other) >= 0), None)
        if taken is not None:
            raise _taken(builder, statement, site.socket(taken), spans[0] if number < left else spans[1])


def ends_shown(site: Site, sockets: Iterable[int]) -> str:
    """`A -- B`: what a cord without a name is called."""
    return pair_name(site.socket_name(socket) if socket >= 0 else PARKED for socket in sockets)


def _taken(builder: SiteBuilder, statement: ExpandedStatement, place: Socket, span: Span | None) -> Exception:
    site, name = builder.site, place.name
    other = site.component_of(place.plug)
    title = f"{site.name_of(other)} ({site.part_of(other).name})"
    label = Label(site.origin_of(other).what, f"{title} is plugged in here")
    message = f"{name} is used twice: by {title} and by this {statement.kind}"
    return statement.fault("PRT101", span, message, "land one of them on a free port", about=name, label=label)
