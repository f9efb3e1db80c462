"""Parts made directly, without a catalogue: fibre classes, cords and optics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from mtpc.catalogue.limit_types import Attenuation
from mtpc.catalogue.types import (
    Confidence,
    Fibre,
    FibreMode,
    Gender,
    OpticPart,
    PartKind,
    Polish,
    Terminal,
    Wire,
    WiredPart,
)
from tests.support.families import FACT, FAMILIES


def plug(
    name: str,
    of: str,
    *,
    gender: str | None = "unpinned",
    polish: str | None = "pc",
    lit: Iterable[int] | None = None,
    loose: bool = True,
    up_angled: bool = False,
    turned: bool = False,
    loss_db: Decimal | None = None,
) -> Terminal:
    """A connector; a1, b3, front2 … say side and index."""
    made = FAMILIES[of]
    side = name.rstrip("0123456789")
    return Terminal(
        name=name,
        side=side,
        index=int(name[len(side) :] or 1),
        family=made,
        loose=loose,
        lit=made.lit if lit is None else tuple(lit),
        gender=(Gender(gender) if gender else None) if made.gendered else Gender.NONE,
        polish=None if polish is None else Polish(polish),
        up_angled=up_angled,
        turned=turned,
        loss_db=loss_db,
    )


def _record(name: str) -> dict[str, Any]:
    """What any part made here states of itself."""
    return {
        "name": name,
        "catalogue": "test",
        "vendor": "test",
        "number": "",
        "number_confidence": Confidence.LOW,
        "description": name,
        "detail": {},
        "fact": FACT,
    }


def wired(
    name: str,
    terminals: Sequence[Terminal],
    wires: Iterable[tuple[int, int, int, int]],
    kind: str = "cord",
    fibre: str | None = "om4",
) -> WiredPart:
    """A part with fibres (terminal, position, terminal, position)."""
    return WiredPart(
        **_record(name),
        kind=PartKind(kind),
        format="",
        terminals=tuple(terminals),
        wiring=tuple(Wire(*wire) for wire in wires),
        map_name="",
        fibre=fibre,
        lengths_m=(),
    )


def cord(name: str, a: Terminal, b: Terminal, moves: Mapping[int, int], kind: str = "cord") -> WiredPart:
    """A part with two connectors and a position map between them."""
    return wired(name, (a, b), ((0, here, 1, there) for here, there in moves.items()), kind)


def optic(
    name: str,
    of: str,
    tx: Sequence[int],
    rx: Sequence[int],
    *,
    receptacles: int = 1,
    polish: str | None = "pc",
    application: str = "TEST",
    order: str = "medium",
) -> OpticPart:
    """A transceiver whose receptacles are alike; lanes by face position."""
    ports = [
        plug(f"mdi{number}", of, gender="pinned", polish=polish, loose=False, up_angled=polish == "apc")
        for number in range(1, receptacles + 1)
    ]
    return OpticPart(
        **_record(name),
        kind=PartKind.OPTIC,
        form_factor="test",
        application=application,
        terminals=tuple(ports),
        tx=(tuple(tx),) * receptacles,
        rx=(tuple(rx),) * receptacles,
        lane_order_confidence=Confidence(order),
    )


SR4 = optic("sr4", "mpo12", (1, 2, 3, 4), (12, 11, 10, 9))
SR8 = optic("sr8", "mpo16", range(1, 9), range(16, 8, -1))
SR10 = optic("sr10", "mpo24", range(14, 24), range(2, 12), order="low")
SFP = optic("sfp", "lc", (1,), (2,))


def straight(count: int) -> dict[int, int]:
    """Position i to i."""
    return {position: position for position in range(1, count + 1)}


def reversed_map(count: int) -> dict[int, int]:
    """Position i to count+1-i."""
    return {position: count + 1 - position for position in range(1, count + 1)}


def fibre(name: str, mode: str = "MM", core: str = "50", rank: int = 0, **db_per_km: object) -> Fibre:
    """A fibre class with attenuation given as at_850="3.0"."""
    rows = tuple(
        Attenuation(int(key.removeprefix("at_")), Decimal(str(value)), FACT) for key, value in db_per_km.items()
    )
    return Fibre(name, name.upper(), FibreMode(mode), core, rank, rows, (850, 1300), "", FACT)
