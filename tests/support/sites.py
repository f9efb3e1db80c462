"""Small floors built directly, without a spec: components, plugging, circuits."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from mtpc.catalogue.types import Alignment, Application, OpticPart, WiredPart
from mtpc.model.floor_values import Circuit, Origin, Subport
from mtpc.model.placing.floor import add_component, add_socket, join_faces, pair_sockets, plug_in
from mtpc.model.site import Site
from mtpc.text import Span

ORIGIN = Origin(Span("test.mtp", 0, 1), Span("test.mtp", 0, 1))
NOWHERE = -1
ALIGNED, OPPOSED, UNSTATED = tuple(Alignment)[:3]


@dataclass
class Floor:
    """A site under construction; faces are joined when it is `done`."""

    site: Site = field(default_factory=Site)

    def add(self, name: str, article: WiredPart | OpticPart, length_m: str | None = None) -> list[int]:
        """A component; gives its faces. Receptacles get a socket named after it."""
        site = self.site
        length = None if length_m is None else Decimal(length_m)
        component = add_component(site, name, article, ORIGIN, length)
        first = site.components.first_face[component]
        faces = list(range(first, first + len(article.terminals)))
        several = sum(not terminal.loose for terminal in article.terminals) > 1
        for face, terminal in zip(faces, article.terminals, strict=True):
            if not terminal.loose:
                port = f"{name}:{terminal.name}" if several else name
                add_socket(site, port, NOWHERE, slot="", port=port, side="front", alignment=ALIGNED, inner=face)
        return faces

    def join(self, one: int, other: int, alignment: Alignment = ALIGNED) -> None:
        """Put a plug into a receptacle, or two plugs into the two sides of an adapter."""
        sockets, faces = self.site.sockets, self.site.faces
        loose = [face for face in (one, other) if self.site.terminal(face).loose]
        if len(loose) == 2:
            ends = [self._adapter_side(face, alignment) for face in loose]
            pair_sockets(self.site, *ends)
            return
        fixed = other if loose == [one] else one
        socket = faces.socket[fixed]
        sockets.alignment[socket] = alignment
        plug_in(self.site, loose[0], socket)

    def park(self, face: int) -> None:
        """Leave a leg hanging on purpose."""
        self.site.faces.parked[face] = True

    def circuit(self, name: str, near: int, far: int, application: Application) -> None:
        """Intent that two ports talk."""
        left, right = (Subport(face, (), self.site.face_name(face)) for face in (near, far))
        self.site.circuits.append(Circuit(name, application, left, right, (), (), ORIGIN))

    def done(self) -> Site:
        """The site with what touches joined."""
        join_faces(self.site)
        return self.site

    def _adapter_side(self, face: int, alignment: Alignment) -> int:
        name = f"adapter of {face}"
        socket = add_socket(self.site, name, NOWHERE, slot="", port=name, side="front", alignment=alignment)
        plug_in(self.site, face, socket)
        return socket


def placed(site: Site) -> Site:
    """Each component stands at ten times its number."""
    for number in range(len(site.components.origin)):
        span = Span("test.mtp", 10 * number, 10 * number + 1)
        site.components.origin[number] = Origin(span, span)
    return site
