"""What drawing costs, in one process: the channel of one circuit, and both sides of every rack of the hall."""

from __future__ import annotations

import time
from collections.abc import Callable

from mtpc.artefacts.formats.svg import as_svg
from mtpc.channel.types import Plant
from mtpc.diagnostics.about import FindingsByObject
from mtpc.pipeline import compile_paths
from mtpc.plan.drawings.channel import channel_drawings
from mtpc.plan.drawings.elevation import elevation
from mtpc.plan.drawings.rack_faces import RackFaces
from mtpc.plan.show.channel_walks import walk
from mtpc.plan.show.judged_walks import judged


def measure(quickstart: str, hall: str) -> tuple[float, float]:
    """Seconds of the processor for one circuit, and for all racks, as SVG: the best of five."""
    small, large = (compile_paths((path,), today="2026-11-20").plant for path in (quickstart, hall))
    return _best(lambda: _circuit(small)), _best(lambda: _racks(large))


def _best(work: Callable[[], None]) -> float:
    took = []
    for _ in range(5):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def _circuit(plant: Plant) -> None:
    for drawing in channel_drawings(plant, 0, judged(walk(plant, 0), FindingsByObject())):
        as_svg(drawing)


def _racks(plant: Plant) -> None:
    faces = RackFaces(plant.site)
    for rack in plant.site.racks:
        as_svg(elevation(faces, rack))
