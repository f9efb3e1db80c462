"""What transceivers run as and where joined circuits end, once their light is known: written into the floor."""

from __future__ import annotations

from collections.abc import Mapping

from mtpc.catalogue.types import OpticPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Subport
from mtpc.model.placing.floor import lead_to, run_as
from mtpc.model.site import Site


@dataclass(frozen=True, slots=True)
class Running:
    """Transceivers in a mode, by component, and other far ends of circuits, by their index."""

    optics: Mapping[int, OpticPart]
    far_ends: Mapping[int, Subport]


def set_running(site: Site, running: Running) -> None:
    """Have the floor say so."""
    for component, optic in running.optics.items():
        run_as(site, component, optic)
    for circuit, far in running.far_ends.items():
        lead_to(site, circuit, far)
