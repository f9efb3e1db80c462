"""Where a plug goes, by the names on the rack, the panel and the label."""

from __future__ import annotations

from dataclasses import field

from mtpc.catalogue.types import PartKind, Terminal, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Rack
from mtpc.model.site import Site
from mtpc.plan.rows.label_text import place_labels, several
from mtpc.text import natural_key

Key = tuple[object, ...]
_GENDER = {"pinned": "M", "unpinned": "F"}
_LAST = 10**6  # a place without a rack unit comes after all that have one


@dataclass(frozen=True, slots=True)
class CableEnd:
    """One end of a cable. "" is unknown, or is not there (a device has no slot, an LC no pins)."""

    room: str
    row: str
    rack: str
    unit: int | None
    side: str  # front, rear
    device: str
    slot: str
    port: str  # as silk-screened
    transceiver: str
    connector: str  # MPO-12/APC
    gender: str  # M, F
    label: str
    gendered: bool  # connectors of its family have pins or receive them
    parked: bool
    passive: bool  # it lands on a panel
    key: Key  # rack, unit from the top, slot, port


@dataclass(slots=True)
class CableEnds:
    """The ends of all cables of a site; each is made when first asked for."""

    site: Site
    ids: list[str]
    labels: list[str] = field(init=False)  # per socket
    _by_face: dict[int, CableEnd] = field(default_factory=dict)
    _keys: dict[str, Key] = field(default_factory=dict)
    _joined: dict[int, dict[int, list[int]]] = field(default_factory=dict)  # by part: terminals joined to each

    def __post_init__(self) -> None:
        self.labels = place_labels(self.site)

    def of(self, face: int) -> CableEnd:
        """The end a plug is."""
        end = self._by_face.get(face)
        if end is None:
            end = self._by_face[face] = self._make(face)
        return end

    def place(self, face: int) -> str:
        """The rack an end is in, else the device it is at; "" where it hangs."""
        end = self.of(face)
        return end.rack or end.device

    def far_label(self, face: int) -> str:
        """What every document calls the far end of a plug: its label, and how many more there are, `B07-38:05 (+3)`.

        The first is that of the first leg that is plugged into something.
        """
        site, part = self.site, self.site.article(face)
        assert isinstance(part, WiredPart)
        index = site.index_of(face)
        if id(part) not in self._joined:
            self._joined[id(part)] = far_terminals(part)
        far_ends = [self.of(face - index + other) for other in self._joined[id(part)].get(index, ())]
        labels = [end.label for end in sorted(far_ends, key=lambda end: end.parked)]
        return several(labels)

    def natural(self, text: str) -> Key:
        """Sort key of a text: R2 before R10."""
        key = self._keys.get(text)
        if key is None:
            key = self._keys[text] = natural_key(text)
        return key

    def _make(self, face: int) -> CableEnd:
        site, terminal = self.site, self.site.terminal(face)
        socket = site.socket_of(face)
        if socket < 0:
            return self._parked(face, terminal)
        place = site.socket(socket)
        equipment = place.equipment
        rack: Rack | None = equipment.rack if equipment else None
        unit = equipment.unit if equipment else None
        device = equipment.name if equipment else place.name
        slot, port = place.slot, place.printed
        return CableEnd(
            rack.room if rack else "",
            rack.row if rack else "",
            rack.name if rack else "",
            unit,
            place.side,
            device,
            slot,
            port,
            self._transceiver(place.inner),
            connector(terminal),
            _GENDER.get(terminal.gender or "", ""),
            self.labels[socket],
            gendered=terminal.family.gendered,
            parked=False,
            passive=equipment is None or equipment.kind == PartKind.PANEL,
            key=self._key(rack, unit, slot, port),
        )

    def _parked(self, face: int, terminal: Terminal) -> CableEnd:
        """A leg that is plugged into nothing."""
        label = f"{self.ids[self.site.component_of(face)]} end {terminal.name}"
        words = ("", "", "", None, "", "", "", "", "", connector(terminal), _GENDER.get(terminal.gender or "", ""))
        key = self._key(None, None, "", label)
        return CableEnd(*words, label, gendered=terminal.family.gendered, parked=True, passive=True, key=key)

    def _key(self, rack: Rack | None, unit: int | None, slot: str, port: str) -> Key:
        place = (0, self.natural(rack.name)) if rack else (1, ())
        return (*place, _LAST if unit is None else -unit, self.natural(slot), self.natural(port))

    def _transceiver(self, inner: int) -> str:
        """The optic's model; N/A on the further connectors of one, so that it is counted once."""
        if inner < 0 or not self.site.is_optic(inner):
            return ""
        article = self.site.article(inner)
        return (article.number or article.name) if self.site.index_of(inner) == 0 else "N/A"


def far_terminals(part: WiredPart) -> dict[int, list[int]]:
    """The terminals of a part that are joined to each, in their order."""
    joined: dict[int, set[int]] = {}
    for wire in part.wiring:
        joined.setdefault(wire.a, set()).add(wire.b)
        joined.setdefault(wire.b, set()).add(wire.a)
    return {index: sorted(others) for index, others in joined.items()}


def connector(terminal: Terminal) -> str:
    """`MPO-12/APC`; without the polish where it is not stated."""
    return f"{terminal.family.shown}/{terminal.polish.upper()}" if terminal.polish else terminal.family.shown
