"""Which optics are at the ends of circuits and channels, and which of them understand each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant, Shape


def tech(plant: Plant, optic: OpticPart) -> str:
    """The lane technology of an optic; "" where its application is not known."""
    application = plant.site.applications.get(optic.application)
    return application.lane_tech if application else ""


def talk(plant: Plant, optic: OpticPart, other: OpticPart) -> bool:
    """Whether two optics understand each other, as far as is known."""
    own_tech, other_tech = tech(plant, optic), tech(plant, other)
    return not own_tech or not other_tech or own_tech == other_tech


def are_apart(plant: Plant, shape: Shape) -> bool:
    """Whether the two optics of a channel have different lanes."""
    return shape.far is not None and not talk(plant, shape.near, shape.far)


def modes_shown(optic: OpticPart) -> tuple[str, ...]:
    """What a transceiver can run as, where that is more than one thing: a note, or none."""
    if not optic.modes:
        return ()
    own = optic.ordered.application
    every = [own, *(f"{mode.links} x {mode.application} (mode {mode.name})" for mode in optic.modes)]
    return (f"{optic.name} runs as {', '.join(every)}",)


def channels_whose_shape(plant: Plant, holds: Callable[[Plant, Shape], bool]) -> Iterator[tuple[int, Shape]]:
    """The channels for whose shape something holds, each with its shape; every shape is asked once."""
    columns = plant.channels
    held = [holds(plant, shape) for shape in columns.shapes]
    for channel, number in enumerate(columns.shape):
        if held[number]:
            yield channel, columns.shapes[number]
