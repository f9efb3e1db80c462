"""Which parts could stand in the place of another: those the floor uses, then those of its catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mtpc.catalogue.direct_parts import applications_of
from mtpc.catalogue.types import DirectCable, PartKind, PlatePart, Terminal, Wire, WiredPart
from mtpc.channel.mating_faults import FLAT
from mtpc.channel.types import Plant, once
from mtpc.light.meeting import fits
from mtpc.text import natural_key

TURNABLE = (PartKind.CORD, PartKind.HARNESS, PartKind.TRUNK)
Moves = tuple[tuple[int, int, int, int], ...]  # which position of which connector is joined to which


class Stock:
    """The parts of a floor and of the catalogues it uses, by kind; what may replace what is worked out once."""

    def __init__(self, plant: Plant) -> None:
        self._plant = plant
        self._used: dict[str, dict[int, WiredPart]] = {}
        self._alternatives: dict[int, list[WiredPart]] = {}
        site = plant.site
        for component in site.every_component():
            article = site.part_of(component)
            if isinstance(article, WiredPart) and not isinstance(article, DirectCable):
                self._used.setdefault(site.kind_of(component), {}).setdefault(id(article), article)

    def alternatives(self, component: int) -> list[WiredPart]:
        """Parts with other maps that fit where a component is: one for each map, used ones first."""
        article = self._plant.site.part_of(component)
        if not isinstance(article, WiredPart) or isinstance(article, DirectCable):
            return []
        known = self._alternatives.get(id(article))
        if known is None:
            known = self._alternatives[id(article)] = list(self._other_maps(article))
        return known

    def rarity(self, part: WiredPart) -> int:
        """0 for a part the floor uses, 1 for one of a catalogue, 2 for one without a name."""
        if not part.name:
            return 2
        used = self._used.get(part.kind, {}).values()
        return 0 if any((one.catalogue, one.name) == (part.catalogue, part.name) for one in used) else 1

    def _other_maps(self, article: WiredPart) -> Iterator[WiredPart]:
        taken = {moves_of(article)}
        for part in (*self._fitting(article), *_turned(article)):
            moves = moves_of(part)
            if moves not in taken:
                taken.add(moves)
                yield part

    def _fitting(self, article: WiredPart) -> list[WiredPart]:
        used = list(self._used.get(article.kind, {}).values())
        named = {(part.catalogue, part.name) for part in used}
        stocked = [
            part
            for part in self._plant.site.catalogues.parts_of(article.kind)
            if isinstance(part, WiredPart) and (part.catalogue, part.name) not in named
        ]
        ranked = [(0, part) for part in used] + [(1, part) for part in stocked]
        fitting = [(rank, part) for rank, part in ranked if _takes_the_place(part, article)]
        fitting.sort(key=lambda entry: (entry[0], *_unlikeness(entry[1], article)))
        return [filled(part, article) for _, part in fitting]

    def direct_cable_of(self, application: str, like: DirectCable) -> DirectCable | None:
        """The first direct cable of the catalogues, by name, for an application, that fits the same cages."""
        forms = [end.family for end in like.terminals]
        cables = (part for part in self._plant.site.catalogues.parts_of(PartKind.DIRECT_CABLE)
                  if isinstance(part, DirectCable) and application in applications_of(part)
                  and [end.family for end in part.terminals] == forms)  # fmt: skip
        return min(cables, key=lambda part: natural_key(part.name), default=None)


def stock(plant: Plant) -> Stock:
    """The stock of a plant, worked out once."""
    return once(plant, Stock)


def moves_of(part: WiredPart) -> Moves:
    """What the map of a part does, however it is written."""
    return tuple(sorted(_ends(wire) for wire in part.wiring))


def _ends(wire: Wire) -> tuple[int, int, int, int]:
    one, other = sorted(((wire.a, wire.a_position), (wire.b, wire.b_position)))
    return (*one, *other)


def _takes_the_place(part: WiredPart, article: WiredPart) -> bool:
    """Whether every connector of one part can be in the place of that of the other, and its fibre is the same."""
    if isinstance(part, DirectCable) or part.fibre != article.fibre or len(part.terminals) != len(article.terminals):
        return False
    if part.format and article.format and part.format != article.format:
        return False
    return all(_replaces(new, old) for new, old in zip(part.terminals, article.terminals, strict=True))


def _replaces(new: Terminal, old: Terminal) -> bool:
    same = (new.side, new.index, new.loose) == (old.side, old.index, old.loose) and fits(new, old)
    return same and new.gender in (None, old.gender) and (new.polish in (None, old.polish) or _flat(new, old))


def _flat(new: Terminal, old: Terminal) -> bool:
    return new.polish in FLAT and old.polish in FLAT


def _unlikeness(part: WiredPart, article: WiredPart) -> tuple[object, ...]:
    """How unlike two parts are beside their maps, and the name: the likest is proposed."""
    same = ("catalogue", "vendor", "terminals", "lengths_m", "format", "splices")
    differing = sum(getattr(part, name) != getattr(article, name) for name in same)
    return differing, natural_key(part.name)


def filled(part: WiredPart, article: WiredPart) -> WiredPart:
    """A part with what it leaves open as the other has it."""
    if all(None not in (end.gender, end.polish) for end in part.terminals):
        return part
    ends = zip(part.terminals, article.terminals, strict=True)
    terminals = tuple(
        replace(new, gender=new.gender or old.gender, polish=old.polish if new.polish is None else new.polish)
        for new, old in ends
    )
    return replace(part, terminals=terminals)


def _turned(article: WiredPart) -> Iterator[WiredPart]:
    """The same cable with one key of each fibre turned, as somebody may sell it; it has no name."""
    if article.kind not in TURNABLE:
        return
    counts = [terminal.family.count for terminal in article.terminals]
    sides = [terminal.side for terminal in article.terminals]
    first = sides[0]
    wiring, lit = [], dict[int, set[int]]()
    for wire in article.wiring:
        turned = wire
        if sides[wire.b] != first:
            turned = replace(wire, b_position=counts[wire.b] + 1 - wire.b_position)
            lit.setdefault(wire.b, set()).add(turned.b_position)
        elif sides[wire.a] != first:
            turned = replace(wire, a_position=counts[wire.a] + 1 - wire.a_position)
            lit.setdefault(wire.a, set()).add(turned.a_position)
        wiring.append(turned)
    terminals = tuple(
        replace(terminal, lit=tuple(sorted({*terminal.lit, *lit.get(number, ())})))
        for number, terminal in enumerate(article.terminals)
    )
    yield replace(article, name="", map_name="", map_fact=None, wiring=tuple(wiring), terminals=terminals)


def other_plates(plant: Plant, part: PlatePart) -> list[PlatePart]:
    """Plates with the same adapters that hold keys otherwise: one for each way, used ones first."""
    site = plant.site
    used = list({id(insert.part): insert.part for insert in site.inserts}.values())
    return list(_plates(used, site.catalogues.parts_of(PartKind.PLATE), part))


def _plates(used: Iterable[object], stocked: Iterable[object], part: PlatePart) -> Iterator[PlatePart]:
    seen = {part.alignment, None}
    for parts in (used, stocked):
        alike = [one for one in parts if isinstance(one, PlatePart) and _same_adapters(one, part)]
        for one in sorted(alike, key=lambda one: natural_key(one.name)):
            if one.alignment not in seen:
                seen.add(one.alignment)
                yield one


def _same_adapters(one: PlatePart, other: PlatePart) -> bool:
    return (one.family, one.count, one.format) == (other.family, other.count, other.format)
