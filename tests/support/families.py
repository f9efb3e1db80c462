"""Connector families made directly, without a catalogue, and what they state as their source."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from mtpc.catalogue.types import Confidence, Fact, Family

FACT = Fact("made for a test", Confidence.HIGH)


def family(name: str, rows: int, columns: int, shell: str, lit: Iterable[int] | None = None) -> Family:
    """A connector family; every position lit unless said otherwise."""
    duplex = shell == "lc"
    return Family(
        name=name,
        shown=name.upper(),
        rows=rows,
        columns=columns,
        shell=shell,
        pitch_mm=Decimal("6.25") if duplex else Decimal("0.25"),
        lit=tuple(range(1, rows * columns + 1)) if lit is None else tuple(lit),
        gendered=not duplex,
        position_names=("L", "R") if duplex else (),
        fact=FACT,
    )


FAMILIES = {
    made.name: made
    for made in (
        family("mpo8", 1, 12, "mpo-centred", (1, 2, 3, 4, 9, 10, 11, 12)),
        family("mpo12", 1, 12, "mpo-centred"),
        family("mpo24", 2, 12, "mpo-centred"),
        family("mpo16", 1, 16, "mpo-offset"),
        family("mpo32", 2, 16, "mpo-offset"),
        family("lc", 1, 2, "lc"),
    )
}
