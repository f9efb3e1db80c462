"""What a statement or a block of it states, as figures, counts and positions that are checked."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.pairing import check_pairs
from mtpc.model.values import Index
from mtpc.text import Span


def count_stated(statement: ExpandedStatement, name: str, default: int, maximum: int) -> int:
    """A whole number from 1 to a maximum; raises Fault."""
    value = statement.value(name)
    if not isinstance(value, Index):
        return default
    if not 1 <= value.value <= maximum:
        message = f"{name} cannot be {value.text}"
        raise statement.fault("TYP108", statement.attributes[name].span, message, f"write a number from 1 to {maximum}")
    return value.value


def positions_stated(statement: ExpandedStatement, name: str, count: int) -> tuple[int, ...]:
    """Positions of a face of `count`, in written order and each once; raises Fault."""
    span = statement.attributes[name].span
    texts = statement.listed(name) or ()
    for number, text in enumerate(texts):
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= count):
            raise statement.fault("TYP108", span, f"{name} has no position {text}", f"positions are 1 to {count}")
        if text in texts[:number]:
            raise statement.fault("TYP104", span, f"{name} names position {text} twice", "name each position once")
    return tuple(map(int, texts))


def joined_positions(statement: ExpandedStatement, block: str) -> list[tuple[str, str, Span]]:
    """What the blocks of a name join, pair by pair, with the place of each; raises Fault."""
    pairs = []
    for child in statement.children:
        if child.kind != block or child.what is None or child.what[1] is None:
            continue
        left, right = child.what[0], child.what[1]
        check_pairs(left, right, child, child.origin.what, ("positions", "positions"))
        pairs += [(near, far, child.origin.what) for near, far in zip(left.names, right.names, strict=True)]
    return pairs


def blocks_of(statement: ExpandedStatement, block: str) -> list[ExpandedStatement]:
    """The blocks of a name, in written order."""
    return [child for child in statement.children if child.kind == block]
