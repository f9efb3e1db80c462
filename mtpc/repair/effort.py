"""What a change takes: how many pieces, how far plugs go, a part that can be had, and what it costs."""

from __future__ import annotations

from mtpc.catalogue.types import PartKind, WiredPart
from mtpc.channel.types import Plant
from mtpc.model.columns import Socket
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.stock import stock
from mtpc.repair.types import Change, ChangeKind

COST = {PartKind.CORD: 0, PartKind.HARNESS: 1, PartKind.CASSETTE: 2, PartKind.PANEL: 2, PartKind.TRUNK: 3}
PLATE_COST = 2
UNCHANGED = max(COST.values()) + 1  # modules
NOBODY_SELLS = 2  # how unusual a part without a name is


def touched(changes: tuple[Change, ...]) -> int:
    """How many pieces are taken in hand; plugs that all go on by one step are two, however many they are."""
    shifts = sum(bool(change.step) for change in changes)
    return 2 * shifts + len({piece for change in changes if not change.step for piece in _pieces(change)})


def _pieces(change: Change) -> tuple[tuple[int, int], ...]:
    """What is taken in hand: components, or plates; all that one word of the spec makes count as one."""
    if change.inserts:
        return ((-1, change.inserts[0]),)
    pieces = change.pieces[:1] if change.part is not None else change.pieces
    return tuple((piece, -1) for piece in pieces)


def apart(floor: LaidFloor, change: Change) -> int:
    """How far plugs go: 0 within a device or panel, 1 to another like it, 2 from a panel to a device."""
    if change.kind is ChangeKind.TURN:
        return 0
    site = floor.base
    pairs = [(site.socket(site.socket_of(plug)), site.socket(socket)) for plug, socket in change.moves]
    return max((_distance(now, then) for now, then in pairs), default=0)


def more_than_one(change: Change) -> int:
    """How many more than one get another part: of two changes that each are one word, the smaller is likelier."""
    return len(change.inserts or change.pieces) - 1 if change.part is not None else 0


def _distance(now: Socket, then: Socket) -> int:
    if now.equipment_number == then.equipment_number:
        return 0
    return 1 if now.equipment and then.equipment and now.equipment.kind is then.equipment.kind else 2


def unusual(plant: Plant, change: Change) -> int:
    """0 for a part the floor uses already, 1 for one of a catalogue, 2 for one that nobody is known to sell.

    Nor is a cable sold that has ends of more kinds than the one it replaces.
    """
    if not isinstance(change.part, WiredPart):
        return 0
    now = plant.site.part_of(change.pieces[0])
    is_mixed = isinstance(now, WiredPart) and _kinds_of_ends(change.part) > _kinds_of_ends(now)
    return NOBODY_SELLS if is_mixed else stock(plant).rarity(change.part)


def _kinds_of_ends(part: WiredPart) -> int:
    return len({(end.family.gendered, end.gender, end.polish) for end in part.terminals})


def cost(plant: Plant, change: Change) -> int:
    """Which kind of piece is changed, the cheapest first."""
    if change.step:
        return 0  # a slip in a statement, whatever it lays
    if change.inserts:
        return PLATE_COST
    return max(COST.get(plant.site.kind_of(piece), PLATE_COST) for piece in change.pieces)
