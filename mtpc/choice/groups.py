"""The channels of a group of statements: those of its circuits, and those over its cables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from mtpc.channel.types import Plant
from mtpc.model.floor_values import Origin


def group_names(plant: Plant) -> list[str]:
    """The groups that a circuit or a cable of a channel stands in."""
    origins = (origin for number in range(len(plant.channels)) for origin in _origins(plant, number))
    return sorted({name for origin in origins for name in origin.groups})


def channels_of_group(plant: Plant, name: str) -> list[int]:
    """The channels of which a circuit or a cable stands in that group."""
    numbers = range(len(plant.channels))
    return [number for number in numbers if any(name in origin.groups for origin in _origins(plant, number))]


def _origins(plant: Plant, number: int) -> Iterator[Origin]:
    yield from (plant.site.circuits[index].origin for index in plant.channels.circuits[number])
    yield from map(plant.site.origin_of, chain(*plant.channels.components[number]))
