"""Cells of the cut sheet that all legs of a cable share, and those of one end."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import field

from mtpc.catalogue.types import WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import AutoLength
from mtpc.model.site import Site
from mtpc.plan.part_words import doubts, leg_notes, splice_shown
from mtpc.plan.rows.cable_ends import CableEnd, CableEnds
from mtpc.plan.rows.cable_ids import qr_text
from mtpc.plan.rows.issue import Header
from mtpc.plan.rows.notes import circuits_cords, component_note, supply_note
from mtpc.units import show


@dataclass(slots=True)
class CableCells:
    """Makes the cells of whole cables."""

    site: Site
    ends: CableEnds
    header: Header
    _of_circuits: Set[int] = field(init=False)  # cords made for one

    def __post_init__(self) -> None:
        self._of_circuits = circuits_cords(self.site)

    def of(self, component: int, part: WiredPart) -> dict[str, str]:
        """The cells of a cable, by column."""
        site, settings = self.site, self.site.settings_of(component)
        trays = site.trays_of(component) or ()
        length_m = site.ordered_m(component)
        return {
            "revision": self.header.revision,
            "status": settings.get("status") or _status(site, component),
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

    def _racks_joined(self, component: int) -> str:
        """`A01>B03`: the racks the cable runs between, in natural order; `A01>A01` inside one."""
        ends = [self.ends.of(face) for face in self.site.faces_of(component)]
        racks = sorted({end.rack or end.device for end in ends if not end.parked}, key=self.ends.natural)
        return ">".join([racks[0], "+".join(racks[1:]) or racks[0]]) if racks else "parked"

    def _notes(self, component: int, part: WiredPart) -> Iterator[str]:
        site, cable_id = self.site, self.ends.ids[component]
        settings = site.settings_of(component)
        note = component_note(site, component, self._of_circuits)
        if note:
            yield note
        if supplied := supply_note(site.origin_of(component).supply):
            yield supplied
        if settings.get("ticket"):
            yield f"ticket {settings['ticket']}"
        built = site.as_built.get(component)
        if built and built.tested:
            yield f"tested {built.tested}"
        if settings.get("pull-eye"):
            yield f"pulling eye: {settings['pull-eye']}"
        if settings.get("test-limit"):
            yield f"tester set to: {settings['test-limit']}"
        parked = [site.terminal(face).name for face in site.faces_of(component) if self.ends.of(face).parked]
        if parked:
            yield f"parked, not to be plugged in: {', '.join(parked)}"
        if qr_text(cable_id) != cable_id:
            yield f"the code on the label reads {qr_text(cable_id)}"
        yield from leg_notes(part)
        yield from map(splice_shown, site.splices_of(component))
        yield from doubts(site, part)


def _status(site: Site, component: int) -> str:
    """How far the work is where the spec does not say: a cable as built was tested, or landed at least."""
    built = site.as_built.get(component)
    if not site.is_in_place(component):
        return "planned"
    return "tested" if built and built.tested else "landed"


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


def end_cells(side: str, end: CableEnd | None) -> dict[str, str]:
    """The cells of an end, which is `side` a or b; none where a leg has no such end."""
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
