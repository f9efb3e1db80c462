"""Small floors built directly, without a spec: families, parts, plugging, and random sites for properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from mtpc.catalogue.types import (
    Alignment,
    Application,
    Attenuation,
    Confidence,
    Fact,
    Family,
    Fibre,
    FibreMode,
    Gender,
    OpticPart,
    PartKind,
    Polish,
    Terminal,
    Wire,
    WiredPart,
)
from mtpc.model.floor_values import Circuit, Origin, Subport
from mtpc.model.placing.floor import add_component, add_socket, join_faces, pair_sockets, plug_in
from mtpc.model.site import Site
from mtpc.text import Span

FACT = Fact("made for a test", Confidence.HIGH)
ORIGIN = Origin(Span("test.mtp", 0, 1), Span("test.mtp", 0, 1))
NOWHERE = -1
ALIGNED, OPPOSED, UNSTATED = Alignment


def family(name: str, rows: int, columns: int, shell: str, lit: Iterable[int] | None = None) -> Family:
    """A connector family; every position lit unless said otherwise."""
    duplex = shell == "lc"
    return Family(
        name=name,
        shown=name.upper(),
        rows=rows,
        columns=columns,
        shell=shell,
        pitch_mm=Decimal("6.25") if duplex else Decimal("0.25"),
        lit=tuple(range(1, rows * columns + 1)) if lit is None else tuple(lit),
        gendered=not duplex,
        position_names=("L", "R") if duplex else (),
        fact=FACT,
    )


FAMILIES = {
    made.name: made
    for made in (
        family("mpo8", 1, 12, "mpo-centred", (1, 2, 3, 4, 9, 10, 11, 12)),
        family("mpo12", 1, 12, "mpo-centred"),
        family("mpo24", 2, 12, "mpo-centred"),
        family("mpo16", 1, 16, "mpo-offset"),
        family("mpo32", 2, 16, "mpo-offset"),
        family("lc", 1, 2, "lc"),
    )
}


def plug(
    name: str,
    of: str,
    *,
    gender: str | None = "unpinned",
    polish: str | None = "pc",
    lit: Iterable[int] | None = None,
    loose: bool = True,
    up_angled: bool = False,
    turned: bool = False,
    loss_db: Decimal | None = None,
) -> Terminal:
    """A connector; a1, b3, front2 … say side and index."""
    made = FAMILIES[of]
    side = name.rstrip("0123456789")
    return Terminal(
        name=name,
        side=side,
        index=int(name[len(side) :] or 1),
        family=made,
        loose=loose,
        lit=made.lit if lit is None else tuple(lit),
        gender=(Gender(gender) if gender else None) if made.gendered else Gender.NONE,
        polish=None if polish is None else Polish(polish),
        up_angled=up_angled,
        turned=turned,
        loss_db=loss_db,
    )


def wired(
    name: str,
    terminals: Sequence[Terminal],
    wires: Iterable[tuple[int, int, int, int]],
    kind: str = "cord",
    fibre: str | None = "om4",
) -> WiredPart:
    """A part with fibres (terminal, position, terminal, position)."""
    return WiredPart(
        name=name,
        kind=PartKind(kind),
        catalogue="test",
        vendor="test",
        number="",
        number_confidence=Confidence.LOW,
        description=name,
        detail={},
        fact=FACT,
        format="",
        terminals=tuple(terminals),
        wiring=tuple(Wire(*wire) for wire in wires),
        map_name="",
        fibre=fibre,
        lengths_m=(),
    )


def cord(name: str, a: Terminal, b: Terminal, moves: Mapping[int, int], kind: str = "cord") -> WiredPart:
    """A part with two connectors and a position map between them."""
    return wired(name, (a, b), ((0, here, 1, there) for here, there in moves.items()), kind)


def optic(
    name: str,
    of: str,
    tx: Sequence[int],
    rx: Sequence[int],
    *,
    receptacles: int = 1,
    polish: str | None = "pc",
    application: str = "TEST",
    order: str = "medium",
) -> OpticPart:
    """A transceiver whose receptacles are alike; lanes by face position."""
    ports = [
        plug(f"mdi{number}", of, gender="pinned", polish=polish, loose=False, up_angled=polish == "apc")
        for number in range(1, receptacles + 1)
    ]
    return OpticPart(
        name=name,
        kind=PartKind.OPTIC,
        catalogue="test",
        vendor="test",
        number="",
        number_confidence=Confidence.LOW,
        description=name,
        detail={},
        fact=FACT,
        form_factor="test",
        application=application,
        terminals=tuple(ports),
        tx=(tuple(tx),) * receptacles,
        rx=(tuple(rx),) * receptacles,
        lane_order_confidence=Confidence(order),
    )


SR4 = optic("sr4", "mpo12", (1, 2, 3, 4), (12, 11, 10, 9))
SR8 = optic("sr8", "mpo16", range(1, 9), range(16, 8, -1))
SR10 = optic("sr10", "mpo24", range(14, 24), range(2, 12), order="low")
SFP = optic("sfp", "lc", (1,), (2,))


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


def straight(count: int) -> dict[int, int]:
    """Position i to i."""
    return {position: position for position in range(1, count + 1)}


def reversed_map(count: int) -> dict[int, int]:
    """Position i to count+1-i."""
    return {position: count + 1 - position for position in range(1, count + 1)}


def fibre(name: str, mode: str = "MM", core: str = "50", rank: int = 0, **db_per_km: object) -> Fibre:
    """A fibre class with attenuation given as at_850="3.0"."""
    rows = tuple(
        Attenuation(int(key.removeprefix("at_")), Decimal(str(value)), FACT) for key, value in db_per_km.items()
    )
    return Fibre(name, name.upper(), FibreMode(mode), core, rank, rows, (850, 1300), "", FACT)


def placed(site: Site) -> Site:
    """Each component stands at ten times its number."""
    for number in range(len(site.components.origin)):
        span = Span("test.mtp", 10 * number, 10 * number + 1)
        site.components.origin[number] = Origin(span, span)
    return site
