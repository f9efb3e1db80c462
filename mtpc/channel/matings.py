"""All matings of the floor, lit or not, grouped so that each kind is judged once."""

from __future__ import annotations

from mtpc.catalogue.types import Alignment, Fibre, Terminal, WiredPart
from mtpc.channel.geometry import touching
from mtpc.channel.mating_faults import fits
from mtpc.channel.part_tables import Article, Moves, PartTables
from mtpc.channel.types import MatingKind, Matings
from mtpc.model.site import Site

KindKey = tuple[int, int, Alignment]  # two terminal numbers, and how they stand to each other


def terminal_numbers(site: Site, articles: PartTables) -> list[int]:
    """The terminal number of every face."""
    numbers: list[int] = []
    for article in site.components.article:
        numbers.extend(articles.table(article).numbers)
    return numbers


def all_matings(site: Site, articles: PartTables, terminals: list[int]) -> Matings:
    """Every pair of faces that touch, once, under its kind; a pair stands in the order its kind does."""
    matings = Matings()
    known: dict[KindKey, list[tuple[int, int]]] = {}
    classes, alignments = articles.classes, site.faces.alignment
    for face, mate in enumerate(site.faces.mate):
        if mate < face:
            continue
        a, b = classes[terminals[face]], classes[terminals[mate]]
        pair = (face, mate)
        if b < a:
            a, b, pair = b, a, (mate, face)
        key = (a, b, alignments[face])
        pairs = known.get(key)
        if pairs is None:
            pairs = known[key] = []
            matings.kinds.append(mating_kind(articles, site.fibres, key))
            matings.faces.append(pairs)
        pairs.append(pair)
    return matings


def mating_kind(articles: PartTables, fibres: dict[str, Fibre], key: KindKey) -> MatingKind:
    """The kind of mating of two connectors."""
    a, b, alignment = key
    one, other = articles.terminals[a], articles.terminals[b]
    first, second = articles.article(a), articles.article(b)
    return MatingKind(
        a=one,
        b=other,
        alignment=alignment,
        a_article=first,
        b_article=second,
        passes_light=passes_light(one, other, alignment),
        a_fibre=_fibre(first, fibres),
        b_fibre=_fibre(second, fibres),
    )


def passes_light(a: Terminal, b: Terminal, alignment: Alignment) -> bool:
    """Whether positions of two connectors touch that stand so to each other."""
    return alignment is not Alignment.UNSTATED and fits(a, b)


def across(a: Terminal, b: Terminal, alignment: Alignment, positions: Moves) -> Moves | None:
    """Where light that was at these positions of `a` is on `b`; None where it does not pass."""
    if not passes_light(a, b, alignment):
        return None
    touched = touching(a.family.rows, a.family.columns, alignment)
    return {start: touched[position - 1] for start, position in positions.items()}


def _fibre(article: Article, fibres: dict[str, Fibre]) -> Fibre | None:
    if isinstance(article, WiredPart) and article.fibre is not None:
        return fibres.get(article.fibre)
    return None
