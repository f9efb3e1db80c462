"""The text of labels: what stands for a port, and for the several ports a plug leads to."""

from __future__ import annotations

from collections import Counter

from mtpc.catalogue.types import PartKind
from mtpc.model.columns import Socket
from mtpc.model.site import Site

_LETTER = {"front": "F", "rear": "R"}


def place_labels(site: Site) -> list[str]:
    """The label of every socket, one to one: `A03-38-R02:05`, `A03-38:05` where there is no slot.

    One-digit numbers get a zero in front. Where that makes two alike they are written as silk-screened, and
    where even that is not enough the name from the spec follows.
    """
    places = [site.socket(socket) for socket in site.every_socket()]
    labels = [_label(place, padded=True) for place in places]
    counts = Counter(labels)
    if len(counts) < len(labels):
        pairs = zip(places, labels, strict=True)
        labels = [_label(place, padded=False) if counts[label] > 1 else label for place, label in pairs]
        counts = Counter(labels)
        pairs = zip(places, labels, strict=True)
        labels = [f"{label} ({place.name})" if counts[label] > 1 else label for place, label in pairs]
    return labels


def _label(place: Socket, *, padded: bool) -> str:
    equipment = place.equipment
    if equipment is None or equipment.rack is None or equipment.unit is None:
        return place.name
    slot, port = place.slot, place.printed
    if padded:
        slot, port = _two_digits(slot), _two_digits(port)
    bay = f"-{_LETTER.get(place.side, '')}{slot}" if _behind(place) else ""
    unit = f"{equipment.unit:02}"
    return f"{equipment.rack.name}-{unit}{bay}:{port}"


def _two_digits(text: str) -> str:
    return f"0{text}" if len(text) == 1 and text.isdecimal() else text


def several(labels: list[str]) -> str:
    """One label, or the first with the number of the others."""
    return f"{labels[0]} (+{len(labels) - 1})" if len(labels) > 1 else "".join(labels)


def _behind(place: Socket) -> bool:
    """Whether the port is one of two sides of a panel, so that the label has to name the side."""
    return bool(place.slot) or (place.equipment is not None and place.equipment.kind == PartKind.PANEL)
