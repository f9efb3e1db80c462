"""All matings of the site, lit or not, grouped so that each kind is checked once."""

from __future__ import annotations

from mtpc.catalogue.types import BORES, Alignment, Fibre, WiredPart
from mtpc.channel.types import MatingKind, Matings
from mtpc.light.meeting import passes_light
from mtpc.light.through_parts import Article, PartTables
from mtpc.model.site import Site

KindKey = tuple[int, int, Alignment]  # two terminal numbers and how they are aligned


def terminal_numbers(site: Site, articles: PartTables) -> list[int]:
    """The terminal number of every face."""
    numbers: list[int] = []
    for article in site.components.article:
        numbers.extend(articles.table(article).numbers)
    return numbers


def all_matings(site: Site, articles: PartTables, terminals: list[int]) -> Matings:
    """Every pair of faces that touch, once, under its kind and in the order of its terminals."""
    matings = Matings()
    pairs_by_kind: dict[KindKey, list[tuple[int, int]]] = {}
    classes, alignments = articles.classes, site.faces.alignment
    for face, mate in enumerate(site.faces.mate):
        if mate < 0 or (mate < face and alignments[face] not in BORES) or alignments[face] is Alignment.BY_BORE:
            continue
        first, second = classes[terminals[face]], classes[terminals[mate]]
        pair = (face, mate)
        if second < first:
            first, second, pair = second, first, (mate, face)
        key = (first, second, alignments[face])
        pairs = pairs_by_kind.get(key)
        if pairs is None:
            pairs = pairs_by_kind[key] = []
            matings.kinds.append(mating_kind(articles, site.fibres, key))
            matings.faces.append(pairs)
        pairs.append(pair)
    return matings


def mating_kind(articles: PartTables, fibres: dict[str, Fibre], key: KindKey) -> MatingKind:
    """The kind of mating of two connectors."""
    first_number, second_number, alignment = key
    first, second = articles.terminals[first_number], articles.terminals[second_number]
    first_article, second_article = articles.article(first_number), articles.article(second_number)
    return MatingKind(
        a=first,
        b=second,
        alignment=alignment,
        a_article=first_article,
        b_article=second_article,
        passes_light=passes_light(first, second, alignment),
        a_fibre=_fibre(first_article, fibres),
        b_fibre=_fibre(second_article, fibres),
    )


def _fibre(article: Article, fibres: dict[str, Fibre]) -> Fibre | None:
    if isinstance(article, WiredPart) and article.fibre is not None:
        return fibres.get(article.fibre)
    return None
