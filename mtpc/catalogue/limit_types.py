"""Figures of fibres and applications: attenuation, reach, loss, reflectance."""

from __future__ import annotations

from decimal import Decimal

from mtpc.catalogue.types import Confidence, Fact
from mtpc.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Attenuation:
    """Maximum attenuation of cabled fibre at one wavelength."""

    wavelength_nm: int
    db_per_km: Decimal  # the TIA column
    fact: Fact
    iso_db_per_km: Decimal | None = None  # by ISO/IEC 11801, None where that was not found
    plant: str = ""  # the kind of cable the TIA figure is for, where there is more than one
    delay_ns_per_m: Decimal | None = None
    typical_db_per_km: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """Reach and loss over one fibre class; None = not known, never 0. A shorter reach may allow more loss."""

    fibre: str  # om4
    reach_m: Decimal | None
    reach_min_m: Decimal | None
    loss_db: Decimal | None  # as printed: its number of decimals shows how it was rounded
    loss_min_db: Decimal | None
    allocation_db: Decimal | None  # maximum loss of all connections together
    reach_fact: Fact
    loss_fact: Fact
    loss_min_open: bool = False  # there is a minimum loss and its figure is not stated
    fibre_db_per_km: Decimal | None = None  # attenuation that the application's own budget assumes


@dataclass(frozen=True, slots=True)
class Reflectance:
    """The maximum reflectance of each mated pair where so many count; in dB below 0, lower is better."""

    count: int | None  # None: any number
    db_max: Decimal
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Overload:
    """A receiver that a launch may be too strong for; `loss_min_db` None: the loss needed is not stated."""

    receiver: str  # 400GBASE-FR4
    loss_min_db: Decimal | None
    fact: Fact
