"""What documents say of a channel whose light does not arrive as it should: never a pass by its loss alone."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import ChannelVerdict, Landing, LandingKind, Plant, Shape, ShapeFault
from mtpc.model.direct_cables import joined_directly

NO_LIGHT, PERMUTED = "NO LIGHT", "lanes permuted"
DIRECT = "direct cable: no fibre channel"
NOT_JOINED = f"{NO_LIGHT}: no fibre joins its two ports"
_ENDS = {
    LandingKind.OPEN: "where nothing is plugged in",
    LandingKind.PARKED: "at a leg left hanging",
    LandingKind.NO_FIBRE: "where the next connector has no fibre",
    LandingKind.UNLIT: "at a position without a receiver",
    LandingKind.BROKEN: "at a joint that passes no light",
}


def light_words(shape: Shape) -> str:
    """`NO LIGHT: Tx1 meets Tx1`, `lanes permuted: Tx1 meets Rx2`; "" where all is well."""
    landings = shape.forward + shape.back
    if shape.verdict is ChannelVerdict.OK:
        return "" if shape.far else f"{NO_LIGHT}: no port is reached"
    if shape.verdict is ChannelVerdict.ERROR:
        return f"{NO_LIGHT}: a joint on the way cannot be mated"
    if shape.verdict is ChannelVerdict.WARN:
        return f"{PERMUTED}: {_first(landings, LandingKind.RX)}"
    if shape.fault is ShapeFault.TX_MEETS_TX:
        return f"{NO_LIGHT}: {_first(landings, LandingKind.TX)}"
    lost = next((landing for landing in landings if landing.kind in _ENDS), None)
    return f"{NO_LIGHT}: Tx{lost.lane} ends {_ENDS[lost.kind]}" if lost else f"{NO_LIGHT}: a receiver gets none"


def _first(landings: tuple[Landing, ...], kind: LandingKind) -> str:
    """The first transmitter that lands on that kind; for receivers, on one with another number."""
    wrong = (one for one in landings if one.kind is kind and (kind is LandingKind.TX or one.lane != one.far_lane))
    one = next(wrong, landings[0])
    return f"Tx{one.lane} meets {one.kind.capitalize()}{one.far_lane}"


def troubled(plant: Plant) -> Iterator[tuple[str, str]]:
    """Circuits that do not work as built, and ports joined so that they cannot: name and why, in reading order."""
    site, channels = plant.site, plant.channels
    words = [light_words(shape) for shape in channels.shapes]
    why: dict[int, str] = {}
    for channel, wanted in enumerate(channels.circuits):
        for index in wanted:
            why.setdefault(index, words[channels.shape[channel]])
    for index, circuit in enumerate(site.circuits):
        if not joined_directly(site, circuit) and (text := why.get(index, NOT_JOINED)):
            yield f"circuit {circuit.name}", text
    for channel, far in enumerate(channels.far):
        text = words[channels.shape[channel]]
        if text and far >= 0 and not channels.circuits[channel]:
            yield f"{site.face_name(channels.near[channel])} -- {site.face_name(far)}", text
