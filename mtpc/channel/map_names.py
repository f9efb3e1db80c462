"""What a map is called by what it does: type A, A-to-B, B24N."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mtpc.catalogue.types import Family, WiredPart


def map_shown(article: WiredPart) -> str:
    """`type A`, `type B`, `A-to-B`, `B24N` … by what the map does; its name where it is none of these."""
    if len(article.terminals) != 2 and article.terminals[0].family.count == 2:
        return article.map_name
    family = article.terminals[0].family
    shown = move_of(family, [(wire.a_position, wire.b_position) for wire in article.wiring])
    if family.rows == 1:
        letters = ("A-to-A", "A-to-B", "") if family.count == 2 else ("type A", "type B", "type C")
        named = dict(zip(("straight", "reversed", "neighbours"), letters, strict=True))
        return named.get(shown) or article.map_name
    count = family.count
    names = {"straight": f"A{count}I", "reversed": f"B{count}N", "rows": f"A{count}S", "columns": f"B{count}R"}
    return names.get(shown, article.map_name) if family.rows == 2 else article.map_name


def move_of(family: Family, pairs: Sequence[tuple[int, int]]) -> str:
    """`straight`, `reversed` …: how all these pairs of joined positions lie to each other; "" for another map."""
    count, columns = family.count, family.columns
    moves: dict[str, Callable[[int], int]] = {
        "straight": lambda position: position,
        "reversed": lambda position: count + 1 - position,
        "rows": lambda position: (position + columns - 1) % count + 1,
        "columns": lambda position: (position - 1) // columns * columns + columns - (position - 1) % columns,
        "neighbours": lambda position: position + 1 if position % 2 else position - 1,
    }
    return next((name for name, move in moves.items() if pairs and all(move(near) == far for near, far in pairs)), "")


def is_letter(article: WiredPart) -> bool:
    """Whether a map is one that cables are ordered by."""
    return map_shown(article) != article.map_name
