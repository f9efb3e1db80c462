"""A channel told from its near port to its far port: what light passes, where it lands, what it loses.

One `Walk` is made for a channel that somebody looks at; nothing here is computed for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtpc.catalogue.types import OpticPart, Terminal, WiredPart
from mtpc.channel.loss import budget
from mtpc.channel.types import Budget, Landing, Plant, Shape
from mtpc.model.site import MATINGS, Site
from mtpc.units import show

_TYPE = re.compile(r"([abc])(\d+)[a-z]?")


@dataclass(frozen=True, slots=True)
class Step:
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
    verdict: str
    steps: tuple[Step, ...]
    lanes: tuple[Lane, ...]
    lanes_back: tuple[Lane, ...]
    position_map: tuple[tuple[int, int], ...] | None  # plug to plug, where both ends are arrays
    budget: Budget
    names: frozenset[str]  # of everything it is made of


def walk(plant: Plant, channel: int) -> Walk:
    """The channel of that number."""
    site, channels = plant.site, plant.channels
    shape = channels.shapes[channels.shape[channel]]
    far = channels.far[channel]
    near_name = port_name(plant, channel, far_end=False)
    far_name = port_name(plant, channel, far_end=True) if far >= 0 else None
    circuits = tuple(site.circuits[index].name for index in channels.circuits[channel])
    components = {site.components.name[component] for route in channels.components[channel] for component in route}
    return Walk(
        near_name,
        far_name,
        circuits,
        shape.verdict,
        tuple(_steps(plant, channel)),
        _lanes(shape.forward, far_name),
        _lanes(shape.back, near_name),
        _position_map(shape),
        budget(plant, channel),
        frozenset({near_name, *circuits, *components} | ({far_name} if far_name else set())),
    )


def port_name(plant: Plant, channel: int, *, far_end: bool) -> str:
    """The port as its circuit names it (border1.et-0/0/31:2), else as the floor does."""
    site, channels = plant.site, plant.channels
    face = (channels.far if far_end else channels.near)[channel]
    for index in channels.circuits[channel]:
        circuit = site.circuits[index]
        for end in (circuit.near, circuit.far):
            if end.face == face and end.lanes:
                return end.name
    return site.face_name(face)


def _lanes(landings: tuple[Landing, ...], far: str | None) -> tuple[Lane, ...]:
    return tuple(_lane(landing, far) for landing in landings)


def _lane(landing: Landing, far: str | None) -> Lane:
    sent = f"Tx{landing.lane}"
    if landing.kind in ("rx", "tx"):
        return Lane(sent, f"{landing.kind.capitalize()}{landing.far_lane}", far, "")
    return Lane(sent, "dark", far if landing.kind == "unlit" else None, landing.kind)


def _position_map(shape: Shape) -> tuple[tuple[int, int], ...] | None:
    if shape.far is None or not shape.routes:
        return None
    ends = (shape.near.terminals[shape.near_terminal], shape.far.terminals[shape.far_terminal])
    if any(end.family.position_names for end in ends):
        return None
    return tuple(sorted(pair for route in shape.routes for pair in route.position_map))


# ---- the way ---------------------------------------------------------------------------------


def routes(plant: Plant, channel: int) -> list[list[int]]:
    """The faces light passes on each route, near port first; where it reaches no port, as far as it gets."""
    site, channels = plant.site, plant.channels
    near, far = channels.near[channel], channels.far[channel]
    if far < 0:
        return [_follow(site, near)]
    return [_route(site, near, far, components) for components in channels.components[channel]]


def passed(plant: Plant, channel: int) -> list[tuple[int, int | None]]:
    """The parts light passes, as (face it enters, face it leaves), near to far; each once on several routes."""
    pairs: dict[tuple[int, int | None], None] = {}
    for route in routes(plant, channel):
        inner = route[1:-1] if plant.channels.far[channel] >= 0 else route[1:]
        for index in range(0, len(inner), 2):
            pairs[inner[index], inner[index + 1] if index + 1 < len(inner) else None] = None
    return list(pairs)


def _route(site: Site, near: int, far: int, components: tuple[int, ...]) -> list[int]:
    way = [near]
    for number, component in enumerate(components):
        entered = site.faces.mate[way[-1]]
        assert site.faces.component[entered] == component
        onward = components[number + 1] if number + 1 < len(components) else site.faces.component[far]
        exits = _exits(site, entered)
        left = next((face for face in exits if _leads_to(site, face, onward)), exits[0])
        way += [entered, left]
    return [*way, far]


def _leads_to(site: Site, face: int, component: int) -> bool:
    mate = site.faces.mate[face]
    return mate >= 0 and site.faces.component[mate] == component


def _follow(site: Site, port: int) -> list[int]:
    way = [port]
    while (entered := site.faces.mate[way[-1]]) >= 0 and entered not in way:
        way.append(entered)
        exits = [] if site.is_optic(entered) else _exits(site, entered)
        if not exits:
            break
        way.append(exits[0])
    return way


def _exits(site: Site, face: int) -> list[int]:
    """The faces fibres lead to from this one, inside its part."""
    article = site.article(face)
    assert isinstance(article, WiredPart)
    first, here = face - site.faces.terminal[face], site.faces.terminal[face]
    ends = {wire.b if wire.a == here else wire.a for wire in article.wiring if here in (wire.a, wire.b)}
    return [first + terminal for terminal in sorted(ends)]


def _steps(plant: Plant, channel: int) -> Iterator[Step]:
    site, far = plant.site, plant.channels.far[channel]
    yield _optic(site, plant.channels.near[channel])
    for entered, left in passed(plant, channel):
        mate = site.faces.mate[entered]
        if site.terminal(entered).loose and site.terminal(mate).loose:
            yield Step(f"adapter {MATINGS[site.faces.mating[entered]]}", site.face_name(entered))
        yield _part(site, entered, left)
    if far >= 0:
        yield _optic(site, far)


def _optic(site: Site, face: int) -> Step:
    article = site.article(face)
    assert isinstance(article, OpticPart)
    return Step(f"optic {article.application}", site.face_name(face))


def _part(site: Site, entered: int, left: int | None) -> Step:
    """`trunk mpo12 type B om4 35m pinned-pinned`, from the face light enters to the one it leaves by."""
    article, component = site.article(entered), site.faces.component[entered]
    if isinstance(article, OpticPart):
        return _optic(site, entered)
    ends = [site.terminal(face) for face in (entered, left) if face is not None]
    length_m = site.components.length_m[component]
    words = [
        article.kind,
        "-".join(dict.fromkeys(end.family.name for end in ends)),
        _map(article.map_name),
        article.fibre or "fibre-unknown",
        f"{show(length_m)}m" if length_m is not None else ("" if article.kind == "cassette" else "length-unknown"),
        _genders(ends),
        "apc" if any(end.polish == "apc" for end in ends) else "",
    ]
    where = " -- ".join(site.face_name(face) for face in (entered, left) if face is not None)
    name = site.components.name[component]
    return Step(" ".join(word for word in words if word), where if " -- " in name else f"{name}: {where}")


def _map(name: str) -> str:
    match = _TYPE.fullmatch(name)
    return f"type {match[1].upper()}" if match else name


def _genders(ends: list[Terminal]) -> str:
    shown = [end.gender or "unknown" for end in ends if end.family.gendered]
    return "-".join(shown)
