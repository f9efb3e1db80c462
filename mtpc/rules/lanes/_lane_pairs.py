"""Two circuits for one link: which lane of one port each joins to which of the other, and the finding about them."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.floor_values import Circuit, Subport
from mtpc.rules._findings import circuit_span
from mtpc.rules.rule import Rule


def lane_pairs(circuit: Circuit) -> Iterator[tuple[tuple[int, int], ...]]:
    """What it joins: two ports, or a lane of one and a lane or port of the other, whichever end is written first."""
    near, far = circuit.near, circuit.far
    count = max(len(near.lanes), len(far.lanes), 1)
    for one, other in zip(_lanes(near, count), _lanes(far, count), strict=True):
        pair = ((near.face, one), (far.face, other))
        yield pair if pair[0] < pair[1] else pair[::-1]


def _lanes(end: Subport, count: int) -> tuple[int, ...]:
    """So many lanes of an end, the last of them again where there are not as many; 0 is the whole port."""
    lanes = end.lanes or (0,)
    return lanes + lanes[-1:] * (count - len(lanes))


def of_two_circuits(rule: Rule, circuit: Circuit, earlier: Circuit, message: str, help_: str) -> Diagnostic:
    """A finding about a circuit that also shows one that is written before it."""
    return Diagnostic(
        code=rule.code,
        message=message,
        span=circuit_span(circuit),
        severity=rule.severity,
        object=circuit.name,
        labels=(Label(circuit_span(earlier), f"{earlier.name} here"),),
        help=help_,
        context=circuit.origin.context,
    )
