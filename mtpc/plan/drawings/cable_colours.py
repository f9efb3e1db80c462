"""The colours by which the fibres of a cable are told where it is drawn."""

from __future__ import annotations

from functools import cache

from mtpc.catalogue.load import Library
from mtpc.catalogue.standards import ColourCode
from mtpc.catalogue.types import WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import CABLES, Site

_STANDARD_COLOURS = "tia-598"


@cache
def _code(name: str) -> ColourCode | None:
    return Library.standard().colour(name)


@dataclass(frozen=True, slots=True)
class CableColours:
    """The colours of the fibres of a cable, by position on the connector of its first side."""

    code: ColourCode | None
    counted_at: int  # the connector (face) whose positions count the fibres; -1: no colours

    def of(self, at_counted: int) -> str:
        """`blue`; "" where it is not known."""
        return self.code.fibre(at_counted) if self.code and self.counted_at >= 0 else ""


def cable_colours(site: Site, entered: int, left: int) -> CableColours:
    """The colours of what is entered and left by these connectors; none of what is no optical cable."""
    component, part = site.component_of(entered), site.article(entered)
    fibre = site.fibres.get(part.fibre or "") if isinstance(part, WiredPart) else None
    is_copper = fibre is not None and fibre.is_copper
    if site.kind_of(component) not in CABLES or not isinstance(part, WiredPart) or is_copper:
        return CableColours(None, -1)
    code = _code(part.detail.get("colour_code", _STANDARD_COLOURS))
    first = part.terminals[0].side
    return CableColours(code, entered if site.terminal(entered).side == first else left)
