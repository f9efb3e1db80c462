"""What ordering costs: many assemblies, cords of no maker among them, matched with offers and written as orders."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path

from mtpc.artefacts import orders
from mtpc.pipeline import compile_sources
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work
from mtpc.text import Source

LENGTHS, PORTS, CORDS_A_RACK = 50, 32, 16
HEAD = """edition 2026
use "catalog:acme-fibre" as acme
policy { prefer { vendor = [acme, Zenith] }; spares { cord = 5%; optic = 2% } }
part rail : cord { fibre = om4; map = b12; polish = pc; end [a, b] : mpo12 { gender = unpinned } }
part fit : cord { vendor = "Zenith"; fibre = om4; map = b12; polish = pc; end [a, b] : mpo12 { gender = unpinned } }
"""


def spec(assemblies: int) -> str:
    """A third of them cords of fifty lengths, each between two optics."""
    return HEAD + "".join(_pairs(assemblies // 3))


def _pairs(cords: int) -> Iterator[str]:
    for pair in range(-(-cords // PORTS)):
        used = min(PORTS, cords - pair * PORTS)
        yield f"rack R{pair} : acme.rack-42u\n"
        yield f"device [a, b]{pair} : acme.sw-32x100 at R{pair}.U[1, 3]\n"
        yield f"optic [a, b]{pair}.et-0/0/[0..{used - 1}] : acme.q28-100g-sr4\n"
        for port in range(used):
            length = 1 + (pair * PORTS + port) % LENGTHS
            yield f"cord a{pair}.et-0/0/{port} -- b{pair}.et-0/0/{port} : rail {{ length = {length}m }}\n"


def measure(assemblies: int) -> tuple[int, float]:
    """Assemblies, and seconds of the processor to find what is ordered of whom and write it: the best of three.

    Light is followed before: all documents need that.
    """
    gc.disable()
    result = compile_sources([Source("orders.mtp", spec(assemblies))], Path())
    seconds = [_once(Work(result.plant, Issue(today="2026-11-20", model_digest="0" * 64))) for _ in range(3)]
    return len(result.plant.site.components), min(seconds)


def _once(work: Work) -> float:
    assert work.uses
    began = time.process_time()
    files = orders.ARTEFACT.files(work)
    written = [make() for name, make in files.items() if name.endswith((".csv", ".json", ".ubl.xml"))]
    assert written
    assert any(line.source.offer for line in work.bom)
    return time.process_time() - began
