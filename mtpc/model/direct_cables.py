"""Circuits over direct cables (DAC, ACC, AEC, AOC): no light is judged for them."""

from __future__ import annotations

from mtpc.catalogue.types import DevicePart, DirectCable, Part, PartKind
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
    """Whether one direct cable joins both ends of a circuit, by the leg whose lane it names."""
    return is_direct(site, circuit) and joins(site, circuit, circuit.near.face, circuit.far.face)


def joins(site: Site, circuit: Circuit, near: int, far: int) -> bool:
    """Whether these two modules join the ends of a circuit: one cable, and the leg of the lane it names.

    Leg k of a breakout carries lane k (reference of modes, section 2; medium).
    """
    ways = ((circuit.near, far), (circuit.far, near))
    is_the_leg = all(not end.lanes or site.terminal(other).index == end.lanes[0] for end, other in ways)
    return are_joined(site, near, far) and is_the_leg


def legs_of(site: Site, face: int) -> int:
    """How many legs a direct cable has at its other side."""
    side = site.terminal(face).side
    return sum(terminal.side != side for terminal in site.article(face).terminals)


def are_joined(site: Site, near: int, far: int) -> bool:
    """Whether two modules are the ends of one cable; the legs of a breakout are not joined to each other."""
    return (
        site.component_of(near) == site.component_of(far)
        and site.terminal(near).side != site.terminal(far).side
        and isinstance(site.article(near), DirectCable)
    )


def lane_name(site: Site, wide: int, leg: int) -> str:
    """The lane of a leg (from 1) at the wide end of a breakout, as its device counts: `t.et-0/0/0:2`; else the port."""
    place = site.place_at(wide)
    part = place.equipment.part if place and place.equipment else None
    if place is None or not isinstance(part, DevicePart) or legs_of(site, wide) == 1:
        return site.face_name(wide)
    first = next((family.subports_from for family in part.families if place.port in family.names), None)
    return site.face_name(wide) if first is None else f"{place.name}:{first + leg - 1}"


def way_of_direct(site: Site, circuit: Circuit) -> tuple[Subport, Subport, str]:
    """The end of a circuit at a direct cable, the other end, and where that cable leads."""
    ways = ((circuit.near, circuit.far), (circuit.far, circuit.near))
    sender, target = next(way for way in ways if isinstance(site.article(way[0].face), DirectCable))
    first = site.faces_of(site.component_of(sender.face)).start
    leg = sender.lanes[0] if sender.lanes else 1
    return sender, target, site.face_name(first + leg if sender.face == first else first)


def direct_ends(site: Site, circuit: Circuit) -> list[tuple[int, int]]:
    """The ends of a circuit that are modules of direct cables: the module, and the place of the other end."""
    near, far = circuit.near.face, circuit.far.face
    ends = ((near, site.socket_of(far)), (far, site.socket_of(near)))
    return [(face, socket) for face, socket in ends if isinstance(site.article(face), DirectCable)]
