"""A budget as people are told of it."""

from __future__ import annotations

from mtpc.channel.loss_words import missing_words, term_words
from mtpc.channel.types import Budget


def term_names(budget: Budget) -> list[str]:
    """What loses light, in the order of the terms."""
    return [term_words(term) for term in budget.terms]


def caveats(budget: Budget) -> tuple[str, ...]:
    """What the user has to know about its figures."""
    return tuple(caveat.sentence for caveat in budget.caveats)


def unknown(budget: Budget) -> tuple[str, ...]:
    """What nobody states."""
    return tuple(map(missing_words, budget.unknown))
