"""What a finding says where no change is known that mends: where it stands, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtpc.channel.types import Plant
from mtpc.diagnostics import Consequence, Diagnostic
from mtpc.model.direct_cables import is_direct, way_of_direct
from mtpc.repair.ends import both_ways
from mtpc.repair.ports_lacking import lacking_on
from mtpc.repair.types import FactKind, FailingGroup, RepairFact
from mtpc.rules.lanes._places import place_of
from mtpc.rules.lanes._sent_lanes import DARK, ELSEWHERE, OFF_ROUTE, PERMUTED, TX_MEETS_TX
from mtpc.rules.lanes._stopped import of_two_colours, stopped_lane, what_to_do
from mtpc.rules.lanes._unserved import what_is_missing

if TYPE_CHECKING:
    from mtpc.model.site import Site

COMPARE = "compare the maps along the path position by position: `mtpc trace` shows them"
GENERIC = {
    TX_MEETS_TX: COMPARE,
    ELSEWHERE: "move the ends of its cables so that they lead there, or correct the circuit; `mtpc trace` shows them",
    DARK: "use parts whose maps carry every lit position of the port; `mtpc trace` shows the path",
    OFF_ROUTE: "move its cords to the ports of the route, or correct `via`",
    PERMUTED: "use type A and type B cables on this path; one type C swaps neighbouring lanes",
}


def without_advice(
    plant: Plant, group: FailingGroup, worst: RepairFact, each: tuple[Consequence, ...], notes: tuple[str, ...]
) -> Diagnostic:
    """The finding about a group, of which this fact is the worst."""
    origin, span = place_of(plant, worst)
    help_ = _first_the_ports(plant, group) or _where_filtered(plant, worst) or of_two_colours(plant, worst)
    help_ = (
        help_ or what_is_missing(plant, group.facts) or _where_nothing_is(plant.site, worst) or GENERIC[each[0].code]
    )
    return Diagnostic(
        each[0].code, each[0].message, span, object=each[0].object, help=help_, notes=notes, context=origin.context,
        consequences=each,
    )  # fmt: skip


def _first_the_ports(plant: Plant, group: FailingGroup) -> str:
    """The help where a plate or cassette on the way lacks a port: its type has to be right before anything else."""
    insert = lacking_on(plant, group.facts)
    return f"first mend what is told of the ports of {insert.part.kind} {insert.name}" if insert else ""


def _where_filtered(plant: Plant, fact: RepairFact) -> str:
    """The help where filters keep light back."""
    lane = stopped_lane(plant, fact)
    return what_to_do(plant, lane) if lane is not None else ""


def _where_nothing_is(site: Site, fact: RepairFact) -> str:
    """The help for a circuit over a direct cable, or one of whose ports has no plug in it."""
    if fact.kind is not FactKind.CIRCUIT:
        return ""
    circuit = site.circuits[fact.number]
    if is_direct(site, circuit):
        _, target, reached = way_of_direct(site, circuit)
        return f"move the end of that cable from {reached} to {target.name}, or correct the circuit"
    empty = [(end, other) for end, other in both_ways(circuit) if site.mate_of(end.face) < 0]
    return f"connect it to {empty[0][1].name}, or delete the circuit" if empty else ""
