"""What a part is as a body: how deep, wide, thick and heavy it is, and how it may be bent and pulled."""

from __future__ import annotations

from decimal import Decimal

from mtpc.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """Measures of a part; None where nobody states them."""

    depth_m: Decimal | None = None  # of a rack, device or panel, from front to rear
    width_m: Decimal | None = None
    weight_kg: Decimal | None = None
    load_kg: Decimal | None = None  # that a rack carries
    diameter_m: Decimal | None = None  # of a cable
    bend_radius_m: Decimal | None = None  # the least, as it lies
    kg_per_km: Decimal | None = None
    pull_n: Decimal | None = None  # the greatest force it may be pulled with


NO_BODY = Body()
