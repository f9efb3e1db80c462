"""What a plan says of itself: the facts of its channels, as rules of choice ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from mtpc.catalogue.load import Library
from mtpc.catalogue.types import OpticPart, PartKind
from mtpc.channel.budget import budget
from mtpc.channel.methods import METHODS, pieces
from mtpc.channel.types import Plant, Route, Shape
from mtpc.choice.types import FactName, FigureName, Situation
from mtpc.model.site import Site


def facts_of(plant: Plant, numbers: Iterable[int]) -> Situation:
    """The facts of these channels. A figure that one of them leaves open is not known, whatever the others say."""
    words: dict[FactName, set[str]] = defaultdict(set)
    figures: dict[FigureName, list[Decimal | None]] = defaultdict(list)
    seen: set[int] = set()
    for number in numbers:
        shape = plant.channels.shape_of(number)
        its_budget = budget(plant, number)
        if plant.channels.shape[number] not in seen:
            seen.add(plant.channels.shape[number])
            for name, word in _words(plant.site, shape):
                words[name].add(word)
        figures[FigureName.LENGTH_M].append(its_budget.length_m)
        figures[FigureName.PAIRS].append(Decimal(its_budget.mated_pairs) if shape.far is not None else None)
        figures[FigureName.RATE_GBPS].append(_rate_gbps(its_budget.application))
    known = {name: [each for each in found if each is not None] for name, found in figures.items()}
    complete = {name: max(known[name]) for name, found in figures.items() if found and len(known[name]) == len(found)}
    return Situation({name: frozenset(found) for name, found in words.items()}, complete)


@cache
def _rate_gbps(application: str) -> Decimal | None:
    record = Library.standard().record("applications", application)
    return Decimal(record["data_rate_gbps"]) if record and "data_rate_gbps" in record else None


def _words(site: Site, shape: Shape) -> Iterator[tuple[FactName, str]]:
    ends = [(shape.near, shape.near_terminal), *([(shape.far, shape.far_terminal)] if shape.far else [])]
    for optic, terminal in ends:
        yield from _of_receptacle(site, optic, terminal)
    lanes = {len(optic.lanes(terminal)) for optic, terminal in ends}
    yield FactName.BREAKS_OUT, "yes" if len(lanes) > 1 else "no"
    for route in shape.routes:
        yield from _of_route(route)


def _of_receptacle(site: Site, optic: OpticPart, terminal: int) -> Iterator[tuple[FactName, str]]:
    face = optic.terminals[terminal]
    if face.family.is_electrical:
        return
    yield FactName.RECEPTACLE, face.family.name
    yield FactName.PARALLEL, "yes" if face.family.gendered else "no"
    if face.polish is not None and face.family.gendered:
        yield FactName.POLISH, face.polish
    application = site.applications.get(optic.application)
    fibres = (site.fibres.get(limit.fibre) for limit in application.limits) if application else ()
    for fibre in fibres:
        if fibre is not None and not fibre.is_copper:
            yield FactName.MODE, fibre.mode


def _of_route(route: Route) -> Iterator[tuple[FactName, str]]:
    kinds = [hop.article.kind for hop in route.hops]
    yield FactName.BUILD, "structured" if len(kinds) > 1 else "direct"
    yield FactName.CASSETTES, "yes" if PartKind.CASSETTE in kinds else "no"
    for hop in route.hops:
        if hop.article.fibre is not None:
            yield FactName.FIBRE, hop.article.fibre
        terminal = hop.article.terminals[hop.enter]
        if hop.article.kind is PartKind.TRUNK and terminal.family.gendered and terminal.gender is not None:
            yield FactName.TRUNK_PINS, terminal.gender
    found = pieces(route)
    if not found or any(piece.allows is None for piece in found):
        return
    methods = METHODS.intersection(*(piece.allows for piece in found if piece.allows is not None))
    if len(methods) == 1:
        yield FactName.METHOD, next(iter(methods)).lower()
