"""Ports of the community library that look like the two connectors of one cage: `P0.0` and `P0.1`.

A file lists both as interfaces, so it cannot be told from it: whoever imports it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtpc.lazy_dataclass import dataclass

_PART = re.compile(r"(?P<cage>.*[0-9])(?P<mark>[.:s])(?P<number>[01])")
_CAGES = ("osfp", "osfp-rhs")  # form factors of which twin-port modules are known


@dataclass(frozen=True, slots=True)
class TwinPorts:
    """Names of one interface type that are parts of cages: the name of each cage, and its parts as they are listed."""

    parts: dict[str, tuple[str, ...]]

    @property
    def names(self) -> Iterator[str]:
        """The names of all parts."""
        for parts in self.parts.values():
            yield from parts


def twins_of(names: Iterable[str], cage: str) -> TwinPorts | None:
    """The pairs among the ports of one type; None where they do not come in pairs, or the cage takes no such module.

    A port whose other half is missing counts as one of a pair, as long as most have both.
    """
    if cage not in _CAGES:
        return None
    cages: dict[str, list[str]] = {}
    for name in names:
        match = _PART.fullmatch(name)
        if match:
            cages.setdefault(match["cage"], []).append(name)
    pairs = sum(len(parts) == 2 for parts in cages.values())
    if not cages or 2 * pairs <= len(cages):
        return None
    return TwinPorts({name: tuple(parts) for name, parts in cages.items()})
