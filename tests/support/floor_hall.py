"""The hall in which a random floor is built: racks with units left, panels with slots left, ports not yet used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from random import Random

from tests.support.floor_specs import Floor, Piece, Statement

RACK_UNITS, PANEL_SLOTS = 42, 4
Ports = list[str]


class Hall:
    """A floor under construction."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.own_parts: dict[str, str] = {}
        self.statements: list[Statement] = []
        self.sockets: dict[str, str] = {}
        self.numbers = count(1)
        self.link = 0
        self._units: dict[str, int] = {}
        self._panels: dict[str, list[int]] = {}  # slots left, by panel
        self._panel_at: dict[str, str] = {}
        racks = [f"R{number}" for number in range(1, chance.randint(2, 4) + 1)]
        self.add("rack", "acme.rack-42u", [Piece(name) for name in racks])
        self.racks = racks
        for rack in racks:
            self._units[rack] = RACK_UNITS

    def floor(self) -> Floor:
        """What was built, statements of a kind together or as they came."""
        return Floor(tuple(self.own_parts.values()), tuple(self.statements), tuple(self.sockets.items()))

    def two_racks(self) -> tuple[str, str]:
        """Where the two ends of a link stand."""
        one, other = self.chance.sample(self.racks, 2)
        return one, other

    def add(self, kind: str, part: str, pieces: Sequence[Piece], via: Sequence[str] = (), **said: str) -> None:
        """Pieces in one statement, or in several that each have a run of them."""
        attributes = tuple((name.replace("_", "-"), value) for name, value in said.items())
        for start, end in self._cut(len(pieces)):
            hops = "[" + ", ".join(hop for hop in via[start:end]) + "]" if via else ""
            self.statements.append(Statement(kind, part, tuple(pieces[start:end]), attributes, hops, self.link))

    def _cut(self, pieces: int) -> Iterable[tuple[int, int]]:
        """One run, or two, or each by itself."""
        how = self.chance.choice(("one", "one", "two", "each"))
        if how == "one" or pieces == 1:
            return [(0, pieces)]
        if how == "each":
            return [(at, at + 1) for at in range(pieces)]
        at = self.chance.randint(1, pieces - 1)
        return [(0, at), (at, pieces)]

    def _place(self, rack: str, units: int) -> str:
        self._units[rack] -= units
        assert self._units[rack] >= 0, "the rack is full"
        return f"{rack}.U{self._units[rack] + 1}"

    def device(self, rack: str, part: str, units: int) -> str:
        """A device; gives its name."""
        name = f"{self.chance.choice(('sw', 'leaf', 'n'))}{next(self.numbers)}"
        self.add("device", f"acme.{part}", [Piece(name, place=self._place(rack, units))])
        return name

    def optics(self, ports: Ports, part: str, family: str) -> None:
        """Optics in cages."""
        self.add("optic", f"acme.{part}", [Piece(port) for port in ports])
        self.sockets |= dict.fromkeys(ports, family)

    def slot(self, rack: str) -> str:
        """A free slot of a panel in this rack, a new panel where there is none."""
        panel = self._panel_at.get(rack)
        if panel is None or not self._panels[panel] or self.chance.random() < 0.2:
            panel = f"p{next(self.numbers)}"
            self.add("panel", "acme.panel-4slot", [Piece(panel, place=self._place(rack, 1))])
            self._panel_at[rack], self._panels[panel] = panel, list(range(1, PANEL_SLOTS + 1))
        return f"{panel}.{self._panels[panel].pop(0)}"

    def plate(self, rack: str, part: str, family: str, ports: int) -> str:
        """A plate of so many adapters; gives its slot."""
        slot = self.slot(rack)
        self.add("plate", f"acme.{part}", [Piece(slot)])
        self.sockets |= {f"{slot}.{side}{port}": family for side in ("", "rear") for port in range(1, ports + 1)}
        return slot

    def cassettes(self, rack: str, part: str, fronts: int, family: str, many: int) -> list[str]:
        """Cassettes of duplex fronts and one array behind; gives their slots."""
        slots = [self.slot(rack) for _ in range(many)]
        self.add("cassette", part, [Piece(slot) for slot in slots])
        for slot in slots:
            self.sockets |= {f"{slot}.{port}": "lc" for port in range(1, fronts + 1)} | {f"{slot}.rear1": family}
        return slots

    def cords(self, part: str, left: Ports, right: Ports, **said: str) -> None:
        """Cords, named or known by their ends, written in either direction."""
        if self.chance.random() < 0.4:
            left, right = right, left
        stem = f"k{next(self.numbers)}-" if self.chance.random() < 0.3 else ""
        pieces = [
            Piece(f"{stem}{number}" if stem else "", (a,), (b,))
            for number, (a, b) in enumerate(zip(left, right, strict=True), start=1)
        ]
        self.add("cord", part, pieces, length=f"{self.chance.randint(2, 5)}m", **said)

    def trunks(self, part: str, left: Ports, right: Ports, *, legs: int = 1) -> list[str]:
        """Trunks of so many legs; gives their names."""
        if self.chance.random() < 0.3:
            left, right = right, left
        stem = f"T{next(self.numbers)}-"
        pieces = [
            Piece(f"{stem}{at // legs + 1}", tuple(left[at : at + legs]), tuple(right[at : at + legs]))
            for at in range(0, len(left), legs)
        ]
        self.add("trunk", part, pieces, length=f"{self.chance.randint(10, 35)}m")
        return [piece.name for piece in pieces]

    def harnesses(self, part: str, heads: Ports, legs: Ports) -> None:
        """Harnesses with one head and so many legs each."""
        each = len(legs) // len(heads)
        stem = f"H{next(self.numbers)}-"
        pieces = [
            Piece(f"{stem}{number + 1}", (head,), tuple(legs[number * each : (number + 1) * each]))
            for number, head in enumerate(heads)
        ]
        self.add("harness", f"acme.{part}", pieces, length=f"{self.chance.randint(2, 8)}m")

    def circuits(self, application: str, left: Ports, right: Ports) -> None:
        """The intent that these ports talk, named or known by its ends."""
        stem = f"c{next(self.numbers)}-" if self.chance.random() < 0.8 else ""
        pieces = [
            Piece(f"{stem}{number}" if stem else "", (a,), (b,))
            for number, (a, b) in enumerate(zip(left, right, strict=True), start=1)
        ]
        self.add("circuit", application, pieces)


def few(chance: Random, slot: str, ports: int, many: int, side: str = "") -> Ports:
    """So many neighbouring ports of a slot, not always from the first on."""
    first = chance.randint(1, ports - many + 1)
    return [f"{slot}.{side}{port}" for port in range(first, first + many)]
