"""Light across two connectors that touch."""

from __future__ import annotations

from mtpc.catalogue.types import BORES, Alignment, Terminal
from mtpc.light.geometry import touching

Moves = dict[int, int]  # position on one connector -> position on another


def fits(first: Terminal, second: Terminal) -> bool:
    """Whether shell, rows and columns are the same, so that positions of the two faces can meet."""
    one, other = first.family, second.family
    return (one.shell, one.rows, one.columns) == (other.shell, other.rows, other.columns)


def passes_light(first: Terminal, second: Terminal, alignment: Alignment) -> bool:
    """Whether positions of two connectors with this alignment touch."""
    if alignment in BORES:
        return is_half(first, second) or is_half(second, first)
    return alignment in (Alignment.ALIGNED, Alignment.OPPOSED) and fits(first, second)


def is_half(plug: Terminal, whole: Terminal) -> bool:
    """Whether a plug goes into one bore of the other connector's port."""
    return bool(plug.family.half_of) and plug.family.half_of == whole.family.name


def across(near: Terminal, far: Terminal, alignment: Alignment, positions: Moves) -> Moves | None:
    """Where light that was at these positions of `near` is on `far`; None where it does not pass."""
    if not passes_light(near, far, alignment):
        return None
    if alignment in BORES:
        bore = BORES.index(alignment) + 1
        if is_half(near, far):
            return dict.fromkeys(positions, bore)
        return {start: 1 for start, position in positions.items() if position == bore}
    touched = touching(near.family.rows, near.family.columns, alignment)
    return {start: touched[position - 1] for start, position in positions.items()}
