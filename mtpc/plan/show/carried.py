"""Which circuits run over an object, and what a circuit passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtpc.channel.types import Plant
from mtpc.model.floor_values import Circuit
from mtpc.plan.named_channels import ChannelsByName, channels_at
from mtpc.plan.show.channel_walks import Walk
from mtpc.plan.show.direct_cable_walks import direct_walks
from mtpc.plan.show.path_steps import steps_of


class Carried:
    """Answers for one plant. `every`: it is asked for all objects, so that an index is worth its making."""

    def __init__(self, plant: Plant, *, every: bool) -> None:
        self._plant = plant
        self._channels: Callable[[str], list[int] | None] = (
            ChannelsByName(plant).at if every else lambda name: channels_at(plant, name)
        )
        self._direct: dict[str, list[Walk]] = {}
        for shown in direct_walks(plant):
            for circuit in shown.circuits:
                self._direct.setdefault(circuit, []).append(shown)

    def circuits_over(self, name: str) -> Iterator[tuple[str, str]]:
        """The circuits over the object of that name, one per row."""
        by_channel = self._plant.channels.circuits
        indexes = dict.fromkeys(index for channel in self._channels(name) or () for index in by_channel[channel])
        yield from (("carries", f"circuit {self._plant.site.circuits[index].name}") for index in indexes)

    def passed_by(self, circuit: Circuit) -> list[tuple[str, str]]:
        """What the light of a circuit passes, one row per object."""
        steps = [step for channel in self._channels(circuit.name) or () for step in steps_of(self._plant, channel)]
        steps += [step for shown in self._direct.get(circuit.name, ()) for step in shown.steps]
        return [("passes", f"{step.what}  {step.where}") for step in steps]
