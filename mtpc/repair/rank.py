"""Which of several remedies is the likeliest: the lower its rank, the sooner it is proposed."""

from __future__ import annotations

from dataclasses import replace

from mtpc.catalogue.types import PartKind, WiredPart
from mtpc.channel.follow import Hops
from mtpc.channel.methods import pieces
from mtpc.channel.types import Plant
from mtpc.model.columns import Socket
from mtpc.model.site import Site
from mtpc.repair.holding import paths
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.routes import route_of
from mtpc.repair.sisters import sisters
from mtpc.repair.stock import stock
from mtpc.repair.tidiness import crossings, disorder
from mtpc.repair.trial import Trial
from mtpc.repair.types import Change, ChangeKind, FactKind, RepairFact
from mtpc.text import natural_key

COST = {PartKind.CORD: 0, PartKind.HARNESS: 1, PartKind.CASSETTE: 2, PartKind.PANEL: 2, PartKind.TRUNK: 3}
PLATE_COST = 2
NOBODY_SELLS = 2  # how unusual a part without a name is
Rank = tuple[int, ...]


def rank(plant: Plant, trial: Trial, facts: tuple[RepairFact, ...]) -> Rank:
    """Pieces touched, plugs apart, parts nobody sells, circuits disturbed, methods, odd ones, order, use, cost.

    All pieces of one word of the spec are touched as one; of two such changes that of fewer pieces is likelier. A
    change that puts plugs out of order counts as one piece more, one that puts them in order as one less: a slip of
    the hand leaves disorder behind.
    """
    changes, light = trial.changes, trial.light
    floor = light.floor
    assert isinstance(floor, LaidFloor)
    ways = list(dict.fromkeys(hops for fact in facts for _, hops, _ in paths(plant, light, fact)))
    intended = all(fact.kind is FactKind.CIRCUIT for fact in facts)
    disorders = [disorder(floor, change) for change in changes if intended]
    return (
        _touched(changes) + _sign(sum(each.inverted for each in disorders)),
        sum(_apart(floor, change) for change in changes),
        sum(_unusual(plant, change) == NOBODY_SELLS for change in changes),
        trial.disturbed,
        sum(not _has_method(floor, hops) for hops in ways),
        trial.parted,
        sum(sisters(plant).oddness(change) for change in changes),
        sum(len(change.pieces) - 1 for change in changes if change.part is not None and change.insert < 0),
        sum(crossings(floor, hops) for hops in ways) + sum(each.inverted for each in disorders),
        sum(each.uneven for each in disorders),
        sum(_unusual(plant, change) for change in changes),
        sum(_cost(plant, change) for change in changes),
        sum(change.part is not None for change in changes),
    )


def _sign(count: int) -> int:
    return (count > 0) - (count < 0)


def _touched(changes: tuple[Change, ...]) -> int:
    """How many pieces are taken in hand; plugs that all go on by one step are two, however many they are."""
    shifts = sum(bool(change.step) for change in changes)
    return 2 * shifts + len({piece for change in changes if not change.step for piece in _pieces(change)})


def _pieces(change: Change) -> tuple[tuple[int, int], ...]:
    """What is taken in hand: components, or one plate; all that one word of the spec makes count as one."""
    if change.insert >= 0:
        return ((-1, change.insert),)
    pieces = change.pieces[:1] if change.part is not None else change.pieces
    return tuple((piece, -1) for piece in pieces)


def _apart(floor: LaidFloor, change: Change) -> int:
    """How far plugs go: 0 within a device or panel, 1 to another like it, 2 from a panel to a device."""
    if change.kind is ChangeKind.TURN:
        return 0
    site = floor.base
    pairs = [(site.socket(site.socket_of(plug)), site.socket(socket)) for plug, socket in change.moves]
    return max((_distance(now, then) for now, then in pairs), default=0)


def _distance(now: Socket, then: Socket) -> int:
    if now.equipment_number == then.equipment_number:
        return 0
    return 1 if now.equipment and then.equipment and now.equipment.kind is then.equipment.kind else 2


def _unusual(plant: Plant, change: Change) -> int:
    """0 for a part the floor uses already, 1 for one of a catalogue, 2 for one that nobody is known to sell."""
    if not isinstance(change.part, WiredPart):
        return 0
    return stock(plant).rarity(change.part)


def _cost(plant: Plant, change: Change) -> int:
    if change.step:
        return 0  # a slip in a statement, whatever it lays
    if change.insert >= 0:
        return PLATE_COST
    return max(COST.get(plant.site.kind_of(piece), PLATE_COST) for piece in change.pieces)


def _has_method(floor: LaidFloor, hops: Hops) -> bool:
    """Whether one polarity method has all that is on a way."""
    allowed: frozenset[str] | None = None
    for piece in pieces(route_of(floor, hops)):
        if piece.allows is None:
            return False
        allowed = piece.allows if allowed is None else allowed & piece.allows
    return allowed is None or bool(allowed)


def name_key(site: Site, changes: tuple[Change, ...]) -> tuple[object, ...]:
    """The natural order of what changes touch: the pieces, then the places plugs leave."""
    pieces = [
        natural_key(site.inserts[change.insert].name if change.insert >= 0 else name)
        for change in changes
        for name in sorted(map(site.name_of, change.pieces), key=natural_key)
    ]
    places = [natural_key(site.socket(site.socket_of(plug)).name) for change in changes for plug, _ in change.moves]
    return tuple(pieces), tuple(sorted(places))


def in_natural_order(site: Site, change: Change) -> Change:
    """The same change, its pieces and plugs by their names."""
    pieces = sorted(change.pieces, key=lambda piece: natural_key(site.name_of(piece)))
    moves = sorted(change.moves, key=lambda move: natural_key(site.socket(site.socket_of(move[0])).name))
    if change.kind is ChangeKind.EXCHANGE:
        moves.sort(key=lambda move: pieces.index(site.component_of(move[0])))
    if change.kind is ChangeKind.LEGS:
        moves.sort(key=lambda move: site.index_of(move[0]))
    return replace(change, pieces=tuple(pieces), moves=tuple(moves))
