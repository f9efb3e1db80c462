"""Each vendor has an order file of its own, whatever the vendors are called."""

from __future__ import annotations

import hashlib
from itertools import count

from mtpc.artefacts._file_names import file_names, safe_name


def same_short_digest() -> tuple[str, str]:
    """Two names that differ, with the same safe characters and the same eight digits of a digest."""
    seen: dict[str, str] = {}
    for number in count():
        vendor = "a" + "!" * (number % 97 + 1) + "".join(chr(0x4E00 + int(digit)) for digit in str(number))
        digest = hashlib.sha256(vendor.encode()).hexdigest()[:8]
        if digest in seen:
            return seen[digest], vendor
        seen[digest] = vendor
    raise AssertionError


def test_two_vendors_with_one_safe_name_have_a_file_each() -> None:
    one, other = same_short_digest()
    assert safe_name(one) == safe_name(other)
    assert len(set(file_names([one, other]).values())) == 2


def test_a_vendor_may_be_called_as_what_is_not_stated_or_as_the_file_of_another() -> None:
    vendors = ["", "vendor-not-stated", "ACME", safe_name("ACME"), "acme", "con", safe_name("con")]
    assert len(set(file_names(vendors).values())) == len(vendors)


def test_two_vendors_whose_names_differ_in_case_have_files_that_differ_in_more() -> None:
    vendors = ["FS", "fs", "Fs", "fS", "STRASSE", "strasse", "stra\u00dfe", "\u212a", "K", "k"]
    assert len({name.casefold() for name in file_names(vendors).values()}) == len(vendors)
