"""Findings about lanes: one a cause, at the piece to change, with what is wrong with each circuit because of it."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Confidence, DirectCable, WiredPart
from mtpc.channel.types import FibreEnd, LandingKind, Plant, once
from mtpc.diagnostics import Consequence, Diagnostic, Label, Unjudged
from mtpc.model.direct_cables import is_direct
from mtpc.model.floor_values import Origin, Subport
from mtpc.model.site import Site
from mtpc.repair.ends import both_ways, optic_of
from mtpc.repair.failing import Standing, failing_of
from mtpc.repair.holding import paths
from mtpc.repair.light import Light, TraceCount
from mtpc.repair.search import repairs
from mtpc.repair.suspects import Suspects
from mtpc.repair.tidiness import port_pairs
from mtpc.repair.types import FactKind, FailingGroup, RepairFact
from mtpc.rules._findings import circuit_span
from mtpc.rules._naming import named, type_span
from mtpc.rules.lanes._advice import advice
from mtpc.rules.lanes._methods import against_methods
from mtpc.rules.lanes._telling import (
    DARK,
    ELSEWHERE,
    OFF_ROUTE,
    PERMUTED,
    TX_MEETS_TX,
    WORST_FIRST,
    lanes_sent,
    told,
)
from mtpc.rules.lanes._unserved import or_the_circuits, what_is_missing
from mtpc.text import Span, natural_key

METHOD = "POL203"
NOT_COMPARED = "the pin-outs of the modules differ: which lane meets which is not comparable"
NOT_MAPPED = "a part on its way does not state which position joins which"
COMPARE = "compare the maps along the path position by position: `mtpc trace` shows them"
GENERIC = {
    TX_MEETS_TX: COMPARE,
    ELSEWHERE: "move the ends of its cables so that they lead there, or correct the circuit; `mtpc trace` shows them",
    DARK: "use parts whose maps carry every lit position of the port; `mtpc trace` shows the path",
    OFF_ROUTE: "move its cords to the ports of the route, or correct `via`",
    PERMUTED: "use type A and type B cables on this path; one type C swaps neighbouring lanes",
}


def all_findings(plant: Plant) -> list[Diagnostic]:
    """Every finding about lanes, worked out once."""
    return once(plant, _all_findings)


def incomparable(plant: Plant) -> Iterator[Unjudged]:
    """Circuits and channels between modules that put lanes at other positions."""
    light = Light(plant, TraceCount())
    for fact in failing_of(plant).of(Standing.INCOMPARABLE):
        name = told(plant, light, fact).object
        yield Unjudged(name, (TX_MEETS_TX, DARK, PERMUTED), NOT_COMPARED)


def unmapped(plant: Plant) -> Iterator[Unjudged]:
    """Circuits and channels over a part that does not state its map."""
    light = Light(plant, TraceCount())
    for fact in failing_of(plant).of(Standing.UNMAPPED):
        yield Unjudged(told(plant, light, fact).object, (TX_MEETS_TX, ELSEWHERE, DARK, PERMUTED), NOT_MAPPED)


def alone(plant: Plant, standing: Standing) -> Iterator[Diagnostic]:
    """The findings about facts that stand so, each by itself and without advice of a change."""
    light = Light(plant, TraceCount())
    return (_finding(plant, light, FailingGroup((fact,))) for fact in failing_of(plant).of(standing))


def _all_findings(plant: Plant) -> list[Diagnostic]:
    light = Light(plant, TraceCount())
    findings = [_finding(plant, light, group) for group in repairs(plant).groups]
    return [*findings, *_direct(plant)]


def _finding(plant: Plant, light: Light, group: FailingGroup) -> Diagnostic:
    consequences = sorted(((told(plant, light, fact), fact) for fact in group.facts), key=_worst_first)
    worst, fact = consequences[0]
    each = (*(consequence for consequence, _ in consequences), *_astray(plant, light, group))
    turned_ports = _turned_ports(plant, light, fact)
    turned = [_ports_led_to(plant.site, turned_ports)] if turned_ports else []
    notes = (*turned, *_unsure(plant, light, fact))
    if not group.remedies:
        origin, span = _place(plant, light, fact)
        help_ = _first_the_ports(plant, light, group) or what_is_missing(plant, light, group.facts)
        help_ = help_ or _where_nothing_is(plant.site, fact) or GENERIC[worst.code]
        return Diagnostic(
            worst.code, worst.message, span, object=worst.object, help=help_, notes=notes, context=origin.context,
            consequences=each,
        )  # fmt: skip
    given = advice(plant, group.remedies)
    marked = (given.span, *(label.span for label in given.labels))
    return Diagnostic(
        code=worst.code,
        message=worst.message,
        span=given.span,
        object=given.object,
        labels=(*given.labels, *(_cassettes(plant.site, turned_ports, marked) if turned_ports else ())),
        help=given.help + (or_the_circuits(plant, light, group.facts) if _moves_only(group) else ""),
        notes=(*given.notes, *notes),
        context=given.origin.context,
        fixes=given.fixes,
        consequences=(*each, *_methods(plant, group, each)),
    )


def _moves_only(group: FailingGroup) -> bool:
    """Whether only plugs are to go elsewhere: then the circuits may be what is wrong."""
    return all(change.part is None for remedy in group.remedies for change in remedy.changes)


def _astray(plant: Plant, light: Light, group: FailingGroup) -> Iterator[Consequence]:
    """What the light of these circuits does at the other ports it reaches, where that is wrong too."""
    circuits = [plant.site.circuits[fact.number] for fact in group.facts if fact.kind is FactKind.CIRCUIT]
    ports = {end.face for circuit in circuits for end in (circuit.near, circuit.far)}
    for fact in failing_of(plant).astray:
        if not ports.isdisjoint((fact.number, fact.far)):
            yield told(plant, light, fact)


def _methods(plant: Plant, group: FailingGroup, each: tuple[Consequence, ...]) -> Iterator[Consequence]:
    """The required methods that the piece to change is against."""
    names = {consequence.object for consequence in each}
    changes = [change for remedy in group.remedies for change in remedy.changes] if len(group.remedies) == 1 else []
    pieces = {piece for change in changes if change.part is not None for piece in change.pieces}
    for against in against_methods(plant) if plant.site.policy.requires else ():
        if against.adapter is None and against.component in pieces and against.name in names:
            yield Consequence(METHOD, against.name, against.message)


def _worst_first(entry: tuple[Consequence, RepairFact]) -> tuple[object, ...]:
    return WORST_FIRST.index(entry[0].code), natural_key(entry[0].object), entry[0].message


def _place(plant: Plant, light: Light, fact: RepairFact) -> tuple[Origin, Span]:
    """A circuit; of ports without one the part light stops in, the cable it comes from beside a lane, the far port."""
    site = plant.site
    if fact.kind is FactKind.CIRCUIT:
        circuit = site.circuits[fact.number]
        return circuit.origin, circuit_span(circuit)
    component = site.component_of(fact.far if fact.far >= 0 else fact.number)
    for lane in lanes_sent(plant, light, fact):
        if lane.arrival.kind is FibreEnd.NO_FIBRE:
            component = site.component_of(lane.arrival.face)
        elif lane.arrival.kind is LandingKind.UNLIT:
            component = site.neighbour_of(lane.sender.face)
        else:
            continue
        break
    origin = site.origin_of(component)
    return origin, type_span(origin)


def _first_the_ports(plant: Plant, light: Light, group: FailingGroup) -> str:
    """The help where a plate or cassette on the way lacks a port: its type has to be right before anything else."""
    insert = Suspects(plant, light, group.facts).lacking_ports
    return f"first mend what is told of the ports of {insert.part.kind} {insert.name}" if insert else ""


def _where_nothing_is(site: Site, fact: RepairFact) -> str:
    """The help for a circuit one of whose ports has no plug in it."""
    if fact.kind is not FactKind.CIRCUIT:
        return ""
    circuit = site.circuits[fact.number]
    empty = [(end, other) for end, other in both_ways(circuit) if site.mate_of(end.face) < 0]
    return f"connect it to {empty[0][1].name}, or delete the circuit" if empty else ""


# ---- what a finding rests on


def _turned_ports(plant: Plant, light: Light, fact: RepairFact) -> tuple[int, int] | None:
    """The front connectors of two cassettes on the path that do not keep the numbers of their ports."""
    if told(plant, light, fact).code != ELSEWHERE:
        return None
    for _, hops, _ in paths(plant, light, fact):
        for one, other in port_pairs(plant.site, hops):
            if plant.site.terminal(one).index != plant.site.terminal(other).index:
                return one, other
    return None


def _ports_led_to(site: Site, turned_ports: tuple[int, int]) -> str:
    """`port 1 of p1.1 leads to port 6 of p2.1`."""
    (number, near, part), (there, far, other_part) = (
        (site.terminal(face).index, site.name_of(site.component_of(face)), site.article(face).name)
        for face in turned_ports
    )
    both = f"; both are {part}" if part == other_part else ""
    return f"port {number} of {near} leads to port {there} of {far}{both}"


def _cassettes(site: Site, turned_ports: tuple[int, int], given: tuple[Span, ...]) -> Iterator[Label]:
    """The places of those two cassettes, but for those that are marked already."""
    for face in turned_ports:
        component = site.component_of(face)
        span = type_span(site.origin_of(component))
        if span not in given:
            yield Label(span, f"{named(site, component)} is {site.article(face).name}")


def _unsure(plant: Plant, light: Light, fact: RepairFact) -> Iterator[str]:
    """Named maps on the way that are not confirmed, and where order matters that of the lanes."""
    site = plant.site
    articles = [site.article(enter) for _, hops, _ in paths(plant, light, fact) for enter, _ in hops]
    maps = [(article.map_name, article.map_fact) for article in articles if isinstance(article, WiredPart)]
    for name, known in dict.fromkeys(maps):
        if known is not None and known.confidence != Confidence.HIGH:
            yield f"the map {name} is not confirmed ({known.confidence})"
    if told(plant, light, fact).code != PERMUTED:
        return
    optics = [optic_of(site, lane.sender.face) for lane in lanes_sent(plant, light, fact)]
    for application, confidence in dict.fromkeys((optic.application, optic.lane_order_confidence) for optic in optics):
        if confidence != Confidence.HIGH:
            yield f"the order of lanes of {application} is not confirmed ({confidence})"


# ---- direct cables


def _direct(plant: Plant) -> Iterator[Diagnostic]:
    """Circuits at a direct cable that leads to another cage."""
    site = plant.site
    for number in failing_of(plant).direct:
        circuit = site.circuits[number]
        assert is_direct(site, circuit)
        sender, target, reached = _led(site, *both_ways(circuit))
        message = f"{sender.name} reaches {reached}, not {target.name}"
        help_ = f"move the end of that cable from {reached} to {target.name}, or correct the circuit"
        yield Diagnostic(
            ELSEWHERE, message, circuit_span(circuit), object=circuit.name, help=help_, context=circuit.origin.context,
            consequences=(Consequence(ELSEWHERE, circuit.name, message),),
        )  # fmt: skip


def _led(site: Site, *ways: tuple[Subport, Subport]) -> tuple[Subport, Subport, str]:
    """The end of a circuit at a direct cable, the other end, and where that cable leads."""
    sender, target = next(way for way in ways if isinstance(site.article(way[0].face), DirectCable))
    first = site.faces_of(site.component_of(sender.face)).start
    return sender, target, site.face_name(first + 1 if sender.face == first else first)
