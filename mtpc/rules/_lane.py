"""Findings about lanes: one a group of channels that share ports, at the part whose change is cheapest.

Of a group the worst fault speaks: light into a transmitter, else a lane in the dark, else lanes in another order.
The finding stands at the cord whose swap for its opposite (type A for type B, A-to-A for A-to-B) makes the lanes
right; each proposed swap is followed through the whole way before it is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mtpc.catalogue.types import OpticPart, WiredPart
from mtpc.channel.geometry import position_touched
from mtpc.channel.types import Landing, Plant, Shape
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.site import Site
from mtpc.rules._intent import misses
from mtpc.rules._rule import Rule
from mtpc.rules._words import COST, named, type_span
from mtpc.text import natural_key

ORDER = ("tx-meets-tx", "dark", "permuted")
OPPOSITE = {"type A": "type B", "type B": "type A", "A-to-A": "A-to-B", "A-to-B": "A-to-A"}


@dataclass(frozen=True, slots=True)
class Swap:
    """A part of the way that is better replaced, and by which kind; `by` is empty where no single swap helps."""

    component: int
    is_now: str
    by: str


@dataclass(frozen=True, slots=True)
class Stray:
    """A lane of a channel that lands wrong: sent from `sender`, met at `receiver` (-1 where it reaches no port)."""

    plant: Plant
    channel: int
    landing: Landing
    sender: int
    receiver: int

    @property
    def name(self) -> str:
        """The circuit that wants this channel, else its ports."""
        return channel_name(self.plant, self.channel)

    def port(self, face: int) -> str:
        """A port's name."""
        return self.plant.site.face_name(face)

    def finding(self, rule: Rule, message: str, *, generic: str, at: int = -1) -> Diagnostic:
        """The diagnostic, at component `at`, else at the part whose change is cheapest."""
        site, columns = self.plant.site, self.plant.channels
        swap = best_swap(self.plant, self.channel) if at < 0 else Swap(at, "", "")
        near, far = site.components.origin, columns.far[self.channel]
        port = site.faces.component[far if far >= 0 else columns.near[self.channel]]
        origin = near[swap.component] if swap else near[port]
        return Diagnostic(
            code=rule.code,
            message=message,
            span=origin.what,
            severity=rule.severity,
            object=self.name,
            labels=(Label(type_span(near[port]), f"{site.article(far).name} at the far end"),) if far >= 0 else (),
            help=_help(site, swap) or generic,
            context=origin.context,
        )


def channel_name(plant: Plant, channel: int) -> str:
    """The circuit that wants a channel, else `near -- far`."""
    site, columns = plant.site, plant.channels
    if columns.circuits[channel]:
        return site.circuits[columns.circuits[channel][0]].name
    near, far = columns.near[channel], columns.far[channel]
    return f"{site.face_name(near)} -- {site.face_name(far)}" if far >= 0 else site.face_name(near)


def faulty_channels(plant: Plant, fault: str) -> Iterator[int]:
    """The channel that speaks for its group, for each group whose worst fault is `fault`."""
    columns = plant.channels
    bad = {number for number, shape in enumerate(columns.shapes) if shape.fault}
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
    for rank, _name, channel in worst.values():
        if ORDER[rank] == fault:
            yield channel


def stray(plant: Plant, channel: int, kinds: tuple[str, ...]) -> Stray | None:
    """The first lane of a channel that lands as one of `kinds`, seen from the near port first."""
    columns = plant.channels
    shape = columns.shapes[columns.shape[channel]]
    near, far = columns.near[channel], columns.far[channel]
    for landings, sender, receiver in ((shape.forward, near, far), (shape.back, far, near)):
        for landing in landings:
            if landing.kind in kinds:
                return Stray(plant, channel, landing, sender, receiver if landing.route >= 0 else -1)
    return None


def stray_order(plant: Plant, channel: int) -> Stray | None:
    """The first lane of a channel that lands on a receiver of another number."""
    columns = plant.channels
    shape = columns.shapes[columns.shape[channel]]
    near, far = columns.near[channel], columns.far[channel]
    for landings, sender, receiver in ((shape.forward, near, far), (shape.back, far, near)):
        for landing in landings:
            if landing.kind == "rx" and landing.lane != landing.far_lane:
                return Stray(plant, channel, landing, sender, receiver)
    return None


def _ports_astray(plant: Plant) -> set[int]:
    """Ports of circuits whose light goes to another port: that is said there, not lane by lane."""
    ports: set[int] = set()
    for miss in misses(plant):
        if miss.kind == "elsewhere":
            circuit = plant.site.circuits[miss.circuit]
            ports.update((circuit.near.face, circuit.far.face))
    return ports


def _answered_by_intent(plant: Plant, channel: int, astray: set[int]) -> bool:
    columns = plant.channels
    if columns.circuits[channel]:
        return False
    return columns.near[channel] in astray or columns.far[channel] in astray


# ---- the cheapest swap -----------------------------------------------------------------------


def best_swap(plant: Plant, channel: int) -> Swap | None:
    """What to replace on the way of a channel; None where nothing is on it."""
    columns = plant.channels
    shape = columns.shapes[columns.shape[channel]]
    if not shape.routes or not columns.components[channel]:
        return None
    candidates = _candidates(plant.site, columns.components[channel][0], shape)
    for hop, component, now in candidates:
        if now in OPPOSITE and len(shape.routes) == 1 and _lands(shape, hop):
            return Swap(component, now, OPPOSITE[now])
    if not candidates:
        return None
    return Swap(candidates[0][1], candidates[0][2], "")


def _candidates(site: Site, components: tuple[int, ...], shape: Shape) -> list[tuple[int, int, str]]:
    """Cords, harnesses and trunks on the way: cheapest kind first, then the odd one out, then from the near end."""
    cables = []
    for hop, component in enumerate(components):
        if site.components.kind[component] in ("cord", "harness", "trunk"):
            cables.append((hop, component, map_shown(shape.routes[0].hops[hop].article)))
    kinds = [now for _hop, _component, now in cables]
    return sorted(cables, key=lambda cable: (COST[site.components.kind[cable[1]]], kinds.count(cable[2]), cable[0]))


def map_shown(article: WiredPart) -> str:
    """`type A`, `type B`, `A-to-B` … by what the map does; its name where it is none of these."""
    pairs = _pairs(article)
    count = article.terminals[0].family.count
    letters = ("A-to-A", "A-to-B") if count == 2 else ("type A", "type B")
    if article.terminals[0].family.rows == 1:
        if pairs and all(here == there for here, there in pairs):
            return letters[0]
        if pairs and all(here + there == count + 1 for here, there in pairs):
            return letters[1]
    return article.map_name


def _pairs(article: WiredPart) -> list[tuple[int, int]]:
    return [(wire.a_position, wire.b_position) for wire in article.wiring]


def _lands(shape: Shape, swapped: int) -> bool:
    """Whether every lane meets a receiver, both ways, once hop `swapped` is replaced by its opposite."""
    assert shape.far is not None
    there = arrivals(shape, 0, swapped)
    near_tx, near_rx = shape.near.tx[shape.near_terminal], shape.near.rx[shape.near_terminal]
    far_tx, far_rx = shape.far.tx[shape.far_terminal], shape.far.rx[shape.far_terminal]
    back = {far: near for near, far in there.items()}
    return all(there.get(at) in far_rx for at in near_tx) and all(back.get(at) in near_rx for at in far_tx)


def arrivals(shape: Shape, number: int, swapped: int = -1) -> dict[int, int]:
    """Face position at the near port -> at the far port over route `number`, with one hop replaced by its opposite."""
    route = shape.routes[number]
    family = shape.near.terminals[shape.near_terminal].family
    at = {position: position for position in range(1, family.count + 1)}
    for step, hop in enumerate(route.hops):
        entered = hop.article.terminals[hop.enter].family
        ways = _ways(hop.article, hop.enter, hop.leave)
        if step == swapped:
            ways = {here: entered.count + 1 - there for here, there in ways.items()}
        touched = {start: position_touched(entered, route.matings[step], here) for start, here in at.items()}
        at = {start: ways[here] for start, here in touched.items() if here in ways}
    assert isinstance(shape.far, OpticPart)
    last = shape.far.terminals[shape.far_terminal].family
    return {start: position_touched(last, route.matings[-1], here) for start, here in at.items()}


def _ways(article: WiredPart, enter: int, leave: int) -> dict[int, int]:
    found = {}
    for wire in article.wiring:
        if (wire.a, wire.b) == (enter, leave):
            found[wire.a_position] = wire.b_position
        if (wire.b, wire.a) == (enter, leave):
            found[wire.b_position] = wire.a_position
    return found


def _help(site: Site, swap: Swap | None) -> str:
    if swap is None or not swap.by:
        return ""
    name = named(site, swap.component)
    return f"replace {name} ({swap.is_now}) by one of {swap.by}: then every lane meets a receiver"
