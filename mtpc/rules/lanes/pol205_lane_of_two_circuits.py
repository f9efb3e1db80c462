"""POL205 lane-of-two-circuits: two circuits between the same ports take the same lane, and are not the same link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.floor_values import Circuit, Subport
from mtpc.model.site import Site
from mtpc.rules.lanes._lane_pairs import lane_pairs, of_two_circuits
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The first lane that a circuit shares with one before it between its ports.

    Where they lead to different ports, one of them does not arrive (POL201); one that is written twice is POL204.
    """
    site, between = plant.site, defaultdict[frozenset[int], list[Circuit]](list)
    for circuit in site.circuits:
        before = between[frozenset((circuit.near.face, circuit.far.face))]
        for earlier in before:
            lane = _shared(site, circuit.near, earlier)
            if lane and set(lane_pairs(circuit)).isdisjoint(lane_pairs(earlier)):
                port = site.face_name(circuit.near.face)
                message = f"circuits {earlier.name} and {circuit.name} both take lane {lane} of {port}"
                help_ = f"name other lanes of {port} for one of them, or delete it"
                yield of_two_circuits(RULE, circuit, earlier, message, help_)
                break
        before.append(circuit)


def _shared(site: Site, end: Subport, earlier: Circuit) -> int:
    """The first lane of a port that another circuit takes as well; 0 where there is none."""
    other = earlier.near if earlier.near.face == end.face else earlier.far
    taken = set(_lanes(site, other))
    return next((lane for lane in _lanes(site, end) if lane in taken), 0)


def _lanes(site: Site, end: Subport) -> tuple[int, ...]:
    """The lanes an end takes, all of the port where it is whole; () at a direct cable, whose cages are no lanes."""
    optic = site.article(end.face)
    if not isinstance(optic, OpticPart):
        return ()
    return end.lanes or tuple(optic.lanes(site.index_of(end.face)))


_TWO = (
    "let $port = {}; device big[1..2] : acme.sw-32x400 at A01.U[20, 22]\n"
    "optic big[1..2].et-0/0/[0..1] : acme.qdd-400g-dr4\n"
    "cord big1.et-0/0/[0..1] -- big2.et-0/0/[0..1] : acme.patch-mpo12-b-os2-apc {{ length = 2m }}\n"
    "circuit whole : 400GBASE-DR4 at big1.et-0/0/0 -- big2.et-0/0/0\n"
    "circuit part : 100GBASE-DR at big1.et-0/0/[$port]:0 -- big2.et-0/0/[$port]:0"
)
RULE = Rule(
    __name__,
    summary="Two circuits between the same two ports take the same lane, and are not the same link.",
    why=(
        "A port that is divided has each lane once. Two links that overlap on it cannot both be set up, whatever the "
        "fibres do: the second is refused by the switch on the day it is configured."
    ),
    fix="Name other lanes for one of the two circuits, or delete it.",
    sources=("ranges of lanes may not overlap: reference of modes, 1.3 and case C03 (derived)",),
    bad=_TWO.format(0),
    good=_TWO.format(1),
    check=check,
)
