"""What judging costs beside building: circuits over a number of shapes, in one process."""

from __future__ import annotations

import gc
import time
from pathlib import Path

from mtpc.pipeline import compile_sources
from mtpc.text import Source
from tests.bench import specs


def measure(circuits: int, shapes: int) -> tuple[float, float]:
    """Seconds of the processor to build the model of a spec, and to trace and judge it: the best of three."""
    gc.disable()
    text = specs.many_shapes(circuits, shapes)
    built, checked = zip(*(_once(text, circuits, shapes) for _ in range(3)), strict=True)
    return min(built), min(checked)


def _once(text: str, circuits: int, shapes: int) -> tuple[float, float]:
    began: list[float] = []
    source = Source("shapes.mtp", text)
    result = compile_sources([source], Path(), on_phase=lambda _: began.append(time.process_time()))
    ended = time.process_time()
    channels = result.plant.channels
    assert not result.diagnostics, result.diagnostics[:3]
    assert (len(channels), len(channels.shapes)) == (circuits, shapes), (len(channels), len(channels.shapes))
    reading, tracing, _judging = began
    return tracing - reading, ended - tracing
