"""What holds of every drawing, and floors to hold it against."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from mtpc.drawing.shapes import Drawing, Words, extent
from mtpc.pipeline import compile_paths
from mtpc.result import Result
from tests.support import ROOT

NEAR_MM = 0.06  # how far a line may stick out of its own edge
FLOORS = ("specs/quickstart.mtp", "specs/hall.mtp", "specs/ndr-pod.mtp")


@cache
def floor(path: str) -> Result:
    return compile_paths((str(ROOT / path),), today="2026-11-20")


def outside(drawing: Drawing) -> list[object]:
    """What is not on the paper."""
    found: list[object] = []
    for item in drawing.items:
        left, top, right, bottom = extent(item)
        if min(left, top) < -NEAR_MM or right > drawing.width_mm + NEAR_MM or bottom > drawing.height_mm + NEAR_MM:
            found.append(item)
    return found


def overlapping(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Texts that lie over each other."""
    texts = sorted(
        ((extent(item), item.text) for item in drawing.items if isinstance(item, Words)), key=lambda one: one[0]
    )
    for (one, text), (other, second) in combinations(texts, 2):
        wide = min(one[2], other[2]) - max(one[0], other[0])
        high = min(one[3], other[3]) - max(one[1], other[1])
        if wide > NEAR_MM and high > 0.3:
            yield text, second
