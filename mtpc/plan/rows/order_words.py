"""The closed sets of words about orders: beside an older one, and beside a bill of material that was given."""

from __future__ import annotations

from enum import StrEnum


class GivenVerdict(StrEnum):
    """What a row of a given bill is, or a line of the design that it lacks."""

    AGREES = "agrees"
    MISSING = "missing"
    SURPLUS = "surplus"
    NOT_NEEDED = "not needed"
    WRONG = "wrong"
    NOT_STATED = "not stated"


class LineChange(StrEnum):
    """What became of a line."""

    ADDED = "added"
    REMOVED, CHANGED = "removed", "changed"
