"""Work instructions rack by rack: trunks to pull, legs to land, links to test, cords to fit, circuits to turn up.

Gender, key and end face are given in words; what is not stated is marked as unknown, never left to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from decimal import Decimal

from mtpc.catalogue.types import Alignment, DirectCable, PartKind, Polish, Terminal, WiredPart
from mtpc.channel.types import Budget, LossVerdict
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import joined_directly
from mtpc.model.floor_values import Circuit, Reservation
from mtpc.model.site import Site
from mtpc.plan.light_words import DIRECT, NOT_JOINED
from mtpc.plan.reservations import NO_TEST, named, reservations_by_plug
from mtpc.plan.rows.cable_ends import CableEnd, CableEnds, Key, connector
from mtpc.plan.rows.cut_row import CutRow
from mtpc.plan.rows.leg_channels import LegChannels, expected
from mtpc.plan.rows.notes import StatementNote, in_place, notes_by_rack
from mtpc.plan.verdicts import Verdict
from mtpc.text import natural_key

_PINS = {"pinned": "with pins (male)", "unpinned": "no pins (female)", None: "PINS NOT STATED: look before mating"}
_KEYS = {Alignment.ALIGNED: "key up to key up", Alignment.OPPOSED: "key up to key down"}


@dataclass(frozen=True, slots=True)
class PullLine:
    """A trunk with an end in this rack that is not in place yet."""

    pull_group: str
    cable_id: str
    part: str
    fibres: str
    length: str
    legs_here: int
    far: str
    pull_eye: str
    route: str


@dataclass(frozen=True, slots=True)
class FitLine:
    """One plug to put into a port of this rack: a leg to land, or an end of a cord."""

    seq: int
    cable_id: str
    end: str  # a3
    what: str  # part and length
    port: str  # device, slot, port as silk-screened
    label: str
    plug: str  # connector, pins, end face
    into: str  # what it meets, and how the keys stand
    far_label: str
    route: str
    expected: str
    reservation: str  # by what it is reserved or blocked; "" = free


@dataclass(frozen=True, slots=True)
class TestLine:
    """An installed leg whose end a is in this rack."""

    cable_id: str
    leg: str
    here: str
    there: str
    length: str
    tier: str
    wavelengths_nm: tuple[int, ...]
    limits_db: tuple[Decimal, ...]  # at each of them
    reservation: str  # by what it is reserved or blocked; "" = free
    blocked: bool


@dataclass(frozen=True, slots=True)
class TurnUpLine:
    """A circuit with a port in this rack."""

    circuit: str
    application: str
    port: str
    far: str
    expected: str
    verdict: str


@dataclass(slots=True)
class RackWork:
    """Everything to do at one rack, in the order of the phases."""

    rack: str
    room: str
    row: str
    pulls: list[PullLine] = field(default_factory=list)
    lands: list[FitLine] = field(default_factory=list)
    tests: list[TestLine] = field(default_factory=list)
    notes: tuple[StatementNote, ...] = ()
    cords: list[FitLine] = field(default_factory=list)
    turn_ups: list[TurnUpLine] = field(default_factory=list)


def rack_work(uses: LegChannels, ends: CableEnds, rows: Iterable[CutRow]) -> tuple[RackWork, ...]:
    """The work at every rack that has any, in the order of rooms, rows and racks."""
    maker = _RackWorkMaker(uses, ends, reservations_by_plug(uses.plant.site))
    rows = tuple(rows)
    for row in rows:
        for face in row.faces:
            if face is not None:
                maker.through.setdefault(face, []).extend(row.channels)
    for row in rows:
        maker.add(row)
    maker.add_turn_ups()
    notes = notes_by_rack(uses.plant.site, ends)
    order = sorted(maker.racks.values(), key=lambda work: tuple(map(natural_key, (work.room, work.row, work.rack))))
    for work in order:
        work.notes = notes.get(work.rack, ())
        work.lands = maker.numbered(work.rack, trunks=True)
        work.cords = maker.numbered(work.rack, trunks=False)
        work.turn_ups.sort(key=lambda line: (natural_key(line.port), natural_key(line.circuit)))
    return tuple(order)


@dataclass(slots=True)
class _RackWorkMaker:
    uses: LegChannels
    ends: CableEnds
    reservations: Mapping[int, tuple[Reservation, ...]]  # by plug
    racks: dict[str, RackWork] = field(default_factory=dict)
    fits: dict[tuple[str, bool], list[tuple[Key, FitLine]]] = field(default_factory=dict)  # by rack, trunk or not
    through: dict[int, list[int]] = field(default_factory=dict)  # channels by plug
    _done: set[int] = field(default_factory=set)  # faces that have their line
    _pulled: set[tuple[str, int]] = field(default_factory=set)
    _words: dict[tuple[object, ...], tuple[str, str]] = field(default_factory=dict)

    def work_at(self, end: CableEnd) -> RackWork:
        name = end.rack or end.device
        if name not in self.racks:
            self.racks[name] = RackWork(name, end.room, end.row)
        return self.racks[name]

    def add(self, row: CutRow) -> None:
        ends = [(face, end) for face, end in zip(row.faces, (row.a, row.b), strict=True) if face is not None and end]
        for face, end in ends:
            if end.parked or face in self._done:
                continue
            self._done.add(face)
            work = self.work_at(end)
            trunk = row.kind is PartKind.TRUNK
            line = self._fit(row, face, end)
            self.fits.setdefault((work.rack, trunk), []).append((self._when(row, end, line), line))
            if trunk and not in_place(self.uses.plant.site, row.component):
                self._add_pull(row, work)
        if row.kind is PartKind.TRUNK and row.a and row.b and not row.a.parked:
            self.work_at(row.a).tests.append(_test(row, row.a, row.b))

    def numbered(self, rack: str, *, trunks: bool) -> list[FitLine]:
        """Lines in the order of the work, counted from 1."""
        lines = sorted(self.fits.get((rack, trunks), []), key=lambda keyed: keyed[0])
        return [replace(line, seq=number) for number, (_, line) in enumerate(lines, start=1)]

    def add_turn_ups(self) -> None:
        """Both ends of every circuit; one whose ports no fibre joins is listed too, and marked."""
        plant = self.uses.plant
        joined: set[int] = set()
        for channel, circuits in enumerate(plant.channels.circuits):
            worst, light = self.uses.worst([channel]), "; ".join(map(str, self.uses.light([channel])))
            joined.update(circuits)
            for index in circuits:
                self._add_turn_up(plant.site.circuits[index], expected(worst), light or self._verdict(channel, worst))
        for index, circuit in enumerate(plant.site.circuits):
            if index not in joined:
                direct = joined_directly(plant.site, circuit)
                self._add_turn_up(circuit, "", DIRECT if direct else str(NOT_JOINED))

    def _verdict(self, channel: int, worst: Budget | None) -> str:
        """How the loss compares with its limit, unless something else keeps the channel from passing."""
        whole = self.uses.verdict(channel)
        fails = whole in (Verdict.FAIL, Verdict.ERROR, Verdict.UNKNOWN)
        return whole if fails else worst.verdict if worst else LossVerdict.UNKNOWN

    def _add_turn_up(self, circuit: Circuit, loss_words: str, verdict: str) -> None:
        for near, far in ((circuit.near, circuit.far), (circuit.far, circuit.near)):
            line = TurnUpLine(circuit.name, circuit.application.name, near.name, far.name, loss_words, verdict)
            self.work_at(self.ends.of(near.face)).turn_ups.append(line)

    def _when(self, row: CutRow, end: CableEnd, line: FitLine) -> Key:
        """Trunks by pull group; cords cord by cord, from the top of the rack."""
        in_rack = [other.key for other in (row.a, row.b) if other and other.rack == end.rack]
        group = self.ends.natural(row["pull_group"]) if row.kind is PartKind.TRUNK else ()
        first = () if row.kind is PartKind.TRUNK else min(in_rack, default=end.key)
        return (group, first, self.ends.natural(line.cable_id), end.key, line.end)

    def _fit(self, row: CutRow, face: int, end: CableEnd) -> FitLine:
        site = self.uses.plant.site
        plug, into = self._plug_words(face)
        article, built = site.article(face), in_place(site, row.component)
        what = ", ".join(filter(None, (article.name, row.length or "length unknown", built)))
        return FitLine(
            0,
            row["cable_id"],
            site.terminal(face).name,
            what,
            _spot(end),
            end.label,
            plug,
            into,
            self.ends.far_label(face),
            row["pathway"],
            self.uses.expected(self._channels_of(face)),
            "; ".join(map(named, self.reservations.get(face, ()))),
        )

    def _channels_of(self, face: int) -> list[int]:
        """The channels over all legs of a plug."""
        return list(dict.fromkeys(self.through[face]))

    def _plug_words(self, face: int) -> tuple[str, str]:
        """The plug and what it goes into, in words; made once for plugs that are alike."""
        site, mate = self.uses.plant.site, self.uses.plant.site.mate_of(face)
        alignment = site.socket(site.socket_of(face)).alignment
        parts = [(id(site.article(plug)), site.index_of(plug)) for plug in (face, mate) if plug >= 0]
        key = (alignment, *(number for part in parts for number in part))
        if key not in self._words:
            self._words[key] = (plug_words(site.terminal(face)), _into(site, face, mate, alignment))
        return self._words[key]

    def _add_pull(self, row: CutRow, work: RackWork) -> None:
        if (work.rack, row.component) in self._pulled:
            return
        self._pulled.add((work.rack, row.component))
        site = self.uses.plant.site
        part = site.part_of(row.component)
        assert isinstance(part, WiredPart)
        ends = [self.ends.of(face) for face in site.faces_of(row.component)]
        racks = sorted({end.rack or end.device for end in ends if not end.parked} - {work.rack}, key=natural_key)
        legs_here = sum(1 for end in ends if (end.rack or end.device) == work.rack)
        line = PullLine(
            row["pull_group"],
            row["cable_id"],
            part.name,
            row["fibre_count"],
            row.length or "unknown",
            legs_here,
            ", ".join(racks) or "this rack",
            site.settings_of(row.component).get("pull-eye", ""),
            row["pathway"],
        )
        work.pulls.append(line)


def plug_words(terminal: Terminal) -> str:
    """`MPO-12/APC (angled), no pins (female)`."""
    words = connector(terminal)
    if terminal.polish == Polish.APC:
        words += " (angled)"
    elif terminal.polish is None:
        words += " (END FACE NOT STATED)"
    if terminal.family.gendered:
        words += f", {_PINS[terminal.gender]}"
    return words + (", key turned" if terminal.turned else "")


def _into(site: Site, face: int, mate: int, alignment: Alignment) -> str:
    if mate < 0 and isinstance(site.article(face), DirectCable):
        return "cage"
    if mate < 0:
        return "the other side of the adapter is empty"
    terminal, plug = site.terminal(mate), site.terminal(face)
    words = []
    if connector(terminal) != connector(plug):
        words.append(connector(terminal))
    if terminal.polish == Polish.APC:
        words.append("angled (APC)")
    if terminal.family.gendered:
        words.append(_PINS[terminal.gender])
        words.append(_KEYS.get(alignment, "KEYS NOT STATED"))
    if terminal.loose:
        return f"adapter, the plug on its other side: {', '.join(words) or 'the same'}"
    return ", ".join(["module" if site.is_optic(mate) else "cassette", *words])


def _spot(end: CableEnd) -> str:
    """`lp01 rear, slot 2, port 5`."""
    slot = f"slot {end.slot}" if end.slot else ""
    return ", ".join(text for text in (f"{end.device} {end.side}", slot, f"port {end.port}") if text)


def _test(row: CutRow, near: CableEnd, far: CableEnd) -> TestLine:
    return TestLine(
        row["cable_id"],
        row["leg"],
        near.label,
        far.label,
        row.length or "unknown",
        row["test_tier"],
        row.wavelengths_nm,
        row.limits_db,
        "; ".join(map(named, row.reservations)) + (f"; {NO_TEST}" if row.blocked else ""),
        row.blocked,
    )


def where(work: RackWork) -> Iterator[str]:
    """Room, row and rack, as far as they are known."""
    yield from (text for text in (work.room, f"row {work.row}" if work.row else "", f"rack {work.rack}") if text)
