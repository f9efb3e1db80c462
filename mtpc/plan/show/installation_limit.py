"""What a cabling standard lets a channel lose, whatever runs over it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from mtpc.catalogue.load import Library
from mtpc.catalogue.splicing import CEILING
from mtpc.catalogue.standards import Grade
from mtpc.channel.types import Budget


def installation_limit(found: Budget) -> tuple[str, Decimal] | None:
    """The limit an installer tests the same pairs, splices and fibre against; None: no pair, or fibre not known.

    TIA-568.3: pairs x 0.75 dB + splices x 0.3 dB + length x attenuation (applications reference, section 6).
    """
    fibre = [term.loss_db for term in found.terms[: len(found.terms) - found.mated_pairs - found.splices]]
    known = [loss_db for loss_db in fibre if loss_db is not None]
    if not found.mated_pairs or len(known) < len(fibre):
        return None
    pair, splice = _ceilings()
    joints = pair.loss_db * found.mated_pairs + splice.loss_db * found.splices
    return pair.shown, sum(known, Decimal(0)) + joints


@cache
def _ceilings() -> tuple[Grade, Grade]:
    """What TIA-568.3 lets a mated pair and a splice lose."""
    library = Library.standard()
    pair, splice = library.grade(CEILING), library.splice(CEILING)
    assert pair and splice
    return pair, splice
