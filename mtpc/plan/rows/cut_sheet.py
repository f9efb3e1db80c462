"""The cut sheet: one row a leg, both ends, all columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from mtpc.catalogue.types import WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.plan.rows.cable_ends import CableEnds, Key
from mtpc.plan.rows.cut_cables import CableCells, end_cells
from mtpc.plan.rows.cut_legs import LegUses
from mtpc.plan.rows.cut_parts import PartCells
from mtpc.plan.rows.cut_row import CutRow, in_columns, is_blocked, numbered
from mtpc.plan.rows.issue import Header
from mtpc.plan.rows.leg_channels import LegChannels
from mtpc.plan.rows.plug_pairs import PlugPair, cables, legs_of


def cut_rows(uses: LegChannels, ends: CableEnds, header: Header) -> tuple[CutRow, ...]:
    """All rows, sorted by pull group, then rack, unit from the top, slot and port of end A."""
    site = uses.plant.site
    maker = _CutRowMaker(ends, CableCells(site, ends, header), PartCells(site), LegUses(uses))
    rows = sorted(maker.rows(), key=lambda keyed: keyed[0])
    return numbered(row for _, row in rows)


@dataclass(slots=True)
class _CutRowMaker:
    """Makes rows; what legs of a part have in common is calculated once."""

    ends: CableEnds
    of_cables: CableCells
    of_parts: PartCells
    of_legs: LegUses
    _legs: dict[int, tuple[PlugPair, ...]] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[Key, CutRow]]:
        """Each row with the key it is sorted by."""
        site = self.of_cables.site
        for component, part in cables(site):
            legs = self._legs.get(id(part))
            if legs is None:
                legs = self._legs[id(part)] = legs_of(part)
            first = site.faces_of(component).start
            whole = self.of_cables.of(component, part)
            for pair in legs:
                yield self._row(component, part, pair, first, whole)

    def _row(
        self, component: int, part: WiredPart, pair: PlugPair, first: int, whole: dict[str, str]
    ) -> tuple[Key, CutRow]:
        site = self.of_cables.site
        face_a, face_b = (None if index is None else first + index for index in (pair.a, pair.b))
        end_a, end_b = (None if face is None else self.ends.of(face) for face in (face_a, face_b))
        alike, use = self.of_parts.of(component, part, pair), self.of_legs.of(part, (face_a, face_b))
        cells = whole | alike.cells | use.cells | end_cells("a", end_a) | end_cells("b", end_b)
        cells["leg"] = f"{pair.number} of {pair.count}" if pair.count > 1 else ""
        cells["notes"] = "; ".join([*use.notes, *filter(None, [whole["notes"]])])
        blocked = is_blocked(use.reservations)
        if blocked:
            cells["loss_budget_db"] = ""
        row = CutRow(
            in_columns(cells),
            component,
            part.kind,
            pair,
            end_a,
            end_b,
            (face_a, face_b),
            use.channels,
            use.light,
            use.reservations,
            alike.wavelengths_nm,
            () if blocked else alike.limits_db,
            "" if blocked else site.settings_of(component).get("test-limit", ""),
            pair.a is not None and part.terminals[pair.a].family.is_electrical,
        )
        keys = tuple(end.key if end else () for end in (end_a, end_b))
        natural = self.ends.natural
        return (natural(cells["pull_group"]), *keys, natural(cells["cable_id"]), pair.number), row
