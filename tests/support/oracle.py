"""A second opinion on where light goes: one photon at a time, in millimetres, knowing nothing of the tracer.

Every core of a connector has a place on its face, seen with the key up: x to the right, y towards the key. To mate,
the other plug is turned about by half a turn around y, and, when its key is to point the other way, by half a turn
around z. A photon crosses to the core within a micrometre of its own, if there is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin

from mtpc.catalogue.types import OpticPart, Terminal, WiredPart
from mtpc.model.site import Site

ROW_PITCH_MM = 0.5  # cores of two-row ferrules lie at y = +0.25 and -0.25
REACH_MM = 0.001
Point = tuple[float, float, float]


@dataclass(frozen=True)
class Stop:
    """Where a photon ended: at a port (`face`), or why not."""

    kind: str
    face: int
    lane: int
    position: int


def photon(site: Site, port: int, position: int) -> Stop:
    """Send one photon out of a port at a position of its face and follow it."""
    face, at = port, position
    while True:
        mate = site.faces.mate[face]
        if mate < 0:
            return Stop("parked" if site.faces.parked[face] else "open", -1, 0, at)
        stance = site.faces.alignment[face]
        met = crossed(site.terminal(face), site.terminal(mate), at, stance)
        if met is None:
            return Stop("broken", -1, 0, at)
        part = site.article(mate)
        if isinstance(part, OpticPart):
            return _at_port(part, site.faces.terminal[mate], mate, met)
        onward = _through(part, site.faces.terminal[mate], met)
        if onward is None:
            return Stop("no-fibre", -1, 0, met)
        face = mate + onward[0] - site.faces.terminal[mate]
        at = onward[1]


def crossed(here: Terminal, there: Terminal, position: int, stance: str) -> int | None:
    """The position of the other connector whose core meets this one's."""
    if here.family.shell != there.family.shell or stance == "unstated":
        return None
    mine = core(here, position)
    for other in range(1, there.family.count + 1):
        theirs = turned_about(core(there, other), stance)
        if hypot(mine[0] - theirs[0], mine[1] - theirs[1]) < REACH_MM:
            return other
    return None


def core(terminal: Terminal, position: int) -> Point:
    """Where the core of a position is on the connector's own face, in mm."""
    family = terminal.family
    if family.count == 1:
        return 0.0, 0.0, 0.0
    row, column = divmod(position - 1, family.columns)
    assert family.pitch_mm is not None, f"the pitch of {family.shown} was not found"
    x = (column - (family.columns - 1) / 2) * float(family.pitch_mm)
    y = ((family.rows - 1) / 2 - row) * ROW_PITCH_MM
    return x, y, 0.0


def turned_about(point: Point, stance: str) -> Point:
    """The point as the connector opposite sees it."""
    x, y, z = point
    x, z = _rotated(x, z)
    if stance == "opposed":
        x, y = _rotated(x, y)
    return x, y, z


def _rotated(u: float, v: float) -> tuple[float, float]:
    return u * cos(pi) - v * sin(pi), u * sin(pi) + v * cos(pi)


def _at_port(part: OpticPart, terminal: int, face: int, position: int) -> Stop:
    if position in part.rx[terminal]:
        return Stop("rx", face, part.rx[terminal].index(position) + 1, position)
    if position in part.tx[terminal]:
        return Stop("tx", face, part.tx[terminal].index(position) + 1, position)
    return Stop("unlit", face, 0, position)


def _through(part: WiredPart, terminal: int, position: int) -> tuple[int, int] | None:
    for wire in part.wiring:
        for here, there in (
            ((wire.a, wire.a_position), (wire.b, wire.b_position)),
            ((wire.b, wire.b_position), (wire.a, wire.a_position)),
        ):
            if here == (terminal, position) and all(at in part.terminals[end].lit for end, at in (here, there)):
                return there
    return None
