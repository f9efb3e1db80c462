"""Which positions of two faces touch: the only place where positions are mirrored.

Two faces of R rows and C columns meet eye to eye. Aligned (keys on the same side): row r, column c touches
row r, column C+1-c. Opposed (one key turned over): row R+1-r, column c. Both are their own inverse.
A plug in a module's receptacle is an aligned mating.
"""

from __future__ import annotations

from functools import cache

from mtpc.catalogue.types import BORES, Alignment, Family


@cache
def touching(rows: int, columns: int, alignment: Alignment) -> tuple[int, ...]:
    """The positions that positions 1, 2 … of a face touch (position 1 at index 0)."""
    assert alignment in (Alignment.ALIGNED, Alignment.OPPOSED)
    places = [(row, column) for row in range(1, rows + 1) for column in range(1, columns + 1)]
    if alignment is Alignment.ALIGNED:
        places = [(row, columns + 1 - column) for row, column in places]
    else:
        places = [(rows + 1 - row, column) for row, column in places]
    return tuple((row - 1) * columns + column for row, column in places)


def position_touched(family: Family, alignment: Alignment, position: int) -> int:
    """The position of the other face that `position` touches; a plug in one bore has only one."""
    if alignment in BORES or alignment is Alignment.BY_BORE:
        return 1
    return touching(family.rows, family.columns, alignment)[position - 1]
