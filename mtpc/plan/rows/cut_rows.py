"""The cut sheet: one row a leg, both ends, all columns. A cell is "" where its value is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import field, replace
from decimal import Decimal

from mtpc.catalogue.types import Confidence, DirectCable, PartKind, Splice, WiredPart
from mtpc.channel.cable_loss import pass_limits, typical_losses
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import AutoLength
from mtpc.model.floor_values import Circuit, Reservation, Restriction
from mtpc.model.site import Site
from mtpc.plan.light_words import LightTrouble
from mtpc.plan.part_words import (
    doubts,
    fibre_shown,
    grade,
    polarity,
    shown_all,
    splice_shown,
    vendor_shown,
)
from mtpc.plan.reservations import named, once, reservations_by_plug
from mtpc.plan.rows.cable_ends import CableEnd, CableEnds, Key
from mtpc.plan.rows.cable_ids import qr_text, short_ids
from mtpc.plan.rows.cut_columns import NAMES
from mtpc.plan.rows.issue import Header
from mtpc.plan.rows.leg_channels import LegChannels, folded, leg
from mtpc.plan.rows.notes import circuits_cords, component_note
from mtpc.plan.rows.plug_pairs import PlugPair, cables, legs_of
from mtpc.units import show

_INDEX = {name: index for index, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class CutRow:
    """One leg: its cells in the order of the columns, where it belongs, and the faces it joins."""

    cells: tuple[str, ...]
    component: int
    kind: PartKind
    leg: PlugPair
    a: CableEnd | None
    b: CableEnd | None
    faces: tuple[int | None, int | None]
    channels: tuple[int, ...] = ()
    light: tuple[LightTrouble, ...] = ()  # what is wrong with the light over it
    reservations: tuple[Reservation, ...] = ()  # by what it, or a port at its ends, is reserved or blocked
    wavelengths_nm: tuple[int, ...] = ()  # of its test
    limits_db: tuple[Decimal, ...] = ()  # pass limit of the cable alone at each of them

    @property
    def blocked(self) -> bool:
        """Whether it is not to be used, nor tested against a limit."""
        return _blocked(self.reservations)

    def __getitem__(self, column: str) -> str:
        return self.cells[_INDEX[column]]

    @property
    def length(self) -> str:
        """`7 m`, and where it was measured `7 m ordered, 12.4 m as built`; "" where it is not known."""
        ordered, built = self["length_ordered"], self["as_built_length"]
        if not built:
            return f"{ordered} {self['length_unit']}" if ordered else ""
        return f"{f'{ordered} m ordered, ' if ordered else ''}{built} m as built"


def _blocked(reservations: Iterable[Reservation]) -> bool:
    return any(reservation.restriction is Restriction.BLOCKED for reservation in reservations)


def cut_rows(uses: LegChannels, ends: CableEnds, header: Header) -> tuple[CutRow, ...]:
    """All rows, sorted by pull group, then rack, unit from the top, slot and port of end A."""
    site = uses.plant.site
    maker = _CutRowMaker(uses, ends, header, circuits_cords(site), reservations_by_plug(site))
    rows = sorted(maker.rows(), key=lambda keyed: keyed[0])
    counts: Counter[str] = Counter()
    names = short_ids([_identity(row) for _, row in rows], "CS")
    numbered = []
    for (_, row), row_id in zip(rows, names, strict=True):
        counts[row["pull_group"]] += 1
        cells = (row_id, str(counts[row["pull_group"]]), *row.cells[2:])
        numbered.append(replace(row, cells=cells))
    return tuple(numbered)


def _identity(row: CutRow) -> str:
    return f"{row['cable_id']}\n{row.leg.a}\n{row.leg.b}"


@dataclass(frozen=True, slots=True)
class _OfPart:
    """What the part, the length and the two connectors decide."""

    cells: dict[str, str]
    wavelengths_nm: tuple[int, ...]
    limits_db: tuple[Decimal, ...]


@dataclass(slots=True)
class _CutRowMaker:
    """Makes rows; what legs of a part have in common is calculated once."""

    uses: LegChannels
    ends: CableEnds
    header: Header
    of_circuits: Set[int]  # cords made for one
    reservations: Mapping[int, tuple[Reservation, ...]]  # by plug
    _legs: dict[int, tuple[PlugPair, ...]] = field(default_factory=dict)
    _alike: dict[tuple[object, ...], _OfPart] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[Key, CutRow]]:
        site = self.uses.plant.site
        for component, part in cables(site):
            legs = self._legs.get(id(part))
            if legs is None:
                legs = self._legs[id(part)] = legs_of(part)
            first = site.faces_of(component).start
            whole = self._whole(component, part)
            for pair in legs:
                yield self._row(component, part, pair, first, whole)

    def _row(
        self, component: int, part: WiredPart, pair: PlugPair, first: int, whole: dict[str, str]
    ) -> tuple[Key, CutRow]:
        faces = tuple(None if index is None else first + index for index in (pair.a, pair.b))
        end_a, end_b = (None if face is None else self.ends.of(face) for face in faces)
        channels = self.uses.by_leg.get(leg(*faces), []) if None not in faces else []  # type: ignore[arg-type]  # both are numbers
        cells = dict.fromkeys(NAMES, "")
        cells.update(whole)
        alike = self._part(component, part, pair)
        cells.update(alike.cells)
        cells["leg"] = f"{pair.number} of {pair.count}" if pair.count > 1 else ""
        cells.update(_end_cells("a", end_a))
        cells.update(_end_cells("b", end_b))
        worst = self.uses.worst(channels)
        cells["channel_predicted_db"] = _shown(worst.maximum_db if worst else None)
        cells["channel_limit_db"] = _shown(worst.limit_db if worst else None)
        circuits, light = self.uses.circuits(channels), tuple(self.uses.light(channels))
        if isinstance(part, DirectCable):
            circuits = self.uses.directly(leg(*faces))  # type: ignore[arg-type]  # its plugs are joined, all of them
        cells["links_served"] = folded([circuit.name for circuit in circuits])
        reservations = once(
            reservation for face in faces if face is not None for reservation in self.reservations.get(face, ())
        )
        notes = [*map(named, reservations), *self._lights(channels, light), *_circuit_notes(circuits)]
        cells["notes"] = "; ".join([*notes, *filter(None, [cells["notes"]])])
        limits_db = () if _blocked(reservations) else alike.limits_db
        cells["loss_budget_db"] = shown_all(limits_db)
        row = CutRow(
            tuple(cells.values()),
            component,
            part.kind,
            pair,
            end_a,
            end_b,
            (faces[0], faces[1]),
            tuple(channels),
            light,
            reservations,
            alike.wavelengths_nm,
            limits_db,
        )
        keys = tuple(end.key if end else () for end in (end_a, end_b))
        natural = self.ends.natural
        return (natural(cells["pull_group"]), *keys, natural(cells["cable_id"]), pair.number), row

    def _lights(self, channels: list[int], light: tuple[LightTrouble, ...]) -> Iterator[str]:
        """`NO LIGHT: Tx1 meets Tx1 (up1..4)`: what is wrong, and for which circuits or ports."""
        for trouble in light:
            wrong = [channel for channel in channels if trouble in self.uses.light([channel])]
            names = folded([circuit.name for circuit in self.uses.circuits(wrong)])
            yield f"{trouble} ({names})" if names else str(trouble)

    def _whole(self, component: int, part: WiredPart) -> dict[str, str]:
        """Cells all legs of one cable share."""
        site, settings = self.uses.plant.site, self.uses.plant.site.settings_of(component)
        trays = site.trays_of(component) or ()
        length_m = site.ordered_m(component)
        return {
            "revision": self.header.revision,
            "status": settings.get("status") or "planned",
            "cable_id": self.ends.ids[component],
            "assembly_kind": part.kind,
            "pull_group": settings.get("pull-group") or self._racks_joined(component),
            "pathway": ">".join(filter(None, [*trays, settings.get("pathway")])),
            **_route_cells(site, component),
            "length_ordered": "" if length_m is None else show(length_m),
            "length_unit": "" if length_m is None else "m",
            **_built_cells(site, component),
            "notes": "; ".join(self._notes(component, part)),
        }

    def _part(self, component: int, part: WiredPart, pair: PlugPair) -> _OfPart:
        length_m = self.uses.plant.site.length_m(component)
        splices = self.uses.plant.site.splices_of(component)
        key = (id(part), pair.a, pair.b, length_m, splices)
        alike = self._alike.get(key)
        if alike is None:
            alike = self._alike[key] = self._of_part(part, pair, length_m, splices)
        return alike

    def _of_part(
        self, part: WiredPart, pair: PlugPair, length_m: Decimal | None, splices: tuple[Splice, ...]
    ) -> _OfPart:
        site = self.uses.plant.site
        terminals = [part.terminals[index] for index in (pair.a, pair.b) if index is not None]
        fibre = site.fibres.get(part.fibre or "")
        tier = site.project.settings.get("test-tier", "")
        wavelengths_nm = fibre.test_wavelengths_nm if fibre else ()
        cells = {
            "fibre_type": fibre_shown(site, part),
            "fibre_count": "" if isinstance(part, DirectCable) else str(len(part.wiring)),
            "polarity": polarity(part),
            "loss_grade": grade(terminals),
            "jacket": part.detail.get("jacket", ""),
            "jacket_colour": part.detail.get("jacket_colour", ""),
            "vendor": vendor_shown(site, part),
            "part_number": part.number if part.number_confidence == Confidence.HIGH else "",
            "test_tier": f"T{tier}" if tier else "",
            "limit_wavelengths": shown_all(wavelengths_nm),
            "loss_predicted_db": shown_all(typical_losses(fibre, terminals, splices, length_m)),
        }
        return _OfPart(cells, wavelengths_nm, tuple(pass_limits(fibre, terminals, splices, length_m)))

    def _racks_joined(self, component: int) -> str:
        """`A01>B03`: the racks the cable runs between, in natural order; `A01>A01` inside one."""
        ends = [self.ends.of(face) for face in self.uses.plant.site.faces_of(component)]
        racks = sorted({end.rack or end.device for end in ends if not end.parked}, key=self.ends.natural)
        return ">".join([racks[0], "+".join(racks[1:]) or racks[0]]) if racks else "parked"

    def _notes(self, component: int, part: WiredPart) -> Iterator[str]:
        site, cable_id = self.uses.plant.site, self.ends.ids[component]
        settings = site.settings_of(component)
        note = component_note(site, component, self.of_circuits)
        if note:
            yield note
        if settings.get("ticket"):
            yield f"ticket {settings['ticket']}"
        built = site.as_built.get(component)
        if built and built.tested:
            yield f"tested {built.tested}"
        if settings.get("pull-eye"):
            yield f"pulling eye: {settings['pull-eye']}"
        parked = [site.terminal(face).name for face in site.faces_of(component) if self.ends.of(face).parked]
        if parked:
            yield f"parked, not to be plugged in: {', '.join(parked)}"
        if qr_text(cable_id) != cable_id:
            yield f"the code on the label reads {qr_text(cable_id)}"
        yield from map(splice_shown, site.splices_of(component))
        yield from doubts(site, part)


def _shown(figure: Decimal | None) -> str:
    return "" if figure is None else show(figure)


def _built_cells(site: Site, component: int) -> dict[str, str]:
    """What was measured already of what is to be filled in on site."""
    built = site.as_built.get(component)
    if built is None:
        return {}
    return {
        "measured_loss_db": "" if built.loss_db is None else show(built.loss_db),
        "result_file": built.report,
        "as_built_length": "" if built.length_m is None else show(built.length_m),
    }


def _route_cells(site: Site, component: int) -> dict[str, str]:
    """The route and the slack of a cable whose length was calculated."""
    calculated = site.lengths.get(component)
    if not isinstance(calculated, AutoLength):
        return {}
    return {"length_calc_m": show(calculated.way_m), "slack_m": show(calculated.slack_m)}


def _circuit_notes(circuits: Iterable[Circuit]) -> Iterator[str]:
    """The notes of circuits, each once with all it belongs to."""
    names: dict[str, list[str]] = {}
    for circuit in circuits:
        if circuit.origin.note:
            names.setdefault(circuit.origin.note, []).append(circuit.name)
    yield from (f"circuit {folded(served)}: {note}" for note, served in names.items())


def _end_cells(side: str, end: CableEnd | None) -> dict[str, str]:
    if end is None:
        return {}
    return {
        f"{side}_room": end.room,
        f"{side}_row": end.row,
        f"{side}_rack": end.rack,
        f"{side}_ru": "" if end.unit is None else str(end.unit),
        f"{side}_face": end.side,
        f"{side}_device": end.device,
        f"{side}_slot": end.slot,
        f"{side}_port": end.port,
        f"{side}_transceiver": end.transceiver,
        f"{side}_connector": end.connector,
        f"{side}_gender": end.gender,
        f"{side}_label": end.label,
    }


def totals(site: Site, rows: Iterable[CutRow]) -> list[tuple[str, int]]:
    """Assemblies of each kind, legs, circuits and optics: counted apart, for they differ; `("trunk", 1)`."""
    counts = Counter(map(site.kind_of, site.every_component()))
    kinds = [kind for kind in (PartKind.TRUNK, PartKind.HARNESS, PartKind.CORD) if counts[kind]]
    legs = sum(1 for _ in rows)
    totals = [*((kind, counts[kind]) for kind in kinds), ("leg", legs), ("circuit", len(site.circuits))]
    totals.append((PartKind.OPTIC, counts[PartKind.OPTIC]))
    return [(name if count == 1 else f"{name}{'es' if name.endswith('s') else 's'}", count) for name, count in totals]
