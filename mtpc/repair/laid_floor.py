"""A floor with changes laid over it: it answers for the connectors that are changed, the site for all others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mtpc.catalogue.types import BORES, Alignment, OpticPart, PlatePart, Terminal, WiredPart
from mtpc.light.through_parts import PartTables
from mtpc.model.bores import touched_in_bores
from mtpc.model.columns import Socket
from mtpc.model.site import Site
from mtpc.repair.types import Change


class LaidFloor:
    """The site as it is after some changes, as far as light asks."""

    def __init__(self, base: Site, tables: PartTables, changes: Iterable[Change]) -> None:
        self.base = base
        self.tables = tables
        self._parts: dict[int, WiredPart] = {}
        self._places: dict[int, int] = {}  # plug -> socket
        self._plugs: dict[int, int] = {}  # socket -> plug
        self._stances: dict[int, Alignment] = {}  # of sockets
        self._mates: dict[int, int] = {}
        self._alignments: dict[int, Alignment] = {}
        self._halves: dict[int, dict[int, int]] = {}  # of faces in `_mates`
        touched: set[int] = set()
        for change in changes:
            touched.update(self._lay(change))
        self._join(touched)

    @property
    def site(self) -> LaidFloor:
        """The floor itself, where a plant has its site."""
        return self

    def article(self, face: int) -> WiredPart | OpticPart:
        """The part a connector belongs to."""
        part = self._parts.get(self.base.component_of(face)) if self._parts else None
        return part or self.base.article(face)

    def index_of(self, face: int) -> int:
        """Which connector of its part it is."""
        return self.base.index_of(face)

    def terminal(self, face: int) -> Terminal:
        """The connector itself."""
        return self.article(face).terminals[self.base.index_of(face)]

    def mate_of(self, face: int) -> int:
        """The connector it touches; -1 where it touches none."""
        mate = self._mates.get(face)
        return self.base.mate_of(face) if mate is None else mate

    def alignment_of(self, face: int) -> Alignment:
        """How its key stands to that of the connector it touches."""
        return self._alignments.get(face) or self.base.alignment_of(face)

    def halves_of(self, face: int) -> Mapping[int, int]:
        """The plugs of one fibre it touches, by the bore they are in."""
        return self._halves.get(face, {}) if face in self._mates else self.base.halves_of(face)

    def is_parked(self, face: int) -> bool:
        """Whether it is left unplugged, as stated."""
        return face not in self._places and self.base.is_parked(face)

    def socket_of(self, face: int) -> int:
        """The place it is in; -1 where it hangs."""
        socket = self._places.get(face)
        return self.base.socket_of(face) if socket is None else socket

    def plug_in(self, socket: int) -> int:
        """The plug in a socket; -1 where it is free."""
        plug = self._plugs.get(socket)
        return self.base.socket(socket).plug if plug is None else plug

    def changed_faces(self) -> Iterator[int]:
        """The connectors that touch another connector than before, or otherwise, or are of another part."""
        yield from self._mates
        for component in self._parts:
            yield from self.base.faces_of(component)

    # ---- what a change does to plugs and sockets

    def _lay(self, change: Change) -> Iterator[int]:
        """Enter a change; gives the sockets in which something is otherwise."""
        if isinstance(change.part, PlatePart):
            for number in change.inserts:
                yield from self._align(number, change.part)
        elif isinstance(change.part, WiredPart):
            for piece in change.pieces:
                yield from self._replace(piece, change.part)
        places = {face: self.socket_of(face) for face, _ in change.moves}
        for socket in places.values():
            if socket >= 0:
                self._plugs[socket] = -1
                yield socket
        for face, socket in change.moves:
            self._places[face] = socket
            self._plugs[socket] = face
            yield socket

    def _align(self, number: int, part: PlatePart) -> Iterator[int]:
        insert = self.base.inserts[number]
        for socket in self.base.sockets_of(insert.equipment, insert.slot):
            self._stances[socket] = part.alignment or Alignment.UNSTATED
            yield socket

    def _replace(self, component: int, part: WiredPart) -> Iterator[int]:
        self._parts[component] = part
        for face, terminal in zip(self.base.faces_of(component), part.terminals, strict=True):
            socket = self.socket_of(face)
            if socket >= 0:
                if self.base.socket(socket).inner == face:
                    self._stances[socket] = terminal.alignment or Alignment.UNSTATED
                yield socket

    def _join(self, touched: set[int]) -> None:
        """Let what is plugged in touch what it meets, as the builder of the floor does."""
        places = {number: self.base.socket(number) for number in self._with_bores(touched)}
        for number, place in places.items():
            for face in (self.plug_in(number), place.plug, place.inner):
                if face >= 0:
                    self._mates[face] = -1
        for number, place in sorted(places.items()):
            plug = self.plug_in(number)
            if plug >= 0:
                self._touch(plug, number, place)
        for number, place in sorted(places.items()):
            if place.bores:
                self._touch_halves(number, place)

    def _with_bores(self, touched: Iterable[int]) -> Iterator[int]:
        """Places with the other side of their adapters, and with all bores of both."""
        for number in touched:
            place = self.base.socket(number)
            whole = place.whole if place.whole >= 0 else number
            for side in (whole, self.base.socket(whole).partner):
                if side >= 0:
                    yield side
                    yield from self.base.socket(side).bores.values()

    def _touch_halves(self, number: int, place: Socket) -> None:
        for plug, other, alignment in touched_in_bores(self.base.sockets, number, self.plug_in):
            if place.family is None or self.terminal(plug).family.half_of != place.family.name:
                continue
            self._mates[plug], self._alignments[plug] = other, alignment
            if alignment in BORES:
                halves = self._halves.setdefault(other, {})
                halves[BORES.index(alignment) + 1] = plug
                self._mates[other], self._alignments[other] = min(halves.items())[1], Alignment.BY_BORE

    def _touch(self, plug: int, number: int, place: Socket) -> None:
        other = place.inner if place.inner >= 0 else self.plug_in(place.partner) if place.partner >= 0 else -1
        if other < 0 or (place.partner >= 0 and not (self._goes_in(place, plug) and self._goes_in(place, other))):
            return
        self._mates[plug], self._mates[other] = other, plug
        self._alignments[plug] = self._alignments[other] = self._stances.get(number, place.alignment)

    def _goes_in(self, place: Socket, plug: int) -> bool:
        return place.family is None or place.family.shell == self.terminal(plug).family.shell
