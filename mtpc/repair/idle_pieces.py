"""Pieces that serve nothing well: all of them may be wrong."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.repair.failing import Standing, failing_of
from mtpc.repair.suspects import Suspects
from mtpc.repair.through import facts_through
from mtpc.repair.types import FactKind


def serve_nothing_well(suspects: Suspects, pieces: Iterable[int]) -> bool:
    """Whether no fact that holds, and shares no port with these facts, has light that passes one of the pieces."""
    failing = set(failing_of(suspects.plant).of(Standing.FAILS))
    return all(
        fact in failing or (fact.kind is FactKind.CHANNEL and not suspects.ports.isdisjoint((fact.number, fact.far)))
        for fact in facts_through(suspects.plant, pieces)
    )
