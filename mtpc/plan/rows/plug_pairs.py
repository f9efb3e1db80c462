"""The legs of cables: which plug at the left is joined to which plug at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtpc.catalogue.types import Terminal, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import Site


@dataclass(frozen=True, slots=True)
class PlugPair:
    """Two plugs with fibre between them; a plug with none stands alone. `a`, `b` index the part's terminals."""

    a: int | None
    b: int | None
    number: int  # from 1
    count: int  # of the assembly
    fibres: int


def legs_of(part: WiredPart) -> tuple[PlugPair, ...]:
    """The legs of a part in the order of its left, then its right connectors."""
    fibres = Counter(_left_first(part, wire.a, wire.b) for wire in part.wiring)
    joined = {index for pair in fibres for index in pair}
    alone = [index for index in range(len(part.terminals)) if index not in joined]
    ends: list[tuple[int | None, int | None, int]] = [(*pair, count) for pair, count in sorted(fibres.items())]
    ends += [(index, None, 0) if part.terminals[index].side == "a" else (None, index, 0) for index in alone]
    return tuple(
        PlugPair(left, right, number, len(ends), lit) for number, (left, right, lit) in enumerate(ends, start=1)
    )


def _left_first(part: WiredPart, terminal: int, other_terminal: int) -> tuple[int, int]:
    sides = part.terminals[terminal].side, part.terminals[other_terminal].side
    swapped = sides == ("b", "a") or (sides[0] == sides[1] and other_terminal < terminal)
    return (other_terminal, terminal) if swapped else (terminal, other_terminal)


def cables(site: Site) -> Iterator[tuple[int, WiredPart]]:
    """Every cable: its component and its part."""
    for component in site.cables():
        article = site.part_of(component)
        assert isinstance(article, WiredPart)
        yield component, article


def terminals_at(part: WiredPart, side: str) -> list[Terminal]:
    """The connectors of one side."""
    return [terminal for terminal in part.terminals if terminal.side == side]
