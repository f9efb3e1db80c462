"""The words for a channel whose light does not arrive as it should: its loss alone never passes it."""

from __future__ import annotations

from mtpc.channel.types import ChannelVerdict, FibreEnd, Landing, LandingKind, Shape, ShapeFault
from mtpc.lazy_dataclass import dataclass

NO_LIGHT, PERMUTED, NOT_MATED, NOT_JUDGED = "NO LIGHT", "lanes permuted", "CANNOT BE MATED", "NOT JUDGED"
DIRECT = "direct cable: no fibre channel"
ENDS = {
    FibreEnd.OPEN: "where nothing is plugged in",
    FibreEnd.PARKED: "at a parked leg",
    FibreEnd.NO_FIBRE: "where the next connector has no fibre",
    FibreEnd.CIRCLES: "in a circle",
    FibreEnd.FILTERED: "where filters do not let its wavelength pass",
    LandingKind.UNLIT: "at a position without a receiver",
    FibreEnd.BROKEN: "at a connection that passes no light",
}


@dataclass(frozen=True, slots=True)
class LightTrouble:
    """What is wrong with the light of a channel, in a word (NO_LIGHT, PERMUTED, NOT_MATED, NOT_JUDGED), and why.

    `at_mating`: two connectors that do not go together are the reason; which, its channel tells.
    """

    word: str
    why: str
    at_mating: bool = False

    def __str__(self) -> str:
        return f"{self.word}: {self.why}"


NOT_JOINED = LightTrouble(NO_LIGHT, why="no fibre joins its two ports")


def module_unknown(port: str) -> LightTrouble:
    """`NOT JUDGED: the module in sw2.et-0/0/0 is not known yet`."""
    return LightTrouble(NOT_JUDGED, f"the module in {port} is not known yet")


def light_trouble(shape: Shape) -> LightTrouble | None:
    """`NO LIGHT: Tx1 meets Tx1`, `lanes permuted: Tx1 meets Rx2`; None where all is well."""
    if shape.verdict is ChannelVerdict.OK:
        return None if shape.far else LightTrouble(NO_LIGHT, "no port is reached")
    if shape.verdict is ChannelVerdict.LANES_PERMUTED:
        return LightTrouble(PERMUTED, _first(shape.forward + shape.back, LandingKind.RX))
    landings = shape.forward + shape.back
    if shape.fault in (ShapeFault.NONE, ShapeFault.PERMUTED) and not any(landing.kind in ENDS for landing in landings):
        return LightTrouble(NOT_MATED, "a connection along the path has a fault", at_mating=True)
    why, at_mating = _why_dark(shape)
    return LightTrouble(NO_LIGHT, why, at_mating)


def _why_dark(shape: Shape) -> tuple[str, bool]:
    """Why a channel has no light, and whether two connectors that do not go together are the reason."""
    landings = shape.forward + shape.back
    if shape.fault is ShapeFault.TX_MEETS_TX:
        return _first(landings, LandingKind.TX), False
    lost = next((landing for landing in landings if landing.kind in ENDS), None)
    if lost is None:
        return "a receiver gets none", False
    return f"Tx{lost.lane} ends {ENDS[lost.kind]}", lost.kind is FibreEnd.BROKEN


def _first(landings: tuple[Landing, ...], kind: LandingKind) -> str:
    """The first transmitter that lands on that kind; for receivers, on one with another number."""
    reached = [landing for landing in landings if landing.kind is kind]
    wrong = (landing for landing in reached if kind is LandingKind.TX or landing.lane != landing.far_lane)
    landing = next(wrong, landings[0])
    return f"Tx{landing.lane} meets {landing.kind.capitalize()}{landing.far_lane}"
