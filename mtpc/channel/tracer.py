"""Follows all light: from a Site to a Plant.

Channels are in the order of their lower-numbered ports. The near end of a channel is the left port of the circuit
that joins the pair, else the port whose name comes first in natural order.
"""

from __future__ import annotations

from collections import Counter

from mtpc.catalogue.types import OpticPart, PartKind
from mtpc.channel.matings import all_matings, terminal_numbers
from mtpc.channel.shapes import Side, shape_of
from mtpc.channel.types import Channels, Plant, Shape
from mtpc.channel.walk import View, Walker
from mtpc.light.through_parts import PartTables
from mtpc.model.site import Site
from mtpc.text import natural_key


def trace(site: Site) -> Plant:
    """The site with its matings grouped and its channels traced."""
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
        self._paired: set[tuple[int, int]] = set()  # filters may let light pass in one direction only
        self._answered: set[int] = set()  # ports whose first channel is made
        self._circuits = _circuits_by_pair(site)
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
            if far >= port or (far >= 0 and (far, port) not in self._paired):
                self._paired.add((port, far))
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
        circuits = self._circuits.get((port, far) if port < far else (far, port))
        if circuits is not None:
            left = self._site.circuits[circuits[0]].near.face
            near, far = (port, far) if port == left else (far, port)
        elif earlier(self._site.face_name(far), self._site.face_name(port)):
            near, far = far, port
        else:
            near = port
        if near != port and far not in self._view(near).faces:
            near, far = far, near
        self._add(near, far, circuits or ())

    def _add(self, near: int, far: int, circuits: tuple[int, ...] = ()) -> None:
        channels, view = self.channels, self._view(near)
        indexes = _indexes(view, far)
        first = near not in self._answered
        self._answered.add(near)
        if far < 0:
            key: object = (view.ends, first)
        else:
            other = self._view(far)
            key = (view.ends, indexes, first, other.ends, _indexes(other, near), far not in self._answered)
        number = self._shapes.get(key)
        if number is None:
            number = self._shapes[key] = self._shape(near, far, first)
        self._answered.add(far)
        channels.near.append(near)
        channels.far.append(far)
        channels.shape.append(number)
        channels.components.append(tuple(view.paths[index] for index in indexes) if far >= 0 else ())
        channels.circuits.append(circuits)

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
    if view.faces == (far,):
        return _ONLY
    return tuple(index for index, face in enumerate(view.faces) if face == far)


def _circuits_by_pair(site: Site) -> dict[tuple[int, int], tuple[int, ...]]:
    """The circuits that join a pair of ports, lower face first."""
    by_pair: dict[tuple[int, int], tuple[int, ...]] = {}
    for index, circuit in enumerate(site.circuits):
        near, far = circuit.near.face, circuit.far.face
        pair = (near, far) if near < far else (far, near)
        by_pair[pair] = (*by_pair.get(pair, ()), index)
    return by_pair


def _groups(channels: Channels) -> list[int]:
    """Channels that share a port, directly or through others, get one number; numbers count in order of channels."""
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


def _unite(leader: list[int], channel: int, other: int) -> None:
    lower, higher = sorted((_leader(leader, channel), _leader(leader, other)))
    leader[higher] = lower


def earlier(name: str, other_name: str) -> bool:
    """Whether `name` comes before `other_name` in natural order; most names differ in one character."""
    for letter, other_letter in zip(name, other_name, strict=False):
        if letter != other_letter:
            if letter.isdecimal() or other_letter.isdecimal():
                break
            return letter < other_letter
    return natural_key(name) < natural_key(other_name)
