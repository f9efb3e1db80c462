"""What a module can be set to run as."""

from __future__ import annotations

from mtpc.catalogue.types import Fact, OpticPart
from mtpc.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Mode:
    """A way to run a receptacle: links of one application, on its lanes in order; left over, the module chooses."""

    name: str  # 2x200g, as `mode = …` states it
    application: str  # of each link
    links: int
    fact: Fact


def whole_mode(part: OpticPart) -> Mode:
    """The module's application as a mode, by its own name: one link a receptacle."""
    own = part.ordered.application
    return Mode(own, own, 1, part.fact)
