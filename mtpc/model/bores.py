"""Plugs of one fibre in the bores of a port for two: what each touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtpc.catalogue.types import BORES, Alignment
from mtpc.model.columns import Sockets

Touch = tuple[int, int, Alignment]  # a plug of one fibre, what it touches, and how

_BOTH = 3  # bores are 1 and 2, and from the other side of an adapter they change places


def touched_in_bores(sockets: Sockets, place: int, plug_in: Callable[[int], int]) -> Iterator[Touch]:
    """What the plugs in the bores of a place touch; `plug_in` says which plug is in a place."""
    partner, inner = sockets.partner[place], sockets.inner[place]
    for bore, part in sorted(sockets.bores.get(place, {}).items()):
        plug = plug_in(part)
        if plug < 0:
            continue
        opposite = sockets.bores.get(partner, {}).get(_BOTH - bore, -1) if partner >= 0 else -1
        facing = plug_in(opposite) if opposite >= 0 else -1
        if facing >= 0:
            yield plug, facing, Alignment.ALIGNED
            continue
        other = inner if inner >= 0 else plug_in(partner) if partner >= 0 else -1
        if other >= 0:
            yield plug, other, BORES[bore - 1]
