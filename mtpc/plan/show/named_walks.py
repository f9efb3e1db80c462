"""The channels and direct cables through an object of the model, or all of them, as `mtpc trace` shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtpc.channel.types import Plant
from mtpc.diagnostics.about import FindingsByObject
from mtpc.lazy_dataclass import dataclass
from mtpc.plan.named_channels import as_known, channels_at, idle
from mtpc.plan.show.channel_walks import Walk, walk
from mtpc.plan.show.dark_ways import DarkWay, dark_ways
from mtpc.plan.show.direct_cable_walks import direct_walks
from mtpc.plan.show.judged_walks import JudgedWalk, judged
from mtpc.text import ends_of, is_pair


@dataclass(frozen=True, slots=True)
class NamedWalks:
    """What passes an object: channels by number, and walks of direct cables.

    `is_named`: there is such an object. `idle`: why nothing can pass it, where that is known. `dark`: where the fibres
    of what is free lead.
    """

    plant: Plant
    channels: Sequence[int]
    direct: tuple[Walk, ...]
    is_named: bool = True
    idle: str | None = None
    dark: Sequence[DarkWay] = ()

    def __bool__(self) -> bool:
        return bool(self.channels or self.direct)

    def judged(self, known: FindingsByObject) -> Iterator[JudgedWalk]:
        """Each with what is known about it, made when it is asked for."""
        yield from (judged(walk(self.plant, channel), known) for channel in self.channels)
        yield from (judged(direct, known) for direct in self.direct)


def every_walk(plant: Plant) -> NamedWalks:
    """All channels and direct cables."""
    return NamedWalks(plant, range(len(plant.channels)), tuple(direct_walks(plant)))


def walks_at(plant: Plant, name: str) -> NamedWalks:
    """Those through the object of that name; of a pair of ports those through both.

    A name may stand as specs write it: with quotes around a piece, and with the half of a duplex port behind it.
    """
    name = as_known(plant, name)
    channels, direct = channels_at(plant, name), tuple(direct_walks(plant, name))
    why = None if channels or direct else idle(plant, name)
    if channels is None and is_pair(name):
        near, far = (channels_at(plant, end) for end in ends_of(name))
        if near is not None and far is not None:
            channels = [channel for channel in near if channel in far]
    dark = [] if channels or direct else dark_ways(plant, name)
    if dark and is_pair(name) and all(way.far != ends_of(name)[1] for way in dark):
        why = f"no fibre leads from {ends_of(name)[0]} to {ends_of(name)[1]}"
    if channels is None and dark:
        channels = []
    return NamedWalks(plant, channels or (), direct, channels is not None or why is not None, why, dark)
