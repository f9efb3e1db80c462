"""Plugs of several cables, or legs of one, that each go to another place among them: a shifted range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtpc.model.site import Site
from mtpc.repair.changes._moves_that_join import Move, moves_for
from mtpc.repair.suspects import Suspects
from mtpc.repair.types import Change, ChangeKind
from mtpc.text import natural_key

Place = tuple[object, ...]  # where plugs leave and enter, of which kind of cable, of which side; or one cable


def changes(suspects: Suspects) -> Iterator[Change]:
    """Plugs that could move from one place to another: those that move equally far, and all; legs of one cable."""
    site, given = suspects.site, set[frozenset[Move]]()
    together: dict[tuple[Place, int], dict[int, int]] = {}
    for fact in suspects.facts:
        for plug, socket in moves_for(suspects, fact):
            place = _place(site, plug, socket)
            for key in ((place, _step(site, plug, socket)), (place, 0), ((site.component_of(plug),), 0)):
                together.setdefault(key, {}).setdefault(plug, socket)
    for (_, step), moves in together.items():
        for closed in _variants(site, moves, step):
            pairs = frozenset(closed.items())
            if len(closed) < 2 or len(set(closed.values())) < len(closed) or pairs in given or _exchanged(site, closed):
                continue
            given.add(pairs)
            pieces = dict.fromkeys(site.component_of(plug) for plug in closed)
            yield Change(ChangeKind.SHIFT, tuple(pieces), moves=tuple(sorted(closed.items())), step=step)


def _variants(site: Site, moves: dict[int, int], step: int) -> Iterator[dict[int, int]]:
    """The moves made whole: what is in their way moves too, and then what was laid with them."""
    if not step:
        yield _closed(site, moves)
        return
    yield _carried_on(site, moves, step)
    run = _with_their_run(site, moves, step)
    if len(run) > len(moves) > 1:
        yield _carried_on(site, run, step)


def _with_their_run(site: Site, moves: dict[int, int], step: int) -> dict[int, int]:
    """The moves, and those of plugs beside them whose cables run to the same place, used or not."""
    run = dict(moves)
    laid = {_laid(site, plug) for plug in moves}
    places = _places(site, next(iter(moves.values())))
    for at, socket in enumerate(places):
        plug = site.socket(socket).plug
        if plug >= 0 and plug not in run and _laid(site, plug) in laid and 0 <= at + step < len(places):
            run[plug] = places[at + step]
    return run


def _laid(site: Site, plug: int) -> tuple[object, ...]:
    """What a plug's cable is, and where its other ends are."""
    component = site.component_of(plug)
    others = (site.socket_of(face) for face in site.faces_of(component) if face != plug)
    ends = {(site.socket(other).equipment_number, site.socket(other).slot) for other in others if other >= 0}
    return site.kind_of(component), frozenset(ends)


def _place(site: Site, plug: int, socket: int) -> Place:
    now, then = site.socket(site.socket_of(plug)), site.socket(socket)
    component = site.component_of(plug)
    side = site.terminal(plug).side == site.part_of(component).terminals[0].side
    return now.equipment_number, now.slot, then.equipment_number, then.slot, site.kind_of(component), side


def _step(site: Site, plug: int, socket: int) -> int:
    """How many places of a panel's slot, or of a device, a plug moves on."""
    places, now = _places(site, socket), site.socket_of(plug)
    return places.index(socket) - places.index(now) if now in places else 0


def _places(site: Site, socket: int) -> list[int]:
    """The places of a panel's slot, or of a device, on one side."""
    place = site.socket(socket)
    beside = site.sockets_of(place.equipment_number, place.slot)
    return in_order(site, (other for other in beside if site.socket(other).side == place.side))


def _carried_on(site: Site, moves: dict[int, int], step: int) -> dict[int, int]:
    """The moves, and what is in their way moved as far; {} where there is no place for it."""
    closed = dict(moves)
    waiting = list(closed.values())
    while waiting:
        socket = waiting.pop()
        plug = site.socket(socket).plug
        if plug < 0 or plug in closed:
            continue
        places = _places(site, socket)
        at = places.index(socket) + step
        if not 0 <= at < len(places):
            return {}
        closed[plug] = places[at]
        waiting.append(places[at])
    return closed


def _closed(site: Site, moves: dict[int, int]) -> dict[int, int]:
    """The moves, and what is in their way put into the places they leave, in order."""
    closed = dict(moves)
    entered = in_order(site, closed.values())
    out = [plug for socket in entered if (plug := site.socket(socket).plug) >= 0 and plug not in closed]
    left = [socket for socket in map(site.socket_of, closed) if socket not in entered]
    closed.update(zip(out, in_order(site, left), strict=False))
    return closed


def _exchanged(site: Site, moves: dict[int, int]) -> bool:
    """Whether two plugs only change places."""
    return len(moves) == 2 and set(moves.values()) == {site.socket_of(plug) for plug in moves}


def in_order(site: Site, sockets: Iterable[int]) -> list[int]:
    """Sockets by the natural order of their names, each once."""
    return sorted(set(sockets), key=lambda socket: natural_key(site.socket(socket).name))
