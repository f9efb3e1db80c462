"""The words for a channel whose light does not arrive as it should: its loss alone never passes it."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import ChannelVerdict, FibreEnd, Landing, LandingKind, Plant, Shape, ShapeFault
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import joined_directly
from mtpc.text import pair_name

NO_LIGHT, PERMUTED, NOT_MATED = "NO LIGHT", "lanes permuted", "CANNOT BE MATED"
DIRECT = "direct cable: no fibre channel"
_ENDS = {
    FibreEnd.OPEN: "where nothing is plugged in",
    FibreEnd.PARKED: "at a parked leg",
    FibreEnd.NO_FIBRE: "where the next connector has no fibre",
    LandingKind.UNLIT: "at a position without a receiver",
    FibreEnd.BROKEN: "at a connection that passes no light",
}


@dataclass(frozen=True, slots=True)
class LightTrouble:
    """What is wrong with the light of a channel, in a word (NO_LIGHT, PERMUTED, NOT_MATED), and why."""

    word: str
    why: str

    def __str__(self) -> str:
        return f"{self.word}: {self.why}"


NOT_JOINED = LightTrouble(NO_LIGHT, why="no fibre joins its two ports")


def light_trouble(shape: Shape) -> LightTrouble | None:
    """`NO LIGHT: Tx1 meets Tx1`, `lanes permuted: Tx1 meets Rx2`; None where all is well."""
    if shape.verdict is ChannelVerdict.OK:
        return None if shape.far else LightTrouble(NO_LIGHT, "no port is reached")
    if shape.verdict is ChannelVerdict.LANES_PERMUTED:
        return LightTrouble(PERMUTED, _first(shape.forward + shape.back, LandingKind.RX))
    landings = shape.forward + shape.back
    if shape.fault in (ShapeFault.NONE, ShapeFault.PERMUTED) and not any(landing.kind in _ENDS for landing in landings):
        return LightTrouble(NOT_MATED, "a connection along the path has a fault")
    return LightTrouble(NO_LIGHT, _why_dark(shape))


def _why_dark(shape: Shape) -> str:
    landings = shape.forward + shape.back
    if shape.fault is ShapeFault.TX_MEETS_TX:
        return _first(landings, LandingKind.TX)
    lost = next((landing for landing in landings if landing.kind in _ENDS), None)
    return f"Tx{lost.lane} ends {_ENDS[lost.kind]}" if lost else "a receiver gets none"


def _first(landings: tuple[Landing, ...], kind: LandingKind) -> str:
    """The first transmitter that lands on that kind; for receivers, on one with another number."""
    reached = [landing for landing in landings if landing.kind is kind]
    wrong = (landing for landing in reached if kind is LandingKind.TX or landing.lane != landing.far_lane)
    landing = next(wrong, landings[0])
    return f"Tx{landing.lane} meets {landing.kind.capitalize()}{landing.far_lane}"


def troubled(plant: Plant) -> Iterator[tuple[str, LightTrouble]]:
    """Circuits and joined ports whose light does not arrive: name and trouble, in reading order."""
    site, channels = plant.site, plant.channels
    troubles = [light_trouble(shape) for shape in channels.shapes]
    of_circuits: dict[int, LightTrouble | None] = {}
    for channel, circuits in enumerate(channels.circuits):
        for index in circuits:
            of_circuits.setdefault(index, troubles[channels.shape[channel]])
    for index, circuit in enumerate(site.circuits):
        if not joined_directly(site, circuit) and (trouble := of_circuits.get(index, NOT_JOINED)):
            yield f"circuit {circuit.name}", trouble
    for channel, far in enumerate(channels.far):
        trouble = troubles[channels.shape[channel]]
        if trouble and far >= 0 and not channels.circuits[channel]:
            yield pair_name(map(site.face_name, (channels.near[channel], far))), trouble
