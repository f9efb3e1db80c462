"""What on the way of a channel is against the method a policy requires, or leaves it open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtpc.channel.types import Plant, once
from mtpc.diagnostics import Consequence
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Insert, Stated
from mtpc.rules._faulty_matings import adapter_of
from mtpc.rules._naming import channel_name, named
from mtpc.rules._requirements import Required

if TYPE_CHECKING:
    from mtpc.channel.methods import MethodPiece
    from mtpc.repair.types import FailingGroup

METHOD = "POL203"


@dataclass(frozen=True, slots=True)
class AgainstMethod:
    """The first piece of a channel that the required method does not have, or whose method is not clear."""

    name: str  # of the channel
    component: int
    adapter: Insert | None  # where it is a mating
    stated: Stated
    message: str


def against_methods(plant: Plant) -> list[AgainstMethod]:
    """Every channel that is not built by a required method, worked out once."""
    return once(plant, _all_against)


def methods_mended(plant: Plant, group: FailingGroup, each: tuple[Consequence, ...]) -> Iterator[Consequence]:
    """The required methods that the piece to change is against."""
    names = {consequence.object for consequence in each}
    changes = [change for remedy in group.remedies for change in remedy.changes] if len(group.remedies) == 1 else []
    pieces = {piece for change in changes if change.part is not None for piece in change.pieces}
    for against in against_methods(plant) if plant.site.policy.requires else ():
        if against.adapter is None and against.component in pieces and against.name in names:
            yield Consequence(METHOD, against.name, against.message)


def _all_against(plant: Plant) -> list[AgainstMethod]:
    return list(_against(plant))


def _against(plant: Plant) -> Iterator[AgainstMethod]:
    required, columns = Required(plant, "method"), plant.channels
    if not required.stated:
        return
    from mtpc.channel.methods import pieces

    shapes = {number: [pieces(route) for route in shape.routes] for number, shape in enumerate(columns.shapes)}
    for channel, number in enumerate(columns.shape):
        for stated in required.of_channel(channel) if any(shapes[number]) else ():
            culprit = _first(shapes[number], str(stated.value).upper())
            if culprit is not None:
                yield _told(plant, channel, stated, *culprit)
                break


def _first(routes: list[list[MethodPiece]], method: str) -> tuple[int, MethodPiece] | None:
    """What is against the method, else what leaves it open: the route's number and the piece."""
    every = [(number, piece) for number, pieces_on in enumerate(routes) for piece in pieces_on]
    against = (entry for entry in every if entry[1].allows is not None and method not in entry[1].allows)
    unsure = (entry for entry in every if entry[1].allows is None)
    return next(against, next(unsure, None))


def _told(plant: Plant, channel: int, stated: Stated, number: int, piece: MethodPiece) -> AgainstMethod:
    site, name = plant.site, channel_name(plant, channel)
    components = plant.channels.components[channel][number]
    component, method = components[piece.hop], str(stated.value).upper()
    adapter = _adapter(plant, components[piece.hop : piece.hop + 2]) if piece.is_mating else None
    what = f"{adapter.name} holds plugs with" if adapter else f"{named(site, component)} is"
    mismatch = f"{name} is not built by method {method}" if piece.allows is not None else ""
    message = f"{mismatch or f'the method of {name} cannot be determined'}: {what} {piece.what}"
    return AgainstMethod(name, component, adapter, stated, message)


def _adapter(plant: Plant, two: tuple[int, ...]) -> Insert | None:
    """The plate or cassette in which two components meet."""
    site = plant.site
    for face in site.faces_of(two[0]):
        if site.neighbour_of(face) == two[1]:
            return adapter_of(site, face, site.mate_of(face))
    return None
