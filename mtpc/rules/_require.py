"""What policies require, and of whom: every requirement whose scope covers a thing holds for it, near or far."""

from __future__ import annotations

from dataclasses import field

from mtpc.channel.types import Plant
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Label
from mtpc.model.site import Stated


@dataclass(slots=True)
class Required:
    """The requirements on one attribute."""

    plant: Plant
    name: str
    stated: tuple[Stated, ...] = field(init=False)
    _of: dict[int, tuple[Stated, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stated = tuple(one for one in self.plant.site.policy.requires if one.name == self.name)

    def of(self, component: int) -> tuple[Stated, ...]:
        """Those that hold for a component: for its statement, or for a place one of its connectors is in."""
        found = self._of.get(component)
        if found is None:
            groups = self.plant.site.components.origin[component].groups
            racks = self.plant.site.racks_of(component) or [None]
            found = tuple(one for one in self.stated if any(one.scope.covers(groups, rack) for rack in racks))
            self._of[component] = found
        return found

    def of_channel(self, channel: int) -> tuple[Stated, ...]:
        """Those that hold for a channel: for a circuit that wants it, or for anything its light passes."""
        site, channels = self.plant.site, self.plant.channels
        ends = (channels.near[channel], channels.far[channel])
        components = {component for route in channels.components[channel] for component in route}
        components |= {site.faces.component[face] for face in ends if face >= 0}
        groups = [site.circuits[index].origin.groups for index in channels.circuits[channel]]
        return tuple(
            one
            for one in self.stated
            if any(one in self.of(component) for component in components)
            or any(one.scope.covers(each, None) for each in groups)
        )


def required_at(stated: Stated) -> Label:
    """Where a requirement is written."""
    return Label(stated.span, f"required here, for {stated.scope}")
