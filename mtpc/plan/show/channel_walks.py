"""A channel told from its near port to its far port: what light passes, where it lands, what it loses.

One `Walk` is made for a channel that somebody looks at; nothing here is computed for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mtpc.catalogue.load import Library
from mtpc.catalogue.splicing import CEILING, STRAIGHT
from mtpc.catalogue.standards import Grade
from mtpc.catalogue.types import OpticPart, Polish, Splice, Terminal
from mtpc.channel.follow import passed
from mtpc.channel.loss import budget
from mtpc.channel.types import Budget, ChannelVerdict, Landing, LandingKind, Plant, Shape
from mtpc.dataclass import dataclass
from mtpc.model.auto_length import WorkedOut
from mtpc.model.site import CABLES, Site
from mtpc.plan.port_names import port_name
from mtpc.units import show

_TYPE = re.compile(r"([abc])(\d+)[a-z]?")


@dataclass(frozen=True, slots=True)
class PathStep:
    """Something light passes, and where that is in the user's words."""

    what: str  # cord mpo12 type B om4 3m unpinned-unpinned
    where: str  # leaf01.et-0/0/48 -- lp01.2.1


@dataclass(frozen=True, slots=True)
class Lane:
    """One transmitter and what its light meets."""

    sent: str  # Tx1
    met: str  # Rx1, Tx2, dark
    reaches: str | None  # name of the port, None where it reaches none
    stops: str  # why it is dark: open, parked, no-fibre …; else ""


@dataclass(frozen=True, slots=True)
class Walk:
    """Everything about one channel that people or programs are told."""

    near: str
    far: str | None
    circuits: tuple[str, ...]
    verdict: ChannelVerdict
    steps: tuple[PathStep, ...]
    lanes: tuple[Lane, ...]
    lanes_back: tuple[Lane, ...]
    position_map: tuple[tuple[int, int], ...] | None  # plug to plug, where both ends are arrays
    budget: Budget
    names: frozenset[str]  # of everything it is made of
    lengths: tuple[tuple[str, WorkedOut], ...] = ()  # cables whose length was worked out
    installation: tuple[str, Decimal] | None = None  # what a cabling standard lets it lose, whatever runs over it


def walk(plant: Plant, channel: int) -> Walk:
    """The channel of that number."""
    site, channels = plant.site, plant.channels
    shape = channels.shape_of(channel)
    far = channels.far[channel]
    near_name = port_name(plant, channel, far_end=False)
    far_name = port_name(plant, channel, far_end=True) if far >= 0 else None
    circuits = tuple(site.circuits[index].name for index in channels.circuits[channel])
    names = {near_name, *circuits}
    for pair in passed(plant, channel):
        names.update(site.face_name(face) for face in pair if face is not None)
        names.add(site.name_of(site.component_of(pair[0])))
    return Walk(
        near_name,
        far_name,
        circuits,
        _verdict(shape),
        tuple(_steps(plant, channel)),
        _lanes(shape.forward, far_name),
        _lanes(shape.back, near_name),
        _position_map(shape),
        budget(plant, channel),
        frozenset(names | ({far_name} if far_name else set())),
        tuple(_lengths(plant, channel)),
        _installation(budget(plant, channel)),
    )


def _verdict(shape: Shape) -> ChannelVerdict:
    """Light that reaches no port is no pass."""
    nowhere = shape.far is None and shape.verdict is ChannelVerdict.OK
    return ChannelVerdict.FAIL if nowhere else shape.verdict


def _installation(found: Budget) -> tuple[str, Decimal] | None:
    """The limit an installer tests the same pairs, splices and fibre against; None: no pair, or fibre not known.

    TIA-568.3: pairs x 0.75 dB + splices x 0.3 dB + length x attenuation (applications reference, section 6).
    """
    fibre = [term.loss_db for term in found.terms[: len(found.terms) - found.mated_pairs - found.splices]]
    known = [loss_db for loss_db in fibre if loss_db is not None]
    if not found.mated_pairs or len(known) < len(fibre):
        return None
    pair, splice = _ceilings()
    joints = pair.loss_db * found.mated_pairs + splice.loss_db * found.splices
    return pair.shown, sum(known, Decimal(0)) + joints


@cache
def _ceilings() -> tuple[Grade, Grade]:
    """What TIA-568.3 lets a mated pair and a splice lose."""
    library = Library.standard()
    pair, splice = library.grade(CEILING), library.splice(CEILING)
    assert pair and splice
    return pair, splice


def _lengths(plant: Plant, channel: int) -> Iterator[tuple[str, WorkedOut]]:
    site = plant.site
    if site.lengths:
        passing = dict.fromkeys(site.component_of(entered) for entered, _ in passed(plant, channel))
        for component in passing:
            measured = site.lengths.get(component)
            if isinstance(measured, WorkedOut):
                yield site.name_of(component), measured


def _lanes(landings: tuple[Landing, ...], far: str | None) -> tuple[Lane, ...]:
    return tuple(_lane(landing, far) for landing in landings)


def _lane(landing: Landing, far: str | None) -> Lane:
    sent = f"Tx{landing.lane}"
    if landing.kind in (LandingKind.RX, LandingKind.TX):
        return Lane(sent, f"{landing.kind.capitalize()}{landing.far_lane}", far, "")
    return Lane(sent, "dark", far if landing.kind is LandingKind.UNLIT else None, landing.kind)


def _position_map(shape: Shape) -> tuple[tuple[int, int], ...] | None:
    if shape.far is None or not shape.routes:
        return None
    ends = (shape.near.terminals[shape.near_terminal], shape.far.terminals[shape.far_terminal])
    if any(end.family.position_names for end in ends):
        return None
    return tuple(sorted(pair for route in shape.routes for pair in route.position_map))


# ---- the way ---------------------------------------------------------------------------------


def _steps(plant: Plant, channel: int) -> Iterator[PathStep]:
    site, far = plant.site, plant.channels.far[channel]
    yield _optic(site, plant.channels.near[channel])
    for entered, left in passed(plant, channel):
        mate = site.mate_of(entered)
        if site.terminal(entered).loose and site.terminal(mate).loose:
            yield PathStep(f"adapter {site.alignment_of(entered)}", site.face_name(entered))
        yield _part(site, entered, left)
    if far >= 0:
        yield _optic(site, far)


def _optic(site: Site, face: int) -> PathStep:
    article = site.article(face)
    assert isinstance(article, OpticPart)
    return PathStep(f"optic {article.application}", site.face_name(face))


def _part(site: Site, entered: int, left: int | None) -> PathStep:
    """`trunk mpo12 type B om4 35m pinned-pinned`, from the face light enters to the one it leaves by."""
    article, component = site.article(entered), site.component_of(entered)
    if isinstance(article, OpticPart):
        return _optic(site, entered)
    ends = [site.terminal(face) for face in (entered, left) if face is not None]
    length_m = site.length_m(component)
    words = [
        article.kind,
        "-".join(dict.fromkeys(end.family.name for end in ends)),
        _map(article.map_name),
        article.fibre or "fibre-unknown",
        f"{show(length_m)}m" if length_m is not None else "length-unknown" if article.kind in CABLES else "",
        _genders(ends),
        "apc" if any(end.polish == Polish.APC for end in ends) else "",
        _spliced(site.splices_of(component)),
    ]
    where = " -- ".join(site.face_name(face) for face in (entered, left) if face is not None)
    name = site.name_of(component)
    return PathStep(" ".join(word for word in words if word), where if " -- " in name else f"{name}: {where}")


def _spliced(splices: tuple[Splice, ...]) -> str:
    """`spliced a b`; a crossed splice with its map, `spliced a (b12)`."""
    told = [s.place if s.map_name == STRAIGHT else f"{s.place} ({s.map_name})" for s in splices]
    return f"spliced {' '.join(told)}" if told else ""


def _map(name: str) -> str:
    """`type B` for a map with a letter, nothing for one the part lists itself, else the map's name."""
    match = _TYPE.fullmatch(name)
    if match:
        return f"type {match[1].upper()}"
    return "" if name == "own" else name


def _genders(ends: list[Terminal]) -> str:
    shown = [end.gender or "unknown" for end in ends if end.family.gendered]
    return "-".join(shown)
