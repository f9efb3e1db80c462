"""Maps that stand in no published table: each is what its law says."""

from __future__ import annotations

import pytest

from mtpc.catalogue.load import Library
from tests.unit.catalogue.derived_maps import DERIVED

LIBRARY = Library.standard()


@pytest.mark.parametrize("name", DERIVED)
def test_map_is_what_its_law_says(name: str) -> None:
    known = LIBRARY.map(name)
    assert known
    assert len(known.pairs) == len(DERIVED[name])
    assert set(known.pairs) == DERIVED[name]
    assert "derived" in known.fact.basis or known.fact.basis == "seen"


@pytest.mark.parametrize("count", [24, 32])
def test_turning_one_key_makes_one_numeric_map_of_the_other_and_one_laid_map_of_the_other(count: int) -> None:
    for one, other in ((f"a{count}i", f"b{count}n"), (f"a{count}s", f"b{count}r")):
        turned = {(a, str(count + 1 - int(b))) for a, b in _pairs(one)}
        assert turned == _pairs(other)


def _pairs(name: str) -> set[tuple[str, str]]:
    known = LIBRARY.map(name)
    assert known
    return set(known.pairs)
