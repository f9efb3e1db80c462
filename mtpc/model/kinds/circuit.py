"""`circuit up1 : 100GBASE-SR4 at A -- B via T01.3 { cords = … }`: intent, and the cords it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtpc.catalogue.standards import no_application
from mtpc.catalogue.types import Application, WiredPart
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.kinds._cables import Orders, check_free, lay
from mtpc.model.kinds._kind import PREFERABLE, SLACK, Attribute, Kind
from mtpc.model.kinds._pools import Asked, choose_legs, pool_of
from mtpc.model.kinds._routes import direct_application, front_of, route_of, subport
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.allocate import Pool
from mtpc.model.placing.builder import Builder
from mtpc.model.site import Circuit, Leg, Subport
from mtpc.model.told import Told
from mtpc.model.values import Expansion, Fault, Ref, Value, items_of, spelled
from mtpc.text import Span

NOWHERE = Subport(-1, (), "")


def _place(builder: Builder, told: Told) -> None:
    if any(hop.free for hop in told.via):
        builder.waiting.append(told)
        return
    for circuit, hops in _circuits(builder, told):
        _place_one(builder, told, replace(circuit, via=tuple(leg for leg in hops if isinstance(leg, Leg))))


def _finish(builder: Builder) -> None:
    """Place the circuits with any(…), once it is known what the others use."""
    asked = []
    for told in builder.waiting:
        try:
            asked += [Asked(told, circuit, hops) for circuit, hops in _circuits(builder, told)]
        except Fault as fault:
            builder.report(fault, told)
    for one, route in choose_legs(builder, asked):
        _place_one(builder, one.told, replace(one.circuit, via=route))


def _circuits(builder: Builder, told: Told) -> list[tuple[Circuit, tuple[Leg | Pool, ...]]]:
    """The circuits a statement declares, each with a leg or a pool of them for each hop; raises Fault."""
    assert told.what and told.type
    application = _application(builder, told)
    left, right = told.at or told.what
    spans = told.at_spans if told.at else told.what_spans
    if right is None:
        raise told.fault("TYP110", told.origin.at, "this circuit has one end", "write `at A -- B`")
    check_pairs(left, right, told, told.origin.at or told.origin.what, ("ports", "ports"))
    names = _names(told, left, right)
    routes = _routes(builder, told, left)
    ends = [
        (_end(builder, told, near, spans[0], application), _end(builder, told, far, spans[1], application))
        for near, far in zip(left.names, right.names, strict=True)
    ]
    if any(NOWHERE in pair for pair in ends):
        return []  # miscounted at one end, the others would mean something else
    return [
        (Circuit(name, application, near, far, (), (), told.origin), route)
        for name, (near, far), route in zip(names, ends, routes, strict=True)
    ]


def _end(builder: Builder, told: Told, name: str, span: Span | None, application: Application) -> Subport:
    try:
        return subport(builder, told, name, span, application)
    except Fault as fault:
        builder.report(fault, told)
        return NOWHERE


def _place_one(builder: Builder, told: Told, circuit: Circuit) -> None:
    try:
        builder.check_new(told, circuit.name, builder.book.circuits.find(circuit.name), "circuit")
        builder.book.circuits.add(circuit.name, told.origin)
        cords = _make_cords(builder, told, circuit.near, circuit.far, circuit.via)
    except Fault as fault:
        builder.report(fault, told, (circuit.name,))
        return
    builder.site.circuits.append(replace(circuit, cords=cords))


def _application(builder: Builder, told: Told) -> Application:
    assert told.type
    application = builder.application(told.type) or direct_application(builder, told.type)
    if application is None:
        alias = builder.library.alias(told.type)
        known = [alias.stands_for] if alias else builder.library.names("applications")
        near = f"it is another name of {alias.stands_for}: write that" if alias else ""
        near = near or near_sentence("application", told.type, known)
        near = near or "list them with `mtpc catalog list application`"
        fault = told.fault("REF106", told.origin.type, no_application(told.type), near)
        raise fault.mended_by(respell(told.origin.type, told.type, known))
    return application


def _names(told: Told, left: Expansion, right: Expansion) -> tuple[str, ...]:
    if told.at and told.what:
        check_pairs(told.what[0], left, told, told.origin.what, ("circuits", "pairs of ports"))
        return told.what[0].names
    return tuple(f"{a} -- {b}" for a, b in zip(left.names, right.names, strict=True))


def _routes(builder: Builder, told: Told, circuits: Expansion) -> list[tuple[Leg | Pool, ...]]:
    """What each circuit runs over, hop by hop."""
    columns: list[Sequence[Leg | Pool]] = []
    for hop in told.via:
        if hop.free:
            columns.append([pool_of(builder, told, hop.names)] * len(circuits.names))
        else:
            check_pairs(circuits, hop.names, told, told.origin.via, ("circuits", "legs"))
            columns.append([route_of(builder, told, name) for name in hop.names.names])
    return list(zip(*columns, strict=True)) if columns else [()] * len(circuits.names)


# ---- cords a circuit asks for


def _make_cords(builder: Builder, told: Told, near: Subport, far: Subport, route: tuple[Leg, ...]) -> tuple[int, ...]:
    given = told.attributes.get("cords")
    if given is None:
        return ()
    name = given.value if isinstance(given.value, Ref) else spelled(given.value)
    part = builder.part(told, name, WiredPart, "cord", given.span)
    if part.kind != "cord":
        message = f"{name} joins two cages; no port or leg takes it"
        raise told.fault("TYP101", given.span, message, "name a cord, or write the cable as a `cord` statement")
    orders = Orders(builder, told, part, PREFERABLE)
    faces = builder.site.faces
    stops = [faces.socket[near.face]]
    for leg in route:
        stops += [front_of(builder, told, leg, 0), front_of(builder, told, leg, 1)]
    stops.append(faces.socket[far.face])
    pairs = list(zip(stops[::2], stops[1::2], strict=True))
    lengths = _lengths(told, len(pairs))
    made = []
    for (a, b), length in zip(pairs, lengths, strict=True):
        check_free(builder, told, [a, b], 1, (told.origin.what, told.origin.what))
        name = f"{builder.site.sockets.name[a]} -- {builder.site.sockets.name[b]}"
        made.append(lay(builder, name, orders.at([a, b]), [a, b], length))
    return tuple(made)


def _lengths(told: Told, count: int) -> list[Value | None]:
    given = told.attributes.get("cord-length")
    lengths: list[Value | None] = [*items_of(given.value)] if given else [None]
    if len(lengths) == 1:
        return lengths * count
    if len(lengths) != count:
        message = f"each circuit takes {count} cords; {len(lengths)} lengths are written"
        raise told.fault("TYP105", given.span if given else None, message, "write one length, or one for each cord")
    return lengths


KIND = Kind(
    "circuit",
    "intent: two ports talk as this application; with `via` its route is checked, with `cords` its cords are ordered",
    rank=12,
    what=("ends", "name"),
    type="must",
    type_is="application",
    at="may",
    at_is="port -- port",
    via="may",
    attributes=(
        Attribute("cords", "name", "cord part that joins the ports to the legs of its route"),
        Attribute(
            "cord-length",
            "lengths",
            "length of these cords: one for all, or one for each from left to right; `auto`: it is worked out",
            auto=True,
        ),
        SLACK,
        Attribute("tray", "names", "trays these cords run in, in order"),
        Attribute(
            "gender", "name", "gender of both ends of its cords, where the part leaves it open", ("pinned", "unpinned")
        ),
        Attribute("polish", "name", "end face of its cords, where the part leaves it open", ("pc", "upc", "apc")),
        Attribute(
            "status", "name", "where the work stands", ("planned", "pulled", "landed", "tested", "live", "decommission")
        ),
        Attribute("ticket", "text", "ticket it belongs to"),
    ),
    place=_place,
    finish=_finish,
)
