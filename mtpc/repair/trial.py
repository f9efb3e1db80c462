"""Changes that were tried: which failing facts hold with them, and what they disturb."""

from __future__ import annotations

from mtpc.lazy_dataclass import dataclass
from mtpc.repair.light import Light
from mtpc.repair.types import Change, RepairFact


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying some changes: the facts that hold now, and what is disturbed."""

    changes: tuple[Change, ...]
    mended: tuple[RepairFact, ...]
    light: Light
    disturbed: int  # facts that held and still do, whose light passes what is changed
    parted: int  # channels without a circuit that join other ports than before
