"""Circuits over direct cables: the cable that a circuit orders, and ends that no such cable joins."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.catalogue.types import DirectCable, WiredPart
from mtpc.diagnostics import Diagnostic
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Subport
from mtpc.model.kinds._cable_ends import check_free, ends_shown, find_sockets
from mtpc.model.kinds._cables import Orders, lay
from mtpc.model.legs import leg_counts
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Fault, as_name, items_of
from mtpc.text import Span


def ordered_part(builder: SiteBuilder, statement: ExpandedStatement) -> tuple[WiredPart | None, ExpandedStatement]:
    """The part that a circuit names for its cords, None where it names none; and the circuit with the length of them.

    Raises Fault.
    """
    given = statement.attributes.get("cords")
    if given is None:
        return None, statement
    part_name = as_name(given.value)
    part, statement = builder.parts.find_cable(statement, part_name, "cord", "cord-length", given.span)
    if isinstance(part, DirectCable) and (statement.via or leg_counts(part) != (1, 1)):
        what = "joins two cages and fits no other port" if statement.via else "has several legs"
        kind = "cord" if statement.via else "harness"
        help_ = f"name a cord, or write the cable as a `{kind}` statement"
        raise statement.fault("TYP101", given.span, f"{part_name} {what}", help_)
    return part, statement


def lay_directly(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    ports: Sequence[tuple[str, str]],
    spans: tuple[Span | None, Span | None],
) -> list[tuple[Subport, Subport] | None]:
    """The ends of each circuit on the direct cable that is laid for it; None where it orders none. Raises Fault."""
    part, statement = ordered_part(builder, statement)
    if not isinstance(part, DirectCable):
        return [None] * len(ports)
    orders = Orders(builder, statement, part)
    given = statement.attributes.get("cord-length")
    length = items_of(given.value)[0] if given else None
    ends = []
    for near, far in ports:
        sockets = find_sockets(builder, statement, ((near,), (far,)), spans, part)
        check_free(builder, statement, sockets, 1, spans)
        component = lay(builder, ends_shown(builder.site, sockets), orders.order_for(sockets), sockets, length)
        faces = builder.site.faces_of(component)
        names = [builder.site.socket_name(socket) if socket >= 0 else "" for socket in sockets]
        ends.append((Subport(faces[0], (), names[0]), Subport(faces[1], (), names[1])))
    return list(ends)


def joined_elsewhere(
    builder: SiteBuilder, statement: ExpandedStatement, ends: Sequence[Subport], ports: tuple[str, str], circuit: str
) -> Diagnostic | None:
    """The finding about a circuit with one end on a direct cable that leads to another port than the circuit does."""
    site = builder.site
    end, wanted = next(((end, ports[1 - side]) for side, end in enumerate(ends) if end.face >= 0), (None, ""))
    if end is None or not isinstance(site.article(end.face), DirectCable):
        return None
    faces = site.faces_of(site.component_of(end.face))
    near_side = site.terminal(end.face).side
    far = [place.name for face in faces if site.terminal(face).side != near_side and (place := site.place_at(face))]
    reached = " and ".join(far) or "nothing"
    message = f"{end.name} is joined to {reached}, not {wanted}"
    help_ = f"move the end of that cable to {wanted}, or correct the circuit"
    at = statement.origin.at or statement.origin.what
    return statement.fault("POL201", at, message, help_, about=circuit).diagnostic


def empty_cages(statement: ExpandedStatement, ports: tuple[str, str], empty: Sequence[str], name: str) -> Fault:
    """The finding about ports without a module, where the circuit is of an application of direct cables."""
    message = (
        f"nothing is plugged into {' and '.join(empty)}; {name} runs over a direct cable, which brings its modules"
    )
    help_ = f"write `cord {ports[0]} -- {ports[1]} : PART`"
    return statement.fault("PRT105", statement.origin.at or statement.origin.what, message, help_, about=empty[0])
