"""Which channels run over which leg, and what they lose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from mtpc.channel.loss import budget
from mtpc.channel.types import Budget, Plant
from mtpc.plan.ways import passed
from mtpc.text import natural_key
from mtpc.units import show

_DIGITS = re.compile(r"[0-9]+")
Leg = tuple[int, int]  # its two faces, the lower number first


@dataclass(slots=True)
class Uses:
    """Channels by leg; `ways[channel]` are the parts it passes as (face entered, face left)."""

    plant: Plant
    ways: list[list[tuple[int, int | None]]] = field(init=False)
    by_leg: dict[Leg, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ways = [passed(self.plant, channel) for channel in range(len(self.plant.channels))]
        for channel, way in enumerate(self.ways):
            for entered, left in way:
                if left is not None:
                    self.by_leg.setdefault(leg(entered, left), []).append(channel)

    def circuits(self, channels: list[int]) -> list[str]:
        """Names of the circuits those channels carry."""
        site, wanted = self.plant.site, self.plant.channels.circuits
        return list(dict.fromkeys(site.circuits[index].name for channel in channels for index in wanted[channel]))

    def worst(self, channels: list[int]) -> Budget | None:
        """The budget of the channel that loses most; None where there is none or one of them is unknown."""
        budgets = [budget(self.plant, channel) for channel in channels]
        if not budgets or any(found.loss_db is None for found in budgets):
            return None
        return max(budgets, key=lambda found: (found.loss_db or Decimal(0), found.application))


def leg(one: int, other: int) -> Leg:
    """The key of a leg."""
    return (one, other) if one < other else (other, one)


def expected(found: Budget | None) -> str:
    """`0.823 of 1.9 dB`: what a channel may lose at most by its parts, and its limit."""
    if found is None or found.loss_db is None:
        return ""
    if found.limit_db is None:
        return f"{show(found.loss_db)} dB, limit unknown"
    return f"{show(found.loss_db)} of {show(found.limit_db)} dB"


def folded(names: list[str]) -> str:
    """Names in natural order, runs as first..last: `up01-1..up01-4`, `a1 -- b7 .. a4 -- b10`."""
    runs: list[list[str]] = []
    for name in sorted(names, key=natural_key):
        if runs and _follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    return "; ".join(_run(run) for run in runs)


def _run(names: list[str]) -> str:
    if len(names) < 3:
        return "; ".join(names)
    return f"{names[0]} .. {names[-1]}" if " " in names[0] else f"{names[0]}..{names[-1]}"


def _follows(one: str, other: str) -> bool:
    """Whether the names differ only in numbers, each of them one more or the same: width and all."""
    numbers, others = _DIGITS.findall(one), _DIGITS.findall(other)
    if one == other or _DIGITS.split(one) != _DIGITS.split(other):
        return False
    return all(after in (before, _next(before)) for before, after in zip(numbers, others, strict=True))


def _next(number: str) -> str:
    return str(int(number) + 1).zfill(len(number)) if len(number) < 10 else ""
