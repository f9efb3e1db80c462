"""Plugs to put into ports: where each goes, what it meets there, and when its turn is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from mtpc.catalogue.types import PartKind
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Reservation
from mtpc.model.site import Site
from mtpc.plan.reservations import named, reservations_by_plug
from mtpc.plan.rows.cable_ends import CableEnd, CableEnds, Key
from mtpc.plan.rows.cut_row import CutRow
from mtpc.plan.rows.leg_channels import LegChannels
from mtpc.plan.rows.plug_and_mate import mate_words, plug_words
from mtpc.plan.rows.rack_lines import FitLine


@dataclass(slots=True)
class FitLines:
    """Makes the line of each plug of these rows of the cut sheet."""

    uses: LegChannels
    ends: CableEnds
    rows: Iterable[CutRow]
    _reservations: Mapping[int, tuple[Reservation, ...]] = field(init=False)  # by plug
    _through: dict[int, list[int]] = field(default_factory=dict)  # channels by plug
    _words: dict[tuple[object, ...], tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._reservations = reservations_by_plug(self.site)
        for row in self.rows:
            for face in row.faces:
                if face is not None:
                    self._through.setdefault(face, []).extend(row.channels)

    @property
    def site(self) -> Site:
        """The site the plugs are of."""
        return self.uses.plant.site

    def line(self, row: CutRow, face: int, end: CableEnd) -> FitLine:
        """The line of a plug, not counted yet."""
        site = self.site
        plug, into = self._plug_words(face)
        what = f"{site.article(face).name}, {row.length or 'length unknown'}"
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
            "; ".join(map(named, self._reservations.get(face, ()))),
        )

    def loop(self, component: int) -> tuple[CableEnd, FitLine]:
        """Where a loopback plug goes, and its line, not counted yet."""
        site = self.site
        (face,) = site.faces_of(component)
        end, (plug, into) = self.ends.of(face), self._plug_words(face)
        what, label = site.article(face).name, self.ends.labels[site.socket_of(face)]
        return end, FitLine(0, "", "", what, _spot(end), label, plug, into, "the same port", "", "", "")

    def _channels_of(self, face: int) -> list[int]:
        """The channels over all legs of a plug."""
        return list(dict.fromkeys(self._through[face]))

    def _plug_words(self, face: int) -> tuple[str, str]:
        """The plug and what it goes into, in words; made once for plugs that are alike."""
        site, mate = self.site, self.site.mate_of(face)
        alignment = site.socket(site.socket_of(face)).alignment
        parts = [(id(site.article(plug)), site.index_of(plug)) for plug in (face, mate) if plug >= 0]
        key = (alignment, mate < 0 and site.has_unknown_module(face), *(number for part in parts for number in part))
        if key not in self._words:
            self._words[key] = (plug_words(site.terminal(face)), mate_words(site, face, mate, alignment))
        return self._words[key]

    def when(self, row: CutRow, end: CableEnd, line: FitLine) -> Key:
        """A key to sort by: trunks by pull group; cords cord by cord, from the top of the rack."""
        in_rack = [other.key for other in (row.a, row.b) if other and other.rack == end.rack]
        group = self.ends.natural(row["pull_group"]) if row.kind is PartKind.TRUNK else ()
        first = () if row.kind is PartKind.TRUNK else min(in_rack, default=end.key)
        return (group, first, self.ends.natural(line.cable_id), end.key, line.end)


def _spot(end: CableEnd) -> str:
    """`lp01 rear, slot 2, port 5`."""
    slot = f"slot {end.slot}" if end.slot else ""
    return ", ".join(text for text in (f"{end.device} {end.side}", slot, f"port {end.port}") if text)
