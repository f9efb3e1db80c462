"""The text of labels: what stands for a port, and for the several ports a plug leads to."""

from __future__ import annotations

from collections import Counter

from mtpc.model.site import Equipment, Site

_LETTER = {"front": "F", "rear": "R"}


def place_labels(site: Site) -> list[str]:
    """The label of every socket, one to one: `A03-38-R02:05`, `A03-38:05` where there is no slot.

    One-digit numbers get a zero in front. Where that makes two alike they are written as silk-screened, and
    where even that is not enough the name from the spec follows.
    """
    sockets = range(len(site.sockets))
    labels = [_label(site, socket, padded=True) for socket in sockets]
    counts = Counter(labels)
    if len(counts) < len(labels):
        labels = [_label(site, at, padded=False) if counts[label] > 1 else label for at, label in enumerate(labels)]
        counts = Counter(labels)
        labels = [
            f"{label} ({site.sockets.name[at]})" if counts[label] > 1 else label for at, label in enumerate(labels)
        ]
    return labels


def _label(site: Site, socket: int, *, padded: bool) -> str:
    equipment = equipment_of(site, socket)
    if equipment is None or equipment.rack is None or equipment.unit is None:
        return site.sockets.name[socket]
    slot, port = site.sockets.slot[socket], printed_port(site, socket)
    if padded:
        slot, port = _two_digits(slot), _two_digits(port)
    bay = f"-{_LETTER.get(site.sockets.side[socket], '')}{slot}" if _behind(site, socket) else ""
    unit = f"{equipment.unit:02}"
    return f"{equipment.rack.name}-{unit}{bay}:{port}"


def _two_digits(text: str) -> str:
    return f"0{text}" if len(text) == 1 and text.isdecimal() else text


def several(labels: list[str]) -> str:
    """One label, or the first with the number of the others."""
    return f"{labels[0]} (+{len(labels) - 1})" if len(labels) > 1 else "".join(labels)


def printed_port(site: Site, socket: int) -> str:
    """The text beside the port: `rear5` of the language is adapter 5, seen from the rear."""
    port, side = site.sockets.port[socket], site.sockets.side[socket]
    return port.removeprefix("rear") if side == "rear" and _behind(site, socket) and port != "rear" else port


def _behind(site: Site, socket: int) -> bool:
    """Whether the port is one of two sides of a panel, so that the side has to be told."""
    equipment = equipment_of(site, socket)
    return bool(site.sockets.slot[socket]) or (equipment is not None and equipment.kind == "panel")


def equipment_of(site: Site, socket: int) -> Equipment | None:
    """What a socket is a port of; None where it is nothing that stands in the spec."""
    number = site.sockets.equipment[socket]
    return site.equipment[number] if number >= 0 else None
