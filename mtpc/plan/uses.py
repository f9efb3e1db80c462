"""Which channels run over which leg, and what they lose."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from mtpc.channel.loss import budget
from mtpc.channel.types import Budget, Plant
from mtpc.plan.ways import passed
from mtpc.text import natural_key
from mtpc.units import show

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
    """`0.823 dB of 1.9 dB`: what a channel may lose at most by its parts, and its limit."""
    if found is None or found.loss_db is None:
        return ""
    if found.limit_db is None:
        return f"{show(found.loss_db)} dB, limit unknown"
    return f"{show(found.loss_db)} dB of {show(found.limit_db)} dB"


def folded(names: list[str]) -> str:
    """Names in natural order, runs of numbers as first..last: `up01-1..up01-4`."""
    runs: list[list[str]] = []
    for name in sorted(names, key=natural_key):
        if runs and _follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    return "; ".join(f"{run[0]}..{run[-1]}" if len(run) > 2 else "; ".join(run) for run in runs)


def _follows(one: str, other: str) -> bool:
    stem, number = _number(one)
    other_stem, other_number = _number(other)
    if stem != other_stem or not number or len(number) > 9 or len(other_number) > 9 or not other_number:
        return False
    same_width = len(number) == len(other_number) or not (number.startswith("0") or other_number.startswith("0"))
    return same_width and int(other_number) == int(number) + 1


def _number(name: str) -> tuple[str, str]:
    stem = name.rstrip("0123456789")
    return stem, name[len(stem) :]
