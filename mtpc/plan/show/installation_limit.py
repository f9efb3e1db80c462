"""The loss a cabling standard allows a channel, whatever the application."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from mtpc.catalogue.load import Library
from mtpc.catalogue.splicing import CEILING
from mtpc.catalogue.standards import Grade
from mtpc.channel.types import Budget, TermKind


def installation_limit(budget: Budget) -> tuple[str, Decimal] | None:
    """The limit an installer tests the same pairs, splices and fibre against; None: no pair, or fibre not known.

    TIA-568.3: pairs x 0.75 dB + splices x 0.3 dB + length x attenuation (applications reference, section 6). It has no
    term for a part that divides or filters light: beside a splitter that sum is none, and the classes of PON rule.
    """
    if any(term.kind is TermKind.THROUGH for term in budget.terms):
        return None
    fibre_db = [term.loss_db for term in budget.terms if term.kind is TermKind.FIBRE]
    known_db = [loss_db for loss_db in fibre_db if loss_db is not None]
    if not budget.mated_pairs or len(known_db) < len(fibre_db):
        return None
    pair, splice = _ceilings()
    connections_db = pair.loss_db * budget.mated_pairs + splice.loss_db * budget.splices
    return pair.shown, sum(known_db, Decimal(0)) + connections_db


@cache
def _ceilings() -> tuple[Grade, Grade]:
    """The loss TIA-568.3 allows a mated pair and a splice."""
    library = Library.standard()
    pair, splice = library.grade(CEILING), library.splice(CEILING)
    assert pair and splice
    return pair, splice
