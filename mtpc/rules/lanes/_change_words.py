"""What changes do, as instructions, and what speaks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtpc.catalogue.types import PlatePart, WiredPart
from mtpc.channel.map_names import is_letter, map_shown
from mtpc.model.direct_cables import is_direct
from mtpc.model.legs import leg_counts
from mtpc.model.site import Site
from mtpc.repair.sisters import FEWEST
from mtpc.repair.types import Change, ChangeKind, Evidence, FactKind, Remedy, RepairFact
from mtpc.rules._naming import named, named_connector
from mtpc.text import bracketed, in_runs

TOLD_MAX = 3  # remedies of one rank, moved plugs: more are counted


def what_comes_of_it(site: Site, facts: Iterable[RepairFact]) -> str:
    """What holds when it is done: of direct cables no lane is judged."""
    circuits = [site.circuits[fact.number] if fact.kind is FactKind.CIRCUIT else None for fact in facts]
    if all(circuit is not None and is_direct(site, circuit) for circuit in circuits):
        return "; every circuit is then joined as it says"
    return "; every lane then arrives where it should"


def either(helps: list[str]) -> str:
    """One advice, or several that are as good."""
    if len(helps) == 1:
        return helps[0]
    told = [f"either {helps[0]}", *helps[1:TOLD_MAX]]
    more = len(helps) - TOLD_MAX
    return ", or ".join([*told, f"one of {more} more changes alike"] if more > 0 else told)


def all_of(site: Site, remedy: Remedy) -> str:
    """What a remedy does, one change after the other."""
    return ", and ".join(what(site, change) for change in remedy.changes)


def what(site: Site, change: Change) -> str:
    """What a change does, as an instruction."""
    if isinstance(change.part, PlatePart):
        return _another_plate(site, change, change.part)
    if isinstance(change.part, WiredPart):
        return _another_part(site, change.pieces, change.part)
    if change.kind is ChangeKind.TURN:
        return f"lay {named(site, change.pieces[0])} the other way round"
    if change.kind is ChangeKind.MOVE:
        ((plug, socket),) = change.moves
        now, then = site.socket(site.socket_of(plug)).name, site.socket(socket).name
        return f"move {_plug(site, plug)} from {now} to {then}"
    if change.kind in (ChangeKind.EXCHANGE, ChangeKind.LEGS):
        return _exchange(site, change)
    return _shift(site, change)


def _plug(site: Site, plug: int) -> str:
    """`the plug of cord a -- b`, `leg 2 of harness H`."""
    name, piece = named_connector(site, plug), named(site, site.component_of(plug))
    return f"the plug of {piece}" if name == piece else name


def _exchange(site: Site, change: Change) -> str:
    one, other = (plug for plug, _ in change.moves)
    places = " and ".join(site.socket(site.socket_of(plug)).name for plug in (one, other))
    names = [named_connector(site, plug) for plug in (one, other)]
    plugs = [named(site, site.component_of(plug)) for plug in (one, other)]
    if change.kind is ChangeKind.LEGS:
        numbers = " and ".join(str(site.terminal(plug).index) for plug in (one, other))
        return f"exchange legs {numbers} of {plugs[0]}, in {places}"
    if names == plugs:
        return f"exchange the plugs of {names[0]} and {names[1]}, in {places}"
    return f"exchange {names[0]} and {names[1]}, in {places}"


def _shift(site: Site, change: Change) -> str:
    """Legs of one cable in the order they should be in; of several cables where each plug goes."""
    if len(change.pieces) == 1:
        return _legs_in_order(site, change)
    pairs = [(site.socket(site.socket_of(plug)).name, site.socket(socket).name) for plug, socket in change.moves]
    told = [f"the plug in {now} to {then}" for now, then in pairs[:TOLD_MAX]]
    more = len(pairs) - TOLD_MAX
    return f"move {', '.join(told)}" + (f" and {more} more alike" if more > 0 else "")


def _legs_in_order(site: Site, change: Change) -> str:
    moves = sorted(change.moves, key=lambda move: site.index_of(move[0]))
    legs = bracketed([str(site.terminal(plug).index) for plug, _ in moves]).strip("[]")
    places = bracketed([site.socket(socket).name for _, socket in moves])
    return f"put legs {legs} of {named(site, change.pieces[0])}, in this order, into {places}"


def _another_plate(site: Site, change: Change, part: PlatePart) -> str:
    inserts = [site.inserts[number] for number in change.inserts]
    now = inserts[0].part
    assert isinstance(now, PlatePart)
    name, each = f"plate {inserts[0].name}", "one that holds"
    if len(inserts) > 1:
        name, each = _counted("plate", [insert.name for insert in inserts]), "ones that hold"
    return f"replace {name} ({now.alignment} keys) with {each} keys {part.alignment}, such as {part.name}"


def _another_part(site: Site, pieces: tuple[int, ...], part: WiredPart) -> str:
    """By the letters cables are ordered by; else by the names of the parts."""
    now = site.part_of(pieces[0])
    assert isinstance(now, WiredPart)
    name, each = _all_named(site, pieces), "one" if len(pieces) == 1 else "ones"
    if _in_letters(part):
        return f"replace {name} ({_kind(now)}) with {each} of {map_shown(part)}"
    if not part.name:
        return f"replace {name} ({_kind(now)}) with {each} whose right ends are turned"
    return f"replace {name} ({now.name}) with {part.name}"


def _all_named(site: Site, pieces: tuple[int, ...]) -> str:
    """`cord c1`; `the 12 cords of this statement, c1 … c12`."""
    if len(pieces) == 1:
        return named(site, pieces[0])
    return _counted(site.kind_of(pieces[0]), list(map(site.name_of, pieces)))


def _counted(kind: str, every: list[str]) -> str:
    names = in_runs(every)
    more = len(names) - TOLD_MAX
    shown = [*names[:TOLD_MAX], f"{more} more"] if more > 0 else names
    return f"the {len(every)} {kind}s of one statement, {', '.join(shown)}"


def _in_letters(part: WiredPart) -> bool:
    """Whether all its legs are alike, by a map that has a letter."""
    left, right = leg_counts(part)
    return left == right and len({end.family for end in part.terminals}) == 1 and is_letter(part)


def _kind(part: WiredPart) -> str:
    return map_shown(part) if _in_letters(part) else part.name


def evidence(site: Site, remedy: Remedy) -> Iterator[str]:
    """How many of the others are as the piece should be."""
    found, change = remedy.evidence, remedy.changes[0]
    if found is not None and found.of >= FEWEST and found.alike:
        yield _sisters(site, change, found)


def _sisters(site: Site, change: Change, found: Evidence) -> str:
    where = f" at {found.here}" if found.here else ""
    if isinstance(change.part, PlatePart):
        return f"{found.alike} of the {found.of} other plates{where} hold keys {change.part.alignment}"
    assert isinstance(change.part, WiredPart)
    kind = site.kind_of(change.pieces[0])
    are = "is" if found.alike == 1 else "are"
    return f"{found.alike} of the {found.of} other {kind}s{where} {are} {_kind(change.part)}"
