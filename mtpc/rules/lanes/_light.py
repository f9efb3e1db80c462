"""The way of one transmitter's light, connector by connector: for findings that have to name a place on it."""

from __future__ import annotations

from mtpc.catalogue.types import OpticPart, WiredPart
from mtpc.channel.geometry import position_touched
from mtpc.channel.mating_faults import fits
from mtpc.dataclass import dataclass
from mtpc.model.floor_values import Leg, Subport
from mtpc.model.site import UNSTATED, Site

Ways = dict[tuple[int, int], tuple[int, int]]  # terminal, position -> terminal, position


@dataclass(frozen=True, slots=True)
class Way:
    """`hops` are the faces light entered and left each component by; `kind` is port, no-fibre, open, parked or broken.

    `face` is where it stopped: the port or connector it entered, else the connector it was last on.
    """

    hops: tuple[tuple[int, int], ...]
    kind: str
    face: int
    position: int


class Light:
    """Follows single fibres over one floor."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._ways: dict[int, Ways] = {}

    def from_lane(self, end: Subport, lane: int = 0) -> Way:
        """What the light of a lane (from 1; 0: the first the end names) of a port meets."""
        optic = self._site.article(end.face)
        assert isinstance(optic, OpticPart)
        number = lane or (end.lanes[0] if end.lanes else 1)
        return self.follow(end.face, optic.tx[self._site.faces.terminal[end.face]][number - 1])

    def follow(self, face: int, position: int) -> Way:
        """What light on `position` of an optic's face meets."""
        faces, components = self._site.faces, self._site.components
        hops: list[tuple[int, int]] = []
        while True:
            mate = faces.mate[face]
            if mate < 0:
                return Way(tuple(hops), "parked" if faces.parked[face] else "open", face, position)
            here, there = self._site.terminal(face), self._site.terminal(mate)
            if faces.mating[face] == UNSTATED or not fits(here, there):
                return Way(tuple(hops), "broken", mate, position)
            position = position_touched(here.family, faces.mating[face], position)
            component = faces.component[mate]
            article = components.article[component]
            if isinstance(article, OpticPart):
                return Way(tuple(hops), "port", mate, position)
            onward = self._passages(article).get((faces.terminal[mate], position))
            if onward is None:
                return Way(tuple(hops), "no-fibre", mate, position)
            face, position = components.first_face[component] + onward[0], onward[1]
            hops.append((mate, face))

    def legs(self, way: Way) -> list[Leg]:
        """The legs of trunks and harnesses on the way, near to far."""
        components, faces = self._site.components, self._site.faces
        found = []
        for enter, leave in way.hops:
            component = faces.component[leave]
            if components.kind[component] in ("trunk", "harness"):
                number = self._leg_number(enter, leave)
                found.append(Leg(component, number, f"{components.name[component]}.{number}"))
        return found

    def _leg_number(self, enter: int, leave: int) -> int:
        """The index of the connector on the side that has more of them: the legs of a breakout are its branches."""
        sides = [terminal.side for terminal in self._site.article(leave).terminals]
        ends = (self._site.terminal(leave), self._site.terminal(enter))
        return max(ends, key=lambda terminal: sides.count(terminal.side)).index

    def _passages(self, article: WiredPart) -> Ways:
        known = self._ways.get(id(article))
        if known is None:
            known = self._ways[id(article)] = {}
            for wire in article.wiring:
                known[wire.a, wire.a_position] = (wire.b, wire.b_position)
                known[wire.b, wire.b_position] = (wire.a, wire.a_position)
        return known
