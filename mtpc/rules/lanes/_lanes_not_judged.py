"""Circuits and channels whose lanes could not be judged, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Unjudged
from mtpc.repair.failing import Standing, failing_of
from mtpc.repair.types import FactKind
from mtpc.rules.lanes._sent_lanes import DARK, ELSEWHERE, OFF_ROUTE, PERMUTED, TX_MEETS_TX
from mtpc.rules.lanes._telling import told

NOT_COMPARED = "the pin-outs of the modules differ: which lane meets which is not comparable"
NOT_MAPPED = "a part on its way does not state which position joins which"


def incomparable(plant: Plant) -> Iterator[Unjudged]:
    """Circuits and channels between modules that put lanes at other positions."""
    for fact in failing_of(plant).of(Standing.INCOMPARABLE):
        yield Unjudged(told(plant, fact).object, (TX_MEETS_TX, DARK, PERMUTED), NOT_COMPARED)


def unmapped(plant: Plant) -> Iterator[Unjudged]:
    """Circuits and channels over a part that does not state its map."""
    for fact in failing_of(plant).of(Standing.UNMAPPED):
        has_route = fact.kind is FactKind.CIRCUIT and plant.site.circuits[fact.number].via
        codes = (TX_MEETS_TX, ELSEWHERE, *([OFF_ROUTE] if has_route else []), DARK, PERMUTED)
        yield Unjudged(told(plant, fact).object, codes, NOT_MAPPED)
