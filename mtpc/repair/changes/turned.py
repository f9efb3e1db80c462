"""A cable laid the other way round: what was at its left ends goes to its right ones."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import WiredPart
from mtpc.light.meeting import fits
from mtpc.model.legs import leg_counts
from mtpc.model.site import CABLES
from mtpc.repair.suspects import Suspects
from mtpc.repair.types import Change, ChangeKind


def changes(suspects: Suspects) -> Iterator[Change]:
    """Each cable on the ways whose two sides fit the places of one another and differ."""
    site = suspects.site
    for component in suspects.components:
        part = site.part_of(component)
        if site.kind_of(component) not in CABLES or not isinstance(part, WiredPart):
            continue
        left, right = leg_counts(part)
        faces = site.faces_of(component)
        sockets = [site.socket_of(face) for face in faces]
        ends = zip(part.terminals[:left], part.terminals[left:], strict=False)
        if left != right or min(sockets) < 0 or not all(fits(one, other) for one, other in ends):
            continue
        if not is_symmetric(part, left):
            moved = tuple(zip(faces, (*sockets[left:], *sockets[:left]), strict=True))
            yield Change(ChangeKind.TURN, (component,), moves=moved)


def is_symmetric(part: WiredPart, legs: int) -> bool:
    """Whether a cable does the same either way round."""

    def other(end: int) -> int:
        return end + legs if end < legs else end - legs

    wires = {frozenset(((wire.a, wire.a_position), (wire.b, wire.b_position))) for wire in part.wiring}
    turned = {frozenset((other(end), position) for end, position in wire) for wire in wires}
    ends = [(end.gender, end.polish, end.turned) for end in part.terminals]
    return wires == turned and ends[:legs] == ends[legs:]
