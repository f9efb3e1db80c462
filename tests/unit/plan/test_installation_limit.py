"""The limit of the installation: what TIA-568.3 allows pairs, splices and fibre, worked out on paper."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mtpc.channel.budget import _EMPTY
from mtpc.channel.types import Term, TermKind
from mtpc.plan.show.installation_limit import installation_limit

PAIRS = tuple(Term(TermKind.MATED_PAIR, Decimal("0.35"), of="LC", number=number) for number in (1, 2))
FIBRE = Term(TermKind.FIBRE, Decimal("0.1"), of="cord")


def test_pairs_splices_and_fibre_are_added() -> None:
    splice = Term(TermKind.SPLICE, Decimal("0.05"), of="T1", place="a")
    budget = replace(_EMPTY, terms=(FIBRE, *PAIRS, splice), mated_pairs=2, splices=1)
    assert installation_limit(budget) == ("TIA-568.3", Decimal("1.9"))  # 2 x 0.75 + 0.3 + 0.1


def test_without_a_pair_or_with_fibre_of_unknown_loss_there_is_none() -> None:
    assert installation_limit(replace(_EMPTY, terms=(FIBRE,), mated_pairs=0)) is None
    assert installation_limit(replace(_EMPTY, terms=(replace(FIBRE, loss_db=None), *PAIRS), mated_pairs=2)) is None


def test_there_is_none_beside_a_part_that_divides_light() -> None:
    """The sum of TIA-568.3 has no term for a splitter; the classes of PON have their own limits."""
    for part, loss_db in (("split8", "10.5"), ("tap", "3.5")):
        through = Term(TermKind.THROUGH, Decimal(loss_db), of=part)
        assert installation_limit(replace(_EMPTY, terms=(FIBRE, through, *PAIRS), mated_pairs=2)) is None
