"""Losses of a channel that the project states itself: what it asks for beside, and whole cables as measured."""

from __future__ import annotations

from mtpc.channel.types import Term, TermKind
from mtpc.model.site import Site


def extra_terms(site: Site, pairs: int) -> tuple[Term, ...]:
    """What the project asks for beside the loss of parts, for a channel of so many mated pairs."""
    return tuple(
        Term(TermKind.EXTRA, extra.loss_db + pairs * extra.per_pair_db, of=extra.name)
        for extra in site.extra_losses.values()
    )


def measured_terms(site: Site, components: tuple[int, ...]) -> dict[int, Term]:
    """The cables without a length of which the loss was measured: what was measured takes the place of all their own.

    It counts whole among the connections, as how much of it is fibre is not known.
    """
    terms = {}
    for component in components:
        built = site.as_built.get(component)
        if built is not None and built.loss_db is not None and site.length_m(component) is None:
            terms[component] = Term(
                TermKind.MEASURED, built.loss_db, of=site.name_of(component), least_db=built.loss_db
            )
    return terms
