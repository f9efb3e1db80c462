"""Cells of the cut sheet that tell what runs over a leg, and by whom it is reserved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.types import DirectCable, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Circuit, Reservation
from mtpc.plan.light_trouble import LightTrouble
from mtpc.plan.reservations import named, once, reservations_by_plug
from mtpc.plan.rows.folded_names import folded
from mtpc.plan.rows.leg_channels import LegChannels, leg
from mtpc.units import show

Faces = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class LegUse:
    """What runs over a leg: channels and what is wrong with their light, reservations; its cells, and its notes."""

    channels: tuple[int, ...]
    light: tuple[LightTrouble, ...]
    reservations: tuple[Reservation, ...]
    cells: dict[str, str]
    notes: tuple[str, ...]


@dataclass(slots=True)
class LegUses:
    """Tells what runs over each leg."""

    uses: LegChannels
    _reservations: Mapping[int, tuple[Reservation, ...]] = field(init=False)  # by plug

    def __post_init__(self) -> None:
        self._reservations = reservations_by_plug(self.uses.plant.site)

    def of(self, part: WiredPart, faces: Faces) -> LegUse:
        """What runs over the leg between two connectors; None where there is none at that end."""
        near, far = faces
        ends = None if near is None or far is None else leg(near, far)
        channels = self.uses.by_leg.get(ends, []) if ends else []
        circuits, light = self.uses.circuits(channels), tuple(self.uses.light.of(channels))
        if ends and isinstance(part, DirectCable):  # all of its plugs are joined
            circuits = self.uses.directly(ends)
        reservations = once(
            reservation for face in faces if face is not None for reservation in self._reservations.get(face, ())
        )
        worst = self.uses.worst(channels)
        cells = {
            "channel_maximum_db": _shown(worst.maximum_db if worst else None),
            "channel_limit_db": _shown(worst.limit_db if worst else None),
            "links_served": folded([circuit.name for circuit in circuits]),
        }
        notes = (*map(named, reservations), *self._lights(channels, light), *_circuit_notes(circuits))
        return LegUse(tuple(channels), light, reservations, cells, notes)

    def _lights(self, channels: list[int], light: tuple[LightTrouble, ...]) -> Iterator[str]:
        """`NO LIGHT: Tx1 meets Tx1 (up1..4)`: what is wrong, and for which circuits or ports."""
        for trouble in light:
            wrong = [channel for channel in channels if trouble in self.uses.light.of([channel])]
            names = folded([circuit.name for circuit in self.uses.circuits(wrong)])
            yield f"{trouble} ({names})" if names else str(trouble)


def _shown(figure: Decimal | None) -> str:
    return "" if figure is None else show(figure)


def _circuit_notes(circuits: Iterable[Circuit]) -> Iterator[str]:
    """The notes of circuits, each once with all it belongs to."""
    names: dict[str, list[str]] = {}
    for circuit in circuits:
        if circuit.origin.note:
            names.setdefault(circuit.origin.note, []).append(circuit.name)
    yield from (f"circuit {folded(served)}: {note}" for note, served in names.items())
