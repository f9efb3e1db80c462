"""The one cable whose replacement makes lanes right: proposed only after the whole path was followed with it.

Its opposite is what a cable becomes when one of its keys is turned: type B for type A, A-to-A for A-to-B, and of
two-row maps B24N for A24I, B24R for A24S.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from mtpc.catalogue.types import PartKind, WiredPart
from mtpc.channel.geometry import position_touched
from mtpc.channel.part_tables import moves_through
from mtpc.channel.types import Plant, Shape, ShapeFault, once
from mtpc.diagnostics import Edit, Fix
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import CABLES, Site
from mtpc.rules._naming import COST, named
from mtpc.text import Span

_TWO_ROWS = tuple((f"A{count}{a}", f"B{count}{b}") for count in (24, 32) for a, b in ("IN", "SR"))
_PAIRS = (("type A", "type B"), ("A-to-A", "A-to-B"), *_TWO_ROWS)
ODD_MIN = 3  # channels: fewer prove nothing about a trunk
OPPOSITE = {**dict(_PAIRS), **{b: a for a, b in _PAIRS}}  # what a part is when one of its keys is turned


@dataclass(frozen=True, slots=True)
class Swap:
    """A part of the path that is better replaced, and by which kind; `replacement` is empty where none helps."""

    component: int
    is_now: str
    replacement: str


def best_swap(plant: Plant, channel: int, members: Sequence[int]) -> Swap | None:
    """What to replace on the path of a channel so that all `members` of its group work; None where nothing is on it."""
    shape = plant.channels.shape_of(channel)
    components = plant.channels.components[channel]
    if not shape.routes or not components:
        return None
    candidates = _candidates(plant, components[0], shape)
    for component, now in candidates if shape.fault is not ShapeFault.PERMUTED else ():
        if now in OPPOSITE and all(_right_after(plant, member, component) for member in members):
            return Swap(component, now, OPPOSITE[now])
    return Swap(*candidates[0], "") if candidates else None


def _candidates(plant: Plant, components: tuple[int, ...], shape: Shape) -> list[tuple[int, str]]:
    """Cables on the path: odd trunks, then cheapest kind, neither straight nor reversed, rarest, nearest."""
    site, odd, cables = plant.site, _odd_trunks(plant), []
    for hop, component in zip(shape.routes[0].hops, components, strict=True):
        if site.kind_of(component) in CABLES:
            cables.append((component, map_shown(hop.article)))
    kinds = [now for _component, now in cables]
    return sorted(
        cables,
        key=lambda cable: (
            cable[0] not in odd,
            COST[site.kind_of(cable[0])],
            cable[1] in OPPOSITE,
            kinds.count(cable[1]),
        ),
    )


def _odd_trunks(plant: Plant) -> frozenset[int]:
    """Trunks over which nothing works, three channels or more, while other trunks of another part serve theirs."""
    return once(plant, _all_odd_trunks)


def _all_odd_trunks(plant: Plant) -> frozenset[int]:
    return frozenset(_find_odd_trunks(plant))


def _find_odd_trunks(plant: Plant) -> Iterator[int]:
    site, columns = plant.site, plant.channels
    failed: dict[int, int] = {}
    serving: set[int] = set()
    for number, routes in zip(columns.shape, columns.components, strict=True):
        trunks = {component for route in routes for component in route if site.kind_of(component) is PartKind.TRUNK}
        if not columns.shapes[number].fault:
            serving |= trunks
        else:
            failed.update((trunk, failed.get(trunk, 0) + 1) for trunk in trunks)
    parts = {site.part_of(trunk).name for trunk in serving}
    for trunk, count in failed.items():
        if count >= ODD_MIN and parts and trunk not in serving and site.part_of(trunk).name not in parts:
            yield trunk


def map_shown(article: WiredPart) -> str:
    """`type A`, `type B`, `A-to-B`, `B24N` … by what the map does; its name where it is none of these."""
    family = article.terminals[0].family
    count, columns = family.count, family.columns
    pairs = [(wire.a_position, wire.b_position) for wire in article.wiring]
    moves: dict[str, Callable[[int], int]] = {
        "straight": lambda position: position,
        "reversed": lambda position: count + 1 - position,
        "rows": lambda position: (position + columns - 1) % count + 1,
        "columns": lambda position: (position - 1) // columns * columns + columns - (position - 1) % columns,
    }
    shown = next((name for name, move in moves.items() if pairs and all(move(near) == far for near, far in pairs)), "")
    if family.rows == 1:
        letters = ("A-to-A", "A-to-B") if count == 2 else ("type A", "type B")
        return {"straight": letters[0], "reversed": letters[1]}.get(shown, article.map_name)
    names = {"straight": f"A{count}I", "reversed": f"B{count}N", "rows": f"A{count}S", "columns": f"B{count}R"}
    return names.get(shown, article.map_name) if family.rows == 2 else article.map_name


def _right_after(plant: Plant, channel: int, component: int) -> bool:
    """Whether a channel works once a component is replaced by its opposite."""
    shape, routes = plant.channels.shape_of(channel), plant.channels.components[channel]
    if len(shape.routes) != 1 or shape.far is None:
        return not shape.fault and not any(component in route for route in routes)
    if component not in routes[0]:
        return not shape.fault
    return _lands(shape, routes[0].index(component))


def _lands(shape: Shape, swapped: int) -> bool:
    """Whether the lanes of the smaller port all meet their likes, in both directions, once a hop is its opposite."""
    assert shape.far is not None
    reached = arrivals(shape, 0, swapped)
    near = (set(shape.near.tx[shape.near_terminal]), set(shape.near.rx[shape.near_terminal]))
    far = (set(shape.far.tx[shape.far_terminal]), set(shape.far.rx[shape.far_terminal]))
    small, large = near, far
    if len(far[0]) < len(near[0]):
        small, large, reached = far, near, {far_at: near_at for near_at, far_at in reached.items()}
    sent, received = small
    return all(reached.get(position) in large[1] for position in sent) and all(
        reached.get(position) in large[0] for position in received
    )


def arrivals(shape: Shape, number: int, swapped: int = -1) -> dict[int, int]:
    """Face position at the near port -> at the far port over route `number`, with one hop replaced by its opposite."""
    assert shape.far is not None
    route = shape.routes[number]
    family = shape.near.terminals[shape.near_terminal].family
    reached = {position: position for position in range(1, family.count + 1)}
    for step, hop in enumerate(route.hops):
        entered = hop.article.terminals[hop.enter].family
        moves = moves_through(hop.article)[hop.enter].get(hop.leave, {})
        if step == swapped:
            moves = {entry: entered.count + 1 - exit_ for entry, exit_ in moves.items()}
        touched = {start: position_touched(entered, route.alignments[step], entry) for start, entry in reached.items()}
        reached = {start: moves[entry] for start, entry in touched.items() if entry in moves}
    last = shape.far.terminals[shape.far_terminal].family
    return {start: position_touched(last, route.alignments[-1], entry) for start, entry in reached.items()}


def swap_help(site: Site, swap: Swap | None) -> str:
    """What to do, where a swap is proposed."""
    if swap is None or not swap.replacement:
        return ""
    name = named(site, swap.component)
    return f"replace {name} ({swap.is_now}) with one of {swap.replacement}; every lane then reaches a receiver"


def swap_fix(plant: Plant, swap: Swap | None) -> tuple[Fix, ...]:
    """The swap as an edit of the spec: where the statement makes this one cable, and one part is it but for its map."""
    if swap is None or not swap.replacement:
        return ()
    article = plant.site.part_of(swap.component)
    counts = once(plant, _components_by_type)
    span = plant.site.origin_of(swap.component).type
    assert isinstance(article, WiredPart)
    if span is None or counts[span] != 1:
        return ()
    right = _twin(plant, article, swap.replacement)
    return (Fix(f"use {right} here", (Edit(span, right, article.name),)),) if right else ()


def _components_by_type(plant: Plant) -> Counter[Span | None]:
    """How many components each TYPE written in the specs made."""
    return Counter(plant.site.origin_of(component).type for component in plant.site.every_component())


def _twin(plant: Plant, article: WiredPart, replacement: str) -> str:
    """The one part that is an article but for its map; empty where there is none, or more than one."""
    twins, key = once(plant, _twins), (article.catalogue, article.name, replacement)
    if key not in twins:
        twins[key] = _find_twin(plant, article, replacement)
    return twins[key]


def _twins(_: Plant) -> dict[tuple[str, str, str], str]:
    """The twins that were sought, by catalogue, part and map."""
    return {}


def _find_twin(plant: Plant, article: WiredPart, replacement: str) -> str:
    alike = plant.site.catalogues.parts_like(article)
    own = next((part for part in alike if part.name == article.name), None)
    others = [part.name for part in alike if own and _differs_by_its_map(part, own) and map_shown(part) == replacement]
    return others[0] if len(others) == 1 else ""


def _differs_by_its_map(part: WiredPart, other: WiredPart) -> bool:
    """Whether two parts of a catalogue are the same connectors on the same fibre, sold in the same lengths."""
    same = ("vendor", "fibre", "terminals", "lengths_m", "format")
    return all(getattr(part, name) == getattr(other, name) for name in same)
