"""What a fact of the user's may not say against itself: of records in a folder and of statements alike."""

from __future__ import annotations

from decimal import Decimal

from mtpc.catalogue.records import Contradiction, Record
from mtpc.catalogue.types import Application, FibreMode
from mtpc.units import show

# Where light is sent: multimode up to the end of the O band, in which its second window (1300 nm) lies; single-mode
# from the greatest cut-off wavelength of its cables to the end of the U band. ITU-T G.652, G Suppl. 39, recalled.
_WINDOWS = {FibreMode.MM: (600, 1360), FibreMode.SM: (1260, 1675)}


def check_typical(what: str, figures: tuple[Decimal | None, Decimal | None], *keys: str | int) -> None:
    """Raise Contradiction where the first of two figures, the typical one, is above the second, its maximum."""
    typical, maximum = figures
    if typical is not None and maximum is not None and typical > maximum:
        message = f"a typical {what} of {show(typical)} is above its maximum of {show(maximum)}"
        raise Contradiction(message, *keys, help_="write what it is typically, and at most")


def check_window(shown: str, mode: FibreMode, wavelength_nm: int, *keys: str | int) -> None:
    """Raise Contradiction where a class of fibre is not used at a wavelength."""
    low, high = _WINDOWS[mode]
    if not low <= wavelength_nm <= high:
        kind = "multimode" if mode is FibreMode.MM else "single-mode"
        message = f"{shown} is {kind}, which is used from {low} to {high} nm, not at {wavelength_nm} nm"
        raise Contradiction(message, *keys, help_="write a wavelength at which it is used, or base it on another class")


def check_directions(
    application: Application, pinout: str, tx: tuple[int, ...], rx: tuple[int, ...], *keys: str | int
) -> None:
    """Raise Contradiction where positions both send and receive, and the lanes of the application do one of the two."""
    shared = sorted(set(tx) & set(rx))
    if shared and not application.bidi_fibres:
        positions = f"position{'s' * (len(shared) > 1)} {', '.join(map(str, shared))}"
        message = f"{pinout} sends and receives on {positions}; {application.name} has a fibre for each direction"
        raise Contradiction(message, *keys, help_="write a pin-out whose tx and rx are other positions")


def check_bandwidth(base: Record, wavelength_nm: int, bandwidth_mhz_km: Decimal, *keys: str | int) -> None:
    """Raise Contradiction where reaches over a class do not surely hold: its bandwidth is higher, or not known."""
    stated = next(
        (
            Decimal(figures["overfilled_mhz_km"])
            for figures in base["attenuation"]
            if figures["wavelength_nm"] == wavelength_nm and "overfilled_mhz_km" in figures
        ),
        None,
    )
    if stated is None:
        message = f"no bandwidth of {base['shown']} at {wavelength_nm} nm is known to compare it with"
        raise Contradiction(message, *keys, help_="leave it out, and base it on a class whose reaches surely hold")
    if bandwidth_mhz_km < stated:
        figures = f"{show(bandwidth_mhz_km)} MHz km is less than the {show(stated)} of {base['shown']}"
        help_ = f"the reaches over {base['shown']} do not hold for it: base it on a lower class"
        raise Contradiction(f"a bandwidth of {figures}", *keys, help_=help_)
