"""Findings about lanes: one a group of channels that share ports, at the part whose change is cheapest.

The worst fault of a group is reported: light into a transmitter, else a lane in the dark, else lanes in another order.
Nothing is reported of a group while a mating on its path needs a correction that moves fibres: an angled pair with
aligned keys asks for an opposed plate, and that alone changes the count of reversals. Pins and polish move nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtpc.catalogue.types import Confidence, OpticPart, WiredPart
from mtpc.channel.mating_faults import mates
from mtpc.channel.types import (
    ChannelVerdict,
    FibreEnd,
    Landing,
    MatingFault,
    MatingKind,
    Plant,
    Route,
    Shape,
    ShapeFault,
)
from mtpc.diagnostics import Diagnostic, Label
from mtpc.lazy_dataclass import dataclass
from mtpc.rules._naming import channel_name, type_span
from mtpc.rules._optics import talk
from mtpc.rules.lanes._circuits import StrayKind, misses
from mtpc.rules.rule import Rule
from mtpc.text import natural_key

ORDER = (ShapeFault.TX_MEETS_TX, ShapeFault.DARK, ShapeFault.PERMUTED)
MOVES_FIBRES = frozenset(  # faults of a mating whose correction changes which positions touch
    {
        MatingFault.APC_ALIGNED_KEY,
        MatingFault.MATING_UNSTATED,
        MatingFault.KEY_FAMILY_MISMATCH,
        MatingFault.ROW_MISMATCH,
        MatingFault.CONNECTOR_MISMATCH,
    }
)


@dataclass(frozen=True, slots=True)
class Stray:
    """A lane of a channel that lands wrong: sent from `sender`, met at `receiver` (-1 where it reaches no port)."""

    plant: Plant
    channel: int
    landing: Landing
    sender: int
    receiver: int
    members: tuple[int, ...] = ()  # all channels of the group

    @property
    def name(self) -> str:
        """The circuit of this channel, else its ports."""
        return channel_name(self.plant, self.channel)

    def first_cable(self) -> int:
        """The component plugged into the sender."""
        site = self.plant.site
        return site.neighbour_of(self.sender)

    def port(self, face: int) -> str:
        """A port's name."""
        return self.plant.site.face_name(face)

    def finding(self, rule: Rule, message: str, *, generic: str, component: int = -1) -> Diagnostic:
        """The diagnostic, at the part whose swap corrects it, else at `component`, else at the cheapest one."""
        from mtpc.rules.lanes._swap import Swap, best_swap, swap_fix, swap_help

        site, columns = self.plant.site, self.plant.channels
        far = columns.far[self.channel]
        swap = best_swap(self.plant, self.channel, self.members)
        if component >= 0 and not (swap and swap.replacement):
            swap = Swap(component, "", "")
        port = site.component_of(far if far >= 0 else columns.near[self.channel])
        origin = site.origin_of(swap.component if swap else port)
        label = Label(type_span(site.origin_of(port)), f"in {self.port(far)}, the far end") if far >= 0 else None
        return Diagnostic(
            code=rule.code,
            message=message,
            span=origin.what,
            severity=rule.severity,
            object=self.name,
            labels=(label,) if label else (),
            help=swap_help(site, swap) or generic,
            notes=tuple(_unsure(columns.shape_of(self.channel))),
            context=origin.context,
            fixes=swap_fix(self.plant, swap),
        )


def _unsure(shape: Shape) -> Iterator[str]:
    """What the finding rests on that is not sure: named maps on the path, and where order matters that of the lanes."""
    articles = (hop.article for route in shape.routes for hop in route.hops)
    for name, fact in dict.fromkeys((article.map_name, article.map_fact) for article in articles):
        if fact is not None and fact.confidence != Confidence.HIGH:
            yield f"the map {name} is not confirmed ({fact.confidence})"
    optics = [optic for optic in (shape.near, shape.far) if optic is not None and shape.fault is ShapeFault.PERMUTED]
    for application, confidence in dict.fromkeys((optic.application, optic.lane_order_confidence) for optic in optics):
        if confidence != Confidence.HIGH:
            yield f"the order of lanes of {application} is not confirmed ({confidence})"


def faulty_groups(plant: Plant, fault: ShapeFault) -> Iterator[ChannelGroup]:
    """Each group whose worst fault is `fault`, with the channel that stands for it."""
    columns = plant.channels
    bad = {number for number, shape in enumerate(columns.shapes) if _is_checked(plant, shape)}
    if not bad:
        return
    astray = _ports_astray(plant)
    worst: dict[int, tuple[int, tuple[object, ...], int]] = {}
    for channel, number in enumerate(columns.shape):
        if number not in bad or _answered_by_intent(plant, channel, astray):
            continue
        name = natural_key(plant.site.face_name(columns.near[channel]))
        entry = (ORDER.index(columns.shapes[number].fault), name, channel)
        group = columns.group[channel]
        worst[group] = min(worst.get(group, entry), entry)
    members: dict[int, list[int]] = {}
    for channel, group in enumerate(columns.group):
        if group in worst:
            members.setdefault(group, []).append(channel)
    open_ = {number for number, shape in enumerate(columns.shapes) if _geometry_open(shape)}
    for group, (rank, _name, channel) in worst.items():
        if ORDER[rank] == fault and not any(columns.shape[member] in open_ for member in members[group]):
            yield ChannelGroup(plant, channel, tuple(members[group]))


def _geometry_open(shape: Shape) -> bool:
    """Whether a mating on the path has a fault whose correction moves fibres: lanes mean nothing until then."""
    if any(landing.kind is FibreEnd.BROKEN for landing in shape.forward + shape.back):
        return True
    faults = (fault for route in shape.routes for kind in _matings_on(shape, route) for fault in mates(kind))
    return shape.verdict is ChannelVerdict.MATING_FAULT and any(fault in MOVES_FIBRES for fault in faults)


def _matings_on(shape: Shape, route: Route) -> Iterator[MatingKind]:
    """The matings of a route, near to far, the two in the modules with them."""
    assert shape.far is not None
    entered: list[tuple[WiredPart | OpticPart, int]] = [(hop.article, hop.enter) for hop in route.hops]
    entered.append((shape.far, shape.far_terminal))
    left: list[tuple[WiredPart | OpticPart, int]] = [(shape.near, shape.near_terminal)]
    left += [(hop.article, hop.leave) for hop in route.hops]
    for (article, out), (next_article, into), alignment in zip(left, entered, route.alignments, strict=True):
        yield MatingKind(
            article.terminals[out], next_article.terminals[into], alignment, article, next_article, passes_light=True
        )


def _is_checked(plant: Plant, shape: Shape) -> bool:
    """Whether a faulty shape is for lane rules: ports that cannot talk anyway may have other lanes too."""
    if shape.far is not None and not talk(plant, shape.near, shape.far):
        return shape.fault is ShapeFault.TX_MEETS_TX and not any((*shape.near.bands, *shape.far.bands))
    return bool(shape.fault)


@dataclass(frozen=True, slots=True)
class ChannelGroup:
    """Channels that share ports, and the one of them that is reported."""

    plant: Plant
    channel: int
    members: tuple[int, ...]

    def stray(self, wrong: Callable[[Landing], bool]) -> Stray | None:
        """The first lane that lands wrong, seen from the near port first."""
        columns = self.plant.channels
        shape = columns.shape_of(self.channel)
        near, far = columns.near[self.channel], columns.far[self.channel]
        for landings, sender, receiver in ((shape.forward, near, far), (shape.back, far, near)):
            for landing in landings:
                if wrong(landing):
                    return self.lane(landing, sender, receiver if landing.route >= 0 else -1)
        return None

    def lane(self, landing: Landing, sender: int, receiver: int) -> Stray:
        """A lane of the channel that is reported."""
        return Stray(self.plant, self.channel, landing, sender, receiver, self.members)


def _ports_astray(plant: Plant) -> set[int]:
    """Ports of circuits whose light goes to another port: that is reported there, not lane by lane."""
    ports: set[int] = set()
    for miss in misses(plant):
        if miss.kind is StrayKind.ELSEWHERE:
            circuit = plant.site.circuits[miss.circuit]
            ports.update((circuit.near.face, circuit.far.face))
    return ports


def _answered_by_intent(plant: Plant, channel: int, astray: set[int]) -> bool:
    columns = plant.channels
    if columns.circuits[channel]:
        return False
    return columns.near[channel] in astray or columns.far[channel] in astray
