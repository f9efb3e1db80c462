"""Circuits over direct cables (DAC, ACC, AEC, AOC): no light is judged for them."""

from __future__ import annotations

from mtpc.catalogue.types import DirectCable, Part, PartKind
from mtpc.model.floor_values import Circuit, Subport
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
    return is_direct(site, circuit) and are_joined(site, circuit.near.face, circuit.far.face)


def are_joined(site: Site, near: int, far: int) -> bool:
    """Whether two modules are the ends of one cable; the legs of a breakout are not joined to each other."""
    return (
        site.component_of(near) == site.component_of(far)
        and site.terminal(near).side != site.terminal(far).side
        and isinstance(site.article(near), DirectCable)
    )


def way_of_direct(site: Site, circuit: Circuit) -> tuple[Subport, Subport, str]:
    """The end of a circuit at a direct cable, the other end, and where that cable leads."""
    ways = ((circuit.near, circuit.far), (circuit.far, circuit.near))
    sender, target = next(way for way in ways if isinstance(site.article(way[0].face), DirectCable))
    first = site.faces_of(site.component_of(sender.face)).start
    return sender, target, site.face_name(first + 1 if sender.face == first else first)


def direct_ends(site: Site, circuit: Circuit) -> list[tuple[int, int]]:
    """The ends of a circuit that are modules of direct cables: the module, and the place of the other end."""
    near, far = circuit.near.face, circuit.far.face
    ends = ((near, site.socket_of(far)), (far, site.socket_of(near)))
    return [(face, socket) for face, socket in ends if isinstance(site.article(face), DirectCable)]
