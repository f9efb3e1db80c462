"""POL104 breakout-legs-permuted: leg k of a breakout does not carry lane k, and no circuit says that this is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart, PartKind
from mtpc.channel.follow import lane_way
from mtpc.channel.types import LandingKind, Plant, Shape, ShapeFault
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.floor_values import Subport
from mtpc.model.legs import leg_counts
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.rule import Premise, Rule

OF_NO_ORDER = (ShapeFault.TX_MEETS_TX, ShapeFault.DARK)  # faults of lanes that do not arrive


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Ports whose lanes leave one harness by its legs in another order; with a circuit, that is what is judged."""
    for face, lanes in _broken_out(plant).items():
        by_harness: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for lane in sorted(lanes):
            for harness, leg in _legs_passed(plant, face, lane):
                by_harness[harness].append((lane, leg))
        for harness, passed in by_harness.items():
            legs = [leg for _, leg in passed]
            if legs != sorted(legs):
                yield _finding(plant, face, harness, passed)


def _broken_out(plant: Plant) -> dict[int, set[int]]:
    """Ports whose lanes reach receivers of several ports, none of them for a circuit, and these lanes."""
    columns = plant.channels
    lanes: defaultdict[int, set[int]] = defaultdict(set)
    ports: defaultdict[int, set[int]] = defaultdict(set)
    left_out: set[int] = set()
    arrived = [_arrived(shape) for shape in columns.shapes]
    for channel, number in enumerate(columns.shape):
        near, far, sent = columns.near[channel], columns.far[channel], arrived[number]
        if columns.circuits[channel] or sent is None:
            left_out.update((near, far))
            continue
        for sender, receiver, there in ((near, far, sent[0]), (far, near, sent[1])):
            if far >= 0 and there:
                lanes[sender].update(there)
                ports[sender].add(receiver)
    return {face: lanes[face] for face, reached in ports.items() if len(reached) > 1 and face not in left_out}


def _arrived(shape: Shape) -> tuple[list[int], list[int]] | None:
    """The lanes that arrive at the far port and at the near one; None where they share fibres, or some do not arrive.

    Then their order means nothing.
    """
    optics = [optic for optic in (shape.near, shape.far) if optic is not None]
    if shape.fault in OF_NO_ORDER or any(any(optic.bands) for optic in optics):
        return None
    forward, back = (
        [landing.lane for landing in landings if landing.kind is LandingKind.RX]
        for landings in (shape.forward, shape.back)
    )
    return forward, back


def _legs_passed(plant: Plant, face: int, lane: int) -> Iterator[tuple[int, int]]:
    """Each harness a lane enters by its single end, and the number of the leg it leaves by."""
    site = plant.site
    for _, left in lane_way(plant, Subport(face, (lane,), site.face_name(face)), lane).hops:
        component, article = site.component_of(left), site.article(left)
        if site.kind_of(component) is PartKind.HARNESS and not isinstance(article, OpticPart):
            sides = [terminal.side for terminal in article.terminals]
            if min(leg_counts(article)) == 1 and sides.count(site.terminal(left).side) > 1:
                yield component, site.terminal(left).index


def _finding(plant: Plant, face: int, harness: int, passed: list[tuple[int, int]]) -> Diagnostic:
    site = plant.site
    lanes, legs = [lane for lane, _ in passed], [leg for _, leg in passed]
    turned = sum(passed[0])
    if all(lane + leg == turned for lane, leg in passed):
        fact = f"lane k of {site.face_name(face)} is leg {turned}-k of {named(site, harness)}"
    else:
        lanes_told, legs_told = (", ".join(map(str, numbers)) for numbers in (lanes, legs))
        fact = f"lanes {lanes_told} of {site.face_name(face)} are legs {legs_told} of {named(site, harness)}"
    return component_finding(
        RULE,
        site,
        harness,
        fact,
        help_="have leg k carry lane k, or write a circuit for each lane if this is meant",
    )


def _harness(right: str, left: str) -> str:
    """A breakout of a part whose first leg takes the first of these positions."""
    return (
        "part hx : harness { fibre = os2; loss = 0.35dB; return-loss = 60dB; polish = upc\n"
        "  end a : mpo8 { gender = unpinned; polish = apc }; end b[1..4] : lc-duplex\n"
        f"  map a.{right} -- b[1..4].R; map a.{left} -- b[1..4].L }}\n"
        "harness H : hx at border1.et-0/0/0 -- edge[1..4].et-0/0/0 { length = 2m }"
    )


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="Leg k of a breakout does not carry lane k of its port, and no circuit says which lane is meant.",
    why=(
        "Lanes of a breakout are ports of their own, and nothing puts them in order. Leg 1 is cabled as lane 1 by "
        "everybody: with a harness that is numbered from the other side, ports come up as each other's neighbours."
    ),
    fix=(
        "Use a harness whose leg k carries lane k. If the order is meant, write a circuit for each lane: then the "
        "light is compared with what is written."
    ),
    sources=("a breakout does not accept lanes in any order (polarity reference, 2.3 and 11.4)",),
    bad=_harness("[4..1 step -1]", "[9..12]"),
    good=_harness("[1..4]", "[12..9 step -1]"),
    check=check,
    needs=(Premise.PARTS_COMPLETE, Premise.PATH_COMPLETE, Premise.LANE_ORDER_KNOWN),
)
