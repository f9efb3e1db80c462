"""Work instructions rack by rack: trunks to pull, legs to land, links to test, cords to fit, circuits to turn up.

Gender, key and end face are given in words; what is not stated is marked as unknown, never left to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from mtpc.catalogue.types import PartKind, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.plan.rows.cable_ends import CableEnd, CableEnds, Key
from mtpc.plan.rows.cut_row import CutRow
from mtpc.plan.rows.fit_lines import FitLines
from mtpc.plan.rows.leg_channels import LegChannels
from mtpc.plan.rows.notes import in_place, notes_by_rack
from mtpc.plan.rows.rack_lines import FitLine, PullLine, RackWork
from mtpc.plan.rows.test_lines import test_line
from mtpc.plan.rows.turn_ups import turn_up_lines


def rack_work(uses: LegChannels, ends: CableEnds, rows: Iterable[CutRow]) -> tuple[RackWork, ...]:
    """The work at every rack that has any, in the order of rooms, rows and racks."""
    rows = tuple(rows)
    maker = _RackWorkMaker(FitLines(uses, ends, rows))
    for row in rows:
        maker.add(row)
    maker.add_loops()
    for face, turn_up in turn_up_lines(uses):
        maker.work_at(ends.of(face)).turn_ups.append(turn_up)
    notes = notes_by_rack(uses.plant.site, ends)
    order = sorted(maker.racks.values(), key=lambda work: tuple(map(ends.natural, (work.room, work.row, work.rack))))
    for work in order:
        work.notes = notes.get(work.rack, ())
        work.lands = maker.numbered(work.rack, trunks=True)
        work.cords = maker.numbered(work.rack, trunks=False)
        work.loops.sort(key=lambda line: (line.what, ends.natural(line.port)))
        work.turn_ups.sort(key=lambda line: (ends.natural(line.port), ends.natural(line.circuit)))
    return tuple(order)


@dataclass(slots=True)
class _RackWorkMaker:
    lines: FitLines
    racks: dict[str, RackWork] = field(default_factory=dict)
    fits: dict[tuple[str, bool], list[tuple[Key, FitLine]]] = field(default_factory=dict)  # by rack, trunk or not
    _done: set[int] = field(default_factory=set)  # faces that have their line
    _pulled: set[tuple[str, int]] = field(default_factory=set)

    def work_at(self, end: CableEnd) -> RackWork:
        name = end.rack or end.device
        if name not in self.racks:
            self.racks[name] = RackWork(name, end.room, end.row, is_device=not end.rack)
        return self.racks[name]

    def add(self, row: CutRow) -> None:
        ends = [(face, end) for face, end in zip(row.faces, (row.a, row.b), strict=True) if face is not None and end]
        for face, end in ends:
            if end.parked or face in self._done:
                continue
            self._done.add(face)
            work = self.work_at(end)
            if in_place(self.lines.site, row.component):
                continue
            trunk = row.kind is PartKind.TRUNK
            line = self.lines.line(row, face, end)
            self.fits.setdefault((work.rack, trunk), []).append((self.lines.when(row, end, line), line))
            if trunk:
                self._add_pull(row, work)
        if row.kind is PartKind.TRUNK and row.a and row.b and not row.a.parked:
            self.work_at(row.a).tests.append(test_line(row, row.a, row.b, self.lines.site.as_built.get(row.component)))

    def add_loops(self) -> None:
        """The loopback plugs that are not in place yet."""
        site = self.lines.site
        for component in site.components_of({PartKind.LOOPBACK}):
            if not in_place(site, component):
                end, line = self.lines.loop(component)
                self.work_at(end).loops.append(line)

    def numbered(self, rack: str, *, trunks: bool) -> list[FitLine]:
        """Lines in the order of the work, counted from 1."""
        lines = sorted(self.fits.get((rack, trunks), []), key=lambda keyed: keyed[0])
        return [replace(line, seq=number) for number, (_, line) in enumerate(lines, start=1)]

    def _add_pull(self, row: CutRow, work: RackWork) -> None:
        if (work.rack, row.component) in self._pulled:
            return
        self._pulled.add((work.rack, row.component))
        site = self.lines.site
        part = site.part_of(row.component)
        assert isinstance(part, WiredPart)
        ends = [self.lines.ends.of(face) for face in site.faces_of(row.component)]
        racks = sorted(
            {end.rack or end.device for end in ends if not end.parked} - {work.rack}, key=self.lines.ends.natural
        )
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
