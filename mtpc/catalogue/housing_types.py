"""What other things stand in: racks, and adapters in cages."""

from __future__ import annotations

from decimal import Decimal

from mtpc.catalogue.types import Part
from mtpc.lazy_dataclass import dataclass

UNIT_M = Decimal("0.04445")  # EIA-310: one rack unit, 1.75 in


@dataclass(frozen=True, slots=True, kw_only=True)
class RackPart(Part):
    """A rack or cabinet."""

    units: int
    unit_m: Decimal = UNIT_M  # an Open Rack's is 48 mm


@dataclass(frozen=True, slots=True, kw_only=True)
class CageAdapterPart(Part):
    """What is put into a cage so that a smaller module fits: the module then has the first lane of the cage only."""

    form_factor: str  # that it has itself, for the cage
    accepts: tuple[str, ...]  # form factors of modules that fit into it
