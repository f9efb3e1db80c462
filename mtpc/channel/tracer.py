"""Follows all light on the floor: from a Site to a Plant.

A channel stands where the first of its two ports stands among the faces. Which port is its near end: the left one
of the circuit that wants the pair, else the one whose name comes first in natural order.
"""

from __future__ import annotations

from collections import Counter

from mtpc.catalogue.types import OpticPart, PartKind
from mtpc.channel.matings import all_matings, terminal_numbers
from mtpc.channel.part_tables import PartTables
from mtpc.channel.shapes import Side, shape_of
from mtpc.channel.types import Channels, Plant, Shape
from mtpc.channel.walk import View, Walker
from mtpc.model.site import Site
from mtpc.text import natural_key


def trace(site: Site) -> Plant:
    """The floor with its matings grouped and its channels traced."""
    articles = PartTables()
    terminals = terminal_numbers(site, articles)
    tracer = _Tracer(site, Walker(site, articles, terminals))
    tracer.run()
    return Plant(site, all_matings(site, articles, terminals), tracer.channels, articles)


class _Tracer:
    """Collects channels port by port."""

    def __init__(self, site: Site, walker: Walker) -> None:
        self.channels = Channels()
        self._site = site
        self._walker = walker
        self._views: dict[int, View] = {}
        self._answered: set[int] = set()  # ports whose first channel is made
        self._wanted = _wanted_pairs(site)
        self._shapes: dict[object, int] = {}
        self._numbers: dict[Shape, int] = {}

    def run(self) -> None:
        """Make the channels of every port that has a plug in it."""
        components, mates = self._site.components, self._site.faces.mate
        for component, kind in enumerate(components.kind):
            if kind != PartKind.OPTIC:
                continue
            first = components.first_face[component]
            for port in range(first, first + len(components.article[component].terminals)):
                if mates[port] >= 0:
                    self._port(port)
        self.channels.group.extend(_groups(self.channels))

    def _port(self, port: int) -> None:
        view = self._view(port)
        for far in dict.fromkeys(view.faces):
            if far >= port:
                self._pair(port, far)
        if max(view.faces) < 0:
            self._add(port, -1)
        del self._views[port]

    def _view(self, port: int) -> View:
        view = self._views.get(port)
        if view is None:
            view = self._views[port] = self._walker.view(port)
        return view

    def _pair(self, port: int, far: int) -> None:
        wanted = self._wanted.get((port, far) if port < far else (far, port))
        if wanted is not None:
            left = self._site.circuits[wanted[0]].near.face
            near, far = (port, far) if port == left else (far, port)
        elif earlier(self._site.face_name(far), self._site.face_name(port)):
            near, far = far, port
        else:
            near = port
        self._add(near, far, wanted or ())

    def _add(self, near: int, far: int, wanted: tuple[int, ...] = ()) -> None:
        channels, view = self.channels, self._view(near)
        here = _indexes(view, far)
        first = near not in self._answered
        self._answered.add(near)
        if far < 0:
            key: object = (view.ends, first)
        else:
            other = self._view(far)
            key = (view.ends, here, first, other.ends, _indexes(other, near), far not in self._answered)
        number = self._shapes.get(key)
        if number is None:
            number = self._shapes[key] = self._shape(near, far, first)
        self._answered.add(far)
        channels.near.append(near)
        channels.far.append(far)
        channels.shape.append(number)
        channels.components.append(tuple(view.paths[index] for index in here) if far >= 0 else ())
        channels.circuits.append(wanted)

    def _shape(self, near: int, far: int, first: bool) -> int:
        side = self._side(near, far, first)
        other = self._side(far, near, far not in self._answered) if far >= 0 else None
        shape = shape_of(side, other, near == far)
        number = self._numbers.get(shape)
        if number is None:
            number = self._numbers[shape] = len(self.channels.shapes)
            self.channels.shapes.append(shape)
        return number

    def _side(self, port: int, far: int, first: bool) -> Side:
        view, article = self._view(port), self._site.article(port)
        assert isinstance(article, OpticPart)
        terminal = self._walker.shown_terminal(port)
        return Side(article, terminal, view.ends, _indexes(view, far), first)


_ONLY = (0,)


def _indexes(view: View, far: int) -> tuple[int, ...]:
    if len(view.faces) == 1:
        return _ONLY
    return tuple(index for index, face in enumerate(view.faces) if face == far)


def _wanted_pairs(site: Site) -> dict[tuple[int, int], tuple[int, ...]]:
    """The circuits that want a pair of ports, lower face first."""
    wanted: dict[tuple[int, int], tuple[int, ...]] = {}
    for index, circuit in enumerate(site.circuits):
        a, b = circuit.near.face, circuit.far.face
        pair = (a, b) if a < b else (b, a)
        wanted[pair] = (*wanted.get(pair, ()), index)
    return wanted


def _groups(channels: Channels) -> list[int]:
    """Channels that share a port, also by way of others, get one number; numbers count in order of channels."""
    busy = Counter(channels.near)
    busy.update(channels.far)
    leader = list(range(len(channels)))
    holder: dict[int, int] = {}
    for channel, ports in enumerate(zip(channels.near, channels.far, strict=True)):
        for port in ports:
            if port >= 0 and busy[port] > 1:
                _unite(leader, holder.setdefault(port, channel), channel)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(_leader(leader, channel), len(numbers)) for channel in range(len(channels))]


def _leader(leader: list[int], channel: int) -> int:
    while leader[channel] != channel:
        leader[channel] = leader[leader[channel]]
        channel = leader[channel]
    return channel


def _unite(leader: list[int], one: int, other: int) -> None:
    a, b = _leader(leader, one), _leader(leader, other)
    leader[max(a, b)] = min(a, b)


def earlier(one: str, other: str) -> bool:
    """Whether `one` comes before `other` in natural order; most names are told apart by one character."""
    for a, b in zip(one, other, strict=False):
        if a != b:
            if a.isdecimal() or b.isdecimal():
                break
            return a < b
    return natural_key(one) < natural_key(other)
