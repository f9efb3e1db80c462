"""Who needs what is ordered: the circuits, racks and cables that each line of the bill of materials serves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import direct_ends
from mtpc.model.floor_values import Equipment, Insert, Rack
from mtpc.plan.rows.bom_cells import SERVED
from mtpc.plan.rows.bom_lines import BomLine, Member
from mtpc.plan.rows.folded_names import folded
from mtpc.plan.rows.held import Key
from mtpc.plan.rows.leg_channels import LegChannels

_Place = tuple[int, str]  # number of a device or panel, and a slot in it; "": the whole


@dataclass(slots=True)
class Served:
    """What runs over each piece of the floor, by component and by place."""

    uses: LegChannels
    _of_component: dict[int, set[int]] = field(default_factory=dict)  # circuits, by index
    _of_place: dict[_Place, set[int]] = field(default_factory=dict)
    _of_rack: dict[str, set[int]] = field(default_factory=dict)
    _told: dict[Key, dict[str, str]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)  # device or panel -> its number

    def __post_init__(self) -> None:
        site = self.uses.plant.site
        self._numbers.update((equipment.name, number) for number, equipment in enumerate(site.equipment))
        for channel, indexes in enumerate(self.uses.plant.channels.circuits):
            faces = [face for hop in self.uses.ways[channel] for face in hop if face is not None]
            for index in indexes:
                self._run_over(index, faces)
        for index, circuit in enumerate(site.circuits):
            ends = [circuit.near.face, circuit.far.face]
            self._run_over(index, [*ends, *(face for face, _ in direct_ends(site, circuit))])
            for cord in circuit.cords:
                self._run_over(index, site.faces_of(cord))

    def of(self, line: BomLine) -> dict[str, str]:
        """The cells of a line: names, those that count up folded to the first and the last."""
        if line.key not in self._told:
            self._told[line.key] = self._tell(line)
        return self._told[line.key]

    def circuits_of(self, members: Iterable[Member]) -> str:
        """The circuits that run over any of these pieces, folded."""
        indexes = {index for member in members for index in self._circuits(member)}
        return folded(list(dict.fromkeys(self.uses.plant.site.circuits[index].name for index in sorted(indexes))))

    def _tell(self, line: BomLine) -> dict[str, str]:
        site = self.uses.plant.site
        circuits: set[int] = set()
        racks: set[str] = set()
        cables = []
        for member in line.members:
            circuits |= self._circuits(member)
            racks.update(self._racks(member))
            if isinstance(member, int) and self.uses.ids[member]:
                cables.append(self.uses.ids[member])
        names = list(dict.fromkeys(site.circuits[index].name for index in circuits))
        return dict(zip(SERVED, (folded(names), folded(list(racks)), folded(cables)), strict=True))

    def _circuits(self, member: Member) -> set[int]:
        if isinstance(member, int):
            return self._of_component.get(member, set())
        if isinstance(member, Insert):
            return self._of_place.get((member.equipment, member.slot), set())
        if isinstance(member, Equipment):
            return self._of_place.get((self._numbers[member.name], ""), set())
        return self._of_rack.get(member.name, set())

    def _racks(self, member: Member) -> Iterable[str]:
        site = self.uses.plant.site
        if isinstance(member, Rack):
            return (member.name,)
        if isinstance(member, int):
            racks = site.racks_of(member)
        else:
            racks = [(site.equipment[member.equipment] if isinstance(member, Insert) else member).rack]
        return {rack.name for rack in racks if rack}

    def _run_over(self, index: int, faces: Iterable[int]) -> None:
        """Note that a circuit runs over these connectors: over their parts, and all that they stand in."""
        site = self.uses.plant.site
        for face in faces:
            self._of_component.setdefault(site.component_of(face), set()).add(index)
            place = site.place_at(face)
            if place is None or place.equipment is None:
                continue
            for slot in {"", place.slot}:
                self._of_place.setdefault((place.equipment_number, slot), set()).add(index)
            if place.equipment.rack:
                self._of_rack.setdefault(place.equipment.rack.name, set()).add(index)
