"""Which circuits run over an object, and what a circuit passes."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.model.floor_values import Circuit
from mtpc.plan.named_channels import channels_at
from mtpc.plan.show.channel_walks import walk
from mtpc.plan.show.direct_cable_walks import direct_walks


def circuits_over(plant: Plant, name: str) -> Iterator[tuple[str, str]]:
    """The circuits over the object of that name, one per row."""
    by_channel = plant.channels.circuits
    indexes = dict.fromkeys(index for channel in channels_at(plant, name) or () for index in by_channel[channel])
    yield from (("carries", f"circuit {plant.site.circuits[index].name}") for index in indexes)


def passed_by(plant: Plant, circuit: Circuit) -> list[tuple[str, str]]:
    """What the light of a circuit passes, one row per object."""
    channels = channels_at(plant, circuit.name) or ()
    walks = [*(walk(plant, channel) for channel in channels), *direct_walks(plant, circuit.name)]
    return [("passes", f"{step.what}  {step.where}") for shown in walks for step in shown.steps]
