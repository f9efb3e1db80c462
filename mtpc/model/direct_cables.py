"""Circuits over direct cables (DAC, ACC, AEC, AOC): no light is judged for them."""

from __future__ import annotations

from mtpc.catalogue.types import DirectCable, Part, PartKind
from mtpc.model.floor_values import Circuit
from mtpc.model.site import Site


def laid_as(part: Part) -> PartKind:
    """The kind of a component of a part: a direct cable is laid as a cord is, or as a harness."""
    if isinstance(part, DirectCable):
        return PartKind.CORD if len(part.terminals) == 2 else PartKind.HARNESS
    return part.kind


def is_direct(site: Site, circuit: Circuit) -> bool:
    """Whether a circuit ends at a direct cable."""
    return any(isinstance(site.article(end.face), DirectCable) for end in (circuit.near, circuit.far))


def joined_directly(site: Site, circuit: Circuit) -> bool:
    """Whether one direct cable joins both ends of a circuit."""
    near, far = site.component_of(circuit.near.face), site.component_of(circuit.far.face)
    sides = {site.terminal(end.face).side for end in (circuit.near, circuit.far)}
    return near == far and is_direct(site, circuit) and len(sides) == 2  # legs of a breakout are not joined
