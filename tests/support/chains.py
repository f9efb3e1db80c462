"""Two ports and the cables between them."""

from __future__ import annotations

from dataclasses import replace

from mtpc.catalogue.types import Alignment, OpticPart, WiredPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from tests.support.parts import SR4, cord, plug, reversed_map, straight
from tests.support.sites import ALIGNED, OPPOSED, Floor

CROSSED = {1: 2, 2: 1, 3: 4, 4: 3, 5: 6, 6: 5, 7: 8, 8: 7, 9: 10, 10: 9, 11: 12, 12: 11}  # type C
MAPS = {"A": straight(12), "B": reversed_map(12), "C": CROSSED}


def array(letter: str, of: str = "mpo12", kind: str = "cord") -> WiredPart:
    made = cord(f"{kind}-{letter}", plug("a1", of), plug("b1", of), MAPS[letter], kind)
    return replace(made, map_name=f"map {letter}")


def chain(*parts: WiredPart, near: OpticPart = SR4, far: OpticPart = SR4, between: Alignment = OPPOSED) -> Plant:
    """Two ports and what is between them, in adapters of one mating."""
    floor = Floor()
    last, end = floor.add("a", near)[0], floor.add("b", far)[0]
    for number, part in enumerate(parts, start=1):
        a, b = floor.add(f"{part.kind}{number}", part)
        floor.join(last, a, between if number > 1 else ALIGNED)
        last = b
    floor.join(last, end)
    return trace(floor.done())
