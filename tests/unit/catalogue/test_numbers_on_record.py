"""The record that a number belongs to: every number on record names its own record and the length it is listed for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.catalogue.load import Library
from mtpc.catalogue.numbers.finding import parts_numbered
from tests.support.listing import for_each

LIBRARY = Library.standard()
# FS product ids that the published rows have under an old and a new name of one cassette.
TWO_NAMES = {"57016", "57023", "57037", "57341", "68540", "68549"}


@for_each(LIBRARY.names("catalogues"))
def test_every_number_on_record_names_one_record_and_its_length(name: str) -> None:
    catalogue = LIBRARY.catalogue(name)
    assert catalogue
    for part_name in catalogue.part_names():
        part = catalogue.part(part_name)
        assert part
        for length, number in part.numbers.items():
            (found,) = parts_numbered(number, catalogue.mentioning)
            assert (found.part, found.length_m, found.reading) == (part, length, None), number
        if part.number:
            found_names = [found.part.name for found in parts_numbered(part.number, catalogue.mentioning)]
            assert part.name in found_names
            assert len(found_names) == (2 if part.number in TWO_NAMES else 1), part.number


@pytest.mark.parametrize(
    ("number", "names", "length"),
    [  # read by the scheme: no record lists it; the record of its family is that whose codes are the same
        ("MFP7E40-N010", {"MFP7E40"}, 10), ("MFP7E30-N012", {"MFP7E30"}, 12),
        ("MFP7E10-N045", {"MFP7E10", "MFP7E10-OM4"}, 45),
    ],
)  # fmt: skip
def test_a_number_that_no_record_lists_belongs_to_its_family(number: str, names: set[str], length: int) -> None:
    nvidia = LIBRARY.catalogue("nvidia")
    assert nvidia
    found = parts_numbered(number, nvidia.mentioning)
    assert {one.part.name for one in found} == names
    assert {one.length_m for one in found} == {Decimal(length)}
    assert all(one.reading for one in found)


def test_hyphens_of_corning_modules_do_not_matter() -> None:
    corning = LIBRARY.catalogue("corning")
    assert corning
    name = next(name for name in corning.part_names("cassette") if name.startswith("ECM"))
    part = corning.part(name)
    assert part
    (found,) = parts_numbered(part.number.replace("-", ""), corning.mentioning)
    assert found.part == part
