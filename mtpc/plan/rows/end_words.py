"""The words for the ends of a part: pins and end faces."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.catalogue.types import Terminal, WiredPart
from mtpc.plan.rows.plug_pairs import terminals_at


def genders(part: WiredPart, side: str) -> str:
    """`F unpinned`, `M pinned`; "" where there are no pins or they are not stated."""
    return pins(terminals_at(part, side) or terminals_at(part, {"a": "front", "b": "rear"}[side]))


def pins(ends: Iterable[Terminal]) -> str:
    """The pins of connectors, each kind once."""
    letters = {"pinned": "M pinned", "unpinned": "F unpinned"}
    return " / ".join(dict.fromkeys(letters[end.gender] for end in ends if end.gender in letters))


def polishes(part: WiredPart) -> str:
    """`APC`, or `APC / UPC` where the ends differ."""
    return " / ".join(dict.fromkeys(end.polish.upper() for end in part.terminals if end.polish))
