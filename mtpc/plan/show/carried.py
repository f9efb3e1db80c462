"""Which circuits run over a thing, and what a circuit passes."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.model.floor_values import Circuit
from mtpc.plan.show.channel_walks import walk
from mtpc.plan.show.direct_cable_walks import direct_walks
from mtpc.plan.show.named_channels import channels_at


def circuits_over(plant: Plant, name: str) -> Iterator[tuple[str, str]]:
    """The circuits over what is called so, each a row."""
    columns = plant.channels
    wanted = dict.fromkeys(index for channel in channels_at(plant, name) or () for index in columns.circuits[channel])
    yield from (("carries", f"circuit {plant.site.circuits[index].name}") for index in wanted)


def passed_by(plant: Plant, circuit: Circuit) -> list[tuple[str, str]]:
    """What the light of a circuit passes, each a row."""
    found = channels_at(plant, circuit.name) or ()
    walks = [*(walk(plant, channel) for channel in found), *direct_walks(plant, circuit.name)]
    return [("passes", f"{step.what}  {step.where}") for made in walks for step in made.steps]
