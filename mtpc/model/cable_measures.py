"""How thick a cable is and how it may be bent: as its statement says, else its part; None where neither does."""

from __future__ import annotations

from decimal import Decimal

from mtpc.model.site import Site


def diameter_m(site: Site, cable: int) -> Decimal | None:
    """Its outer diameter."""
    stated = site.measures.get(cable)
    return (stated and stated.diameter_m) or site.part_of(cable).body.diameter_m


def bend_radius_m(site: Site, cable: int) -> Decimal | None:
    """The least radius it may be bent to, as it lies."""
    stated = site.measures.get(cable)
    return (stated and stated.bend_radius_m) or site.part_of(cable).body.bend_radius_m
