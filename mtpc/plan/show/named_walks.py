"""The channels and direct cables through an object of the model, or all of them, as `mtpc trace` shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtpc.channel.types import Plant
from mtpc.diagnostics.about import FindingsByObject
from mtpc.lazy_dataclass import dataclass
from mtpc.plan.named_channels import channels_at, idle
from mtpc.plan.show.channel_walks import Walk, walk
from mtpc.plan.show.direct_cable_walks import direct_walks
from mtpc.plan.show.judged_walks import JudgedWalk, judged


@dataclass(frozen=True, slots=True)
class NamedWalks:
    """What passes an object: channels by number, and walks of direct cables.

    `is_named`: there is such an object. `idle`: why nothing can pass it, where that is known.
    """

    plant: Plant
    channels: Sequence[int]
    direct: tuple[Walk, ...]
    is_named: bool = True
    idle: str | None = None

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
    """Those through the object of that name."""
    channels, direct = channels_at(plant, name), tuple(direct_walks(plant, name))
    why = None if channels or direct else idle(plant, name)
    return NamedWalks(plant, channels or (), direct, channels is not None or why is not None, why)
