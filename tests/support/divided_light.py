"""A second opinion on light that divides: photon by photon over what is plugged in where, without the tracer.

It reads the places (which plug is in which, what is behind it), the wires of parts, and wavelengths as they are
written in records. A plug of one fibre in a bore is put beside the middle of the port by half the pitch; then it is
one more connector with a core somewhere, and cores that lie on each other touch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mtpc.catalogue.types import OpticPart, WiredPart
from mtpc.model.site import Site
from tests.support.oracle import REACH_MM, core, turned_about

PITCH_MM = 6.25
Band = tuple[float, float]


@dataclass(frozen=True)
class Photon:
    """One photon on a connector: where it is, and between which wavelengths it lies."""

    face: int
    position: int
    band: Band


@dataclass(frozen=True)
class Met:
    """A photon that arrived: by which lane of which port it was sent, where it arrived, what was left of its band."""

    sender: str
    lane: int
    port: str
    band: Band


def arrivals(site: Site) -> set[Met]:
    """Everything that arrives anywhere."""
    return {met for port in _ports(site) for met in _from(site, port)}


def _ports(site: Site) -> list[int]:
    return [face for face in range(len(site.faces.component)) if isinstance(site.article(face), OpticPart)]


def _from(site: Site, port: int) -> Iterator[Met]:
    optic = site.article(port)
    assert isinstance(optic, OpticPart)
    for lane, position in enumerate(optic.tx[site.index_of(port)], start=1):
        for low, high in optic.sends:
            waiting, seen = [Photon(port, position, (float(low), float(high)))], set[Photon]()
            while waiting:
                photon = waiting.pop()
                if photon in seen:
                    continue
                seen.add(photon)
                for there in _across(site, photon):
                    if isinstance(site.article(there.face), OpticPart):
                        yield Met(site.face_name(port), lane, site.face_name(there.face), there.band)
                    else:
                        waiting += _through(site, there)


# ---- across a mating: cores that lie on each other


def _across(site: Site, photon: Photon) -> Iterator[Photon]:
    here = _core(site, photon.face, photon.position)
    for other in _opposite(site, photon.face):
        for position in range(1, site.terminal(other).family.count + 1):
            there = turned_about((_core(site, other, position), 0.0, 0.0), "aligned")[0]
            if abs(here - there) < REACH_MM:
                yield Photon(other, position, photon.band)


def _core(site: Site, face: int, position: int) -> float:
    """How far right of the middle of its port a core is, seen on the connector's own end face."""
    family = site.terminal(face).family
    if family.count > 1:
        return core(site.terminal(face), position)[0]
    name = site.socket(site.socket_of(face)).name
    # Looking into the port its left is the right of a plug that stands in it.
    return {"L": PITCH_MM / 2, "R": -PITCH_MM / 2}.get(name.rpartition(".")[2], 0.0)


def _opposite(site: Site, face: int) -> list[int]:
    """The connectors on the other side of the port or adapter a connector is in."""
    own = site.socket_of(face)
    if own < 0:
        return []
    sockets, place = site.sockets, _base(site, own)
    if sockets.inner[place] == face:
        return _plugs_at(site, place)
    if sockets.inner[place] >= 0:
        return [sockets.inner[place]]
    return _plugs_at(site, sockets.partner[place]) if sockets.partner[place] >= 0 else []


def _base(site: Site, place: int) -> int:
    """The port a bore belongs to, by its name."""
    name, point, bore = site.sockets.name[place].rpartition(".")
    return site.sockets.name.index(name) if point and bore in ("L", "R") else place


def _plugs_at(site: Site, place: int) -> list[int]:
    """All plugs at a port, whole or in its bores."""
    names = {site.sockets.name[place] + end for end in ("", ".L", ".R")}
    return [
        plug for name, plug in zip(site.sockets.name, site.sockets.plug, strict=True) if name in names and plug >= 0
    ]


# ---- through a part: every wire, and the filters at both its ends


def _through(site: Site, photon: Photon) -> Iterator[Photon]:
    part, entered = site.article(photon.face), site.index_of(photon.face)
    assert isinstance(part, WiredPart)
    for wire in part.wiring:
        for here, there in (
            ((wire.a, wire.a_position), (wire.b, wire.b_position)),
            ((wire.b, wire.b_position), (wire.a, wire.a_position)),
        ):
            if here != (entered, photon.position):
                continue
            for band in _let_through(part, (entered, there[0]), photon.band):
                yield Photon(photon.face - entered + there[0], there[1], band)


def _let_through(part: WiredPart, ends: tuple[int, int], band: Band) -> list[Band]:
    bands = [band]
    for index in ends:
        passes = part.terminals[index].passes
        if passes is not None:
            cut = [(max(one[0], float(low)), min(one[1], float(high))) for one in bands for low, high in passes]
            bands = [one for one in cut if one[0] < one[1] or (one[0] == one[1] and band[0] == band[1])]
    return bands
