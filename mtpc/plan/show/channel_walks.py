"""A channel from its near port to its far port: what light passes, where it arrives, what it loses.

A `Walk` is made for each channel that is shown; nothing here is calculated for the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mtpc.channel.budget import budget
from mtpc.channel.follow import passed
from mtpc.channel.types import Budget, ChannelVerdict, Landing, LandingKind, Plant, Shape
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import AutoLength
from mtpc.plan.port_names import names_passed, own_names, port_name
from mtpc.plan.show.installation_limit import installation_limit
from mtpc.plan.show.path_steps import PathStep, steps_of
from mtpc.plan.verdicts import verdict_of_light


@dataclass(frozen=True, slots=True)
class Lane:
    """One transmitter and what its light meets."""

    sent: str  # Tx1
    met: str  # Rx1, Tx2, dark
    reaches: str | None  # name of the port, None where it reaches none
    stops: str  # why it is dark: open, parked, no-fibre …; else ""


@dataclass(frozen=True, slots=True)
class Walk:
    """Everything shown about one channel, to people or programs."""

    near: str
    far: str | None
    circuits: tuple[str, ...]
    light: ChannelVerdict
    steps: tuple[PathStep, ...]
    lanes: tuple[Lane, ...]
    lanes_back: tuple[Lane, ...]
    position_map: tuple[tuple[int, int], ...] | None  # plug to plug, where both ends are arrays
    budget: Budget
    names: frozenset[str]  # of everything it is made of
    lengths: tuple[tuple[str, AutoLength], ...] = ()  # cables whose length was calculated
    installation: tuple[str, Decimal] | None = None  # the loss a cabling standard allows, whatever the application


def walk(plant: Plant, channel: int) -> Walk:
    """The channel of that number."""
    site, channels = plant.site, plant.channels
    shape = channels.shape_of(channel)
    far = channels.far[channel]
    near_name = port_name(plant, channel, far_end=False)
    far_name = port_name(plant, channel, far_end=True) if far >= 0 else None
    circuits = tuple(site.circuits[index].name for index in channels.circuits[channel])
    return Walk(
        near_name,
        far_name,
        circuits,
        verdict_of_light(plant, channel),
        tuple(steps_of(plant, channel)),
        _lanes(shape.forward, far_name),
        _lanes(shape.back, near_name),
        _position_map(shape),
        budget(plant, channel),
        own_names(near_name, far_name, circuits) | names_passed(site, passed(plant, channel)),
        tuple(_lengths(plant, channel)),
        installation_limit(budget(plant, channel)),
    )


def _lengths(plant: Plant, channel: int) -> Iterator[tuple[str, AutoLength]]:
    site = plant.site
    if site.lengths:
        passing = dict.fromkeys(site.component_of(entered) for entered, _ in passed(plant, channel))
        for component in passing:
            calculated = site.lengths.get(component)
            if isinstance(calculated, AutoLength):
                yield site.name_of(component), calculated


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
