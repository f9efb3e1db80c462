"""The cage that an optic is in, and which form factors it takes."""

from __future__ import annotations

from mtpc.catalogue.types import DevicePart, PortFamily
from mtpc.model.site import Site


def cage_of(site: Site, face: int) -> PortFamily | None:
    """The series of ports that the optic of a connector is in."""
    place = site.place_at(face)
    part = place.equipment.part if place is not None and place.equipment is not None else None
    if place is None or not isinstance(part, DevicePart):
        return None
    port = place.port.partition(":")[0]
    return next((family for family in part.families if port in family.names), None)
