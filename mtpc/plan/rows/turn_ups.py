"""Circuits to turn up: at each of their two ports, what they may lose and what they come to."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Budget, LossVerdict
from mtpc.model.direct_cables import joined_directly
from mtpc.model.floor_values import Circuit
from mtpc.plan.light_trouble import DIRECT, NOT_JOINED
from mtpc.plan.rows.leg_channels import LegChannels, expected
from mtpc.plan.rows.rack_lines import TurnUpLine
from mtpc.plan.verdicts import Verdict

Line = tuple[int, TurnUpLine]  # with the port (face) it is for


def turn_up_lines(uses: LegChannels) -> Iterator[Line]:
    """Both ends of every circuit; one whose ports no fibre joins is listed too, and marked."""
    plant = uses.plant
    joined: set[int] = set()
    for channel, circuits in enumerate(plant.channels.circuits):
        worst, light = uses.worst([channel]), "; ".join(map(str, uses.light.of([channel])))
        joined.update(circuits)
        for index in circuits:
            yield from _of_circuit(plant.site.circuits[index], expected(worst), light or _verdict(uses, channel, worst))
    for index, circuit in enumerate(plant.site.circuits):
        if index not in joined:
            direct = joined_directly(plant.site, circuit)
            yield from _of_circuit(circuit, "", DIRECT if direct else str(NOT_JOINED))


def _verdict(uses: LegChannels, channel: int, worst: Budget | None) -> str:
    """How the loss compares with its limit, unless something else keeps the channel from passing."""
    whole = uses.verdicts.of(channel)
    rules = whole in (Verdict.FAIL, Verdict.ERROR, Verdict.UNKNOWN)
    rules = rules or (worst is not None and worst.verdict is LossVerdict.NOT_CALCULATED)
    return whole if rules else worst.verdict if worst else LossVerdict.UNKNOWN


def _of_circuit(circuit: Circuit, loss_words: str, verdict: str) -> Iterator[Line]:
    for near, far in ((circuit.near, circuit.far), (circuit.far, circuit.near)):
        application = circuit.application.name
        yield near.face, TurnUpLine(circuit.name, application, near.name, far.name, loss_words, verdict)
