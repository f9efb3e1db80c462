"""Findings about lanes: one a group of channels that share ports, at the part whose change is cheapest.

Of a group the worst fault speaks: light into a transmitter, else a lane in the dark, else lanes in another order.
The finding stands at the cord whose swap for its opposite (type A for type B, A-to-A for A-to-B) makes the lanes
right; each proposed swap is followed through the whole way before it is proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mtpc.catalogue.types import WiredPart
from mtpc.channel.geometry import position_touched
from mtpc.channel.types import Landing, Plant, Shape
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.site import Site
from mtpc.rules._intent import misses
from mtpc.rules._rule import Rule
from mtpc.rules._words import COST, named, type_span
from mtpc.text import natural_key

ORDER = ("tx-meets-tx", "dark", "permuted")
_TWO_ROWS = tuple((f"A{count}{a}", f"B{count}{b}") for count in (24, 32) for a, b in ("IN", "SR"))
_PAIRS = (("type A", "type B"), ("A-to-A", "A-to-B"), *_TWO_ROWS)
OPPOSITE = {**dict(_PAIRS), **{b: a for a, b in _PAIRS}}  # what a part is when one of its keys is turned


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
    members: tuple[int, ...] = ()  # all channels of the group

    @property
    def name(self) -> str:
        """The circuit that wants this channel, else its ports."""
        return channel_name(self.plant, self.channel)

    def first_cable(self) -> int:
        """The component plugged into the sender."""
        site = self.plant.site
        return site.faces.component[site.faces.mate[self.sender]]

    def port(self, face: int) -> str:
        """A port's name."""
        return self.plant.site.face_name(face)

    def finding(self, rule: Rule, message: str, *, generic: str, at: int = -1) -> Diagnostic:
        """The diagnostic, at the part whose swap mends it, else at component `at`, else at the cheapest one."""
        site, columns = self.plant.site, self.plant.channels
        swap = best_swap(self.plant, self.channel, self.members)
        if at >= 0 and not (swap and swap.by):
            swap = Swap(at, "", "")
        near, far = site.components.origin, columns.far[self.channel]
        port = site.faces.component[far if far >= 0 else columns.near[self.channel]]
        origin = near[swap.component] if swap else near[port]
        return Diagnostic(
            code=rule.code,
            message=message,
            span=origin.what,
            severity=rule.severity,
            object=self.name,
            labels=(Label(type_span(near[port]), f"in {self.port(far)}, the far end"),) if far >= 0 else (),
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


def faulty_groups(plant: Plant, fault: str) -> Iterator[Group]:
    """Each group whose worst fault is `fault`, with the channel that speaks for it."""
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
    members: dict[int, list[int]] = {}
    for channel, group in enumerate(columns.group):
        if group in worst:
            members.setdefault(group, []).append(channel)
    for group, (rank, _name, channel) in worst.items():
        if ORDER[rank] == fault:
            yield Group(plant, channel, tuple(members[group]))


@dataclass(frozen=True, slots=True)
class Group:
    """Channels that share ports, and the one of them that is spoken of."""

    plant: Plant
    channel: int
    members: tuple[int, ...]

    def stray(self, wrong: Callable[[Landing], bool]) -> Stray | None:
        """The first lane that lands wrong, seen from the near port first."""
        columns = self.plant.channels
        shape = _shape(self.plant, self.channel)
        near, far = columns.near[self.channel], columns.far[self.channel]
        for landings, sender, receiver in ((shape.forward, near, far), (shape.back, far, near)):
            for landing in landings:
                if wrong(landing):
                    return self.lane(landing, sender, receiver if landing.route >= 0 else -1)
        return None

    def lane(self, landing: Landing, sender: int, receiver: int) -> Stray:
        """A lane of the channel that is spoken of."""
        return Stray(self.plant, self.channel, landing, sender, receiver, self.members)


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


def best_swap(plant: Plant, channel: int, members: Sequence[int]) -> Swap | None:
    """What to replace on the way of a channel so that all `members` of its group work; None where nothing is on it."""
    shape = _shape(plant, channel)
    components = plant.channels.components[channel]
    if not shape.routes or not components:
        return None
    candidates = _candidates(plant.site, components[0], shape)
    for component, now in candidates if shape.fault != "permuted" else ():
        if now in OPPOSITE and all(_right_after(plant, member, component) for member in members):
            return Swap(component, now, OPPOSITE[now])
    return Swap(*candidates[0], "") if candidates else None


def _shape(plant: Plant, channel: int) -> Shape:
    return plant.channels.shapes[plant.channels.shape[channel]]


def _candidates(site: Site, components: tuple[int, ...], shape: Shape) -> list[tuple[int, str]]:
    """Cables on the way: cheapest kind first, then neither straight nor reversed, the odd one out, the nearest."""
    cables = []
    for hop, component in zip(shape.routes[0].hops, components, strict=True):
        if site.components.kind[component] in ("cord", "harness", "trunk"):
            cables.append((component, map_shown(hop.article)))
    kinds = [now for _component, now in cables]
    return sorted(
        cables, key=lambda cable: (COST[site.components.kind[cable[0]]], cable[1] in OPPOSITE, kinds.count(cable[1]))
    )


def map_shown(article: WiredPart) -> str:
    """`type A`, `type B`, `A-to-B`, `B24N` … by what the map does; its name where it is none of these."""
    family = article.terminals[0].family
    count, columns = family.count, family.columns
    pairs = [(wire.a_position, wire.b_position) for wire in article.wiring]
    moves: dict[str, Callable[[int], int]] = {
        "straight": lambda at: at,
        "reversed": lambda at: count + 1 - at,
        "rows": lambda at: (at + columns - 1) % count + 1,
        "columns": lambda at: (at - 1) // columns * columns + columns - (at - 1) % columns,
    }
    shown = next((name for name, to in moves.items() if pairs and all(to(a) == b for a, b in pairs)), "")
    if family.rows == 1:
        letters = ("A-to-A", "A-to-B") if count == 2 else ("type A", "type B")
        return {"straight": letters[0], "reversed": letters[1]}.get(shown, article.map_name)
    names = {"straight": f"A{count}I", "reversed": f"B{count}N", "rows": f"A{count}S", "columns": f"B{count}R"}
    return names.get(shown, article.map_name) if family.rows == 2 else article.map_name


def _right_after(plant: Plant, channel: int, component: int) -> bool:
    """Whether a channel works once a component is replaced by its opposite."""
    shape, routes = _shape(plant, channel), plant.channels.components[channel]
    if len(shape.routes) != 1 or shape.far is None:
        return not shape.fault and not any(component in route for route in routes)
    if component not in routes[0]:
        return not shape.fault
    return _lands(shape, routes[0].index(component))


def _lands(shape: Shape, swapped: int) -> bool:
    """Whether the lanes of the smaller port all meet their likes, both ways, once a hop is its opposite."""
    assert shape.far is not None
    there = arrivals(shape, 0, swapped)
    near = (set(shape.near.tx[shape.near_terminal]), set(shape.near.rx[shape.near_terminal]))
    far = (set(shape.far.tx[shape.far_terminal]), set(shape.far.rx[shape.far_terminal]))
    small, large = near, far
    if len(far[0]) < len(near[0]):
        small, large, there = far, near, {far_at: near_at for near_at, far_at in there.items()}
    return all(there.get(at) in large[1] for at in small[0]) and all(there.get(at) in large[0] for at in small[1])


def arrivals(shape: Shape, number: int, swapped: int = -1) -> dict[int, int]:
    """Face position at the near port -> at the far port over route `number`, with one hop replaced by its opposite."""
    assert shape.far is not None
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
