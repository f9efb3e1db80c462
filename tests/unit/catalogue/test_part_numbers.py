"""Part numbers of makers, taken apart and put together again.

`tests/data/part_numbers/examples.csv`: 130 numbers and their codes as a survey of public texts took them apart by hand,
with other names of the fields; which of them are real and which were built from a code table it says itself.
"""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtpc.catalogue.numbers.decoding import broken_at, decoded, encoded, length_code
from mtpc.catalogue.numbers.schemes import schemes
from mtpc.catalogue.numbers.types import Decoded, Length, LengthCoding, NumberField, Scheme
from mtpc.catalogue.numbers.words import notes, where_it_breaks
from mtpc.catalogue.records import DATA, read_shipped
from mtpc.catalogue.schema_check import schema_faults
from tests.support import ROOT, mtpc
from tests.support.listing import for_each

EXAMPLES = list(csv.DictReader((ROOT / "tests/data/part_numbers/examples.csv").open(encoding="utf-8")))


def only(number: str) -> Decoded:
    (way,) = decoded(number, schemes())
    return way


@for_each(sorted((DATA / "numbers").glob("*.toml")))
def test_every_scheme_follows_its_schema(path: Path) -> None:
    assert not schema_faults(read_shipped(path) or {}, "number")


def test_all_families_of_the_survey_have_a_scheme() -> None:
    assert {row["scheme"] for row in EXAMPLES} == {scheme.name for scheme in schemes()}


def _hand_made(row: dict[str, str]) -> list[str]:
    """The codes as they were taken apart by hand: figure and unit of a length are one piece of ours."""
    fields = dict(pair.split("=", 1) for pair in row["codes"].split("; "))
    order = [name for name in fields if name != "unit"]
    unit = fields.pop("unit", "")
    if "len" in fields:
        before = row["scheme"] == "panduit-cord"
        fields["len"] = unit + fields["len"] if before else fields["len"] + unit
    return [fields[name] for name in order if fields[name]]


@for_each(EXAMPLES, name=lambda row: row["number"])
def test_every_example_reads_in_one_way_as_by_hand_and_is_put_together_again(row: dict[str, str]) -> None:
    way = only(row["number"])
    hyphen = "-" if way.scheme.ignores_hyphens else "no hyphen"
    assert way.scheme.name == row["scheme"]
    codes = [piece.code for piece in way.pieces if piece.code]
    assert "".join(codes) == "".join(_hand_made(row)).replace(hyphen, "")
    assert encoded(way.scheme, way.codes).replace(hyphen, "") == row["number"].replace(hyphen, "")


@pytest.mark.parametrize(
    ("number", "length"),
    [  # the maker's tables: a half metre is 01A at NVIDIA and 1.5 without M at Cisco; Corning and Panduit say the unit
        ("MFP7E10-N015", "15 m"), ("980-9I92O-00N02A", "2.5 m"), ("CB-M12-M12-MMF1.5=", "1.5 m"),
        ("CB-M12-M12-MMF10M=", "10 m"), ("G757512TPNDDU120F", "120 ft"), ("040402G5Z20001M", "1 m"),
        ("FZTRL5N5NANM012", "12 m"), ("mlc2-lc103", "3 m"),
    ],
)  # fmt: skip
def test_lengths(number: str, length: str) -> None:
    assert str(only(number).length) == length


def test_what_a_number_does_not_carry_is_not_said() -> None:
    """Cisco states Type B of its trunk cords in the description; nobody states pins, NVIDIA's numbers no polarity."""
    assert [(fixed.about, fixed.means) for fixed in only("CB-M12-M12-SMF10M").fixed] == [("polarity", "Type B")]
    assert not only("CB-LC-LC-MMF3M=").fixed
    assert not only("MFP7E10-N010").fixed


def test_a_code_that_nobody_explains_is_to_be_asked_for() -> None:
    trunk = only("G757508QPNDDU050F")
    assert [piece.code for piece in trunk.doubtful] == ["P", "N", "D", "D", "U"]
    assert [piece.field.name for piece in trunk.doubtful][1:] == [f"position-{place}" for place in (10, 11, 12, 13)]
    assert not only("FC29N-24-10AS").doubtful


def test_a_length_that_no_source_lists_is_told() -> None:
    assert only("MFP7E10-N015").is_listed
    assert next(iter(notes(only("MFP7E10-N012")))) == (
        "no source lists it in 12 m; listed: 3, 5, 7, 10, 15, 20, 30, 50"
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("MFP7E10-N07", "after MFP7E10-N comes the length (three digits of metres, 030; a half metre ends in A, 01A "
                        "is 1.5 m), and 07 stands there"),
        ("MFP7E50-N007", "after MFP7E comes fibre and shape: 10, 20, 30 or 40, and 50-N007 stands there"),
        ("FC29N-24-10ASX", "it ends after FC29N-24-10AS, and X follows"),
        ("CB-M12-M12-MMF1.5M=", "after CB-M12-M12-MMF1.5 comes form of the order: =, and M= stands there"),
        ("MFP7E10-N000", "after MFP7E10-N comes the length (three digits of metres, 030; a half metre ends in A, 01A "
                         "is 1.5 m), and 000 stands there"),
    ],
)  # fmt: skip
def test_a_number_that_breaks_its_scheme_is_told_where(number: str, told: str) -> None:
    assert not decoded(number, schemes())
    broken = broken_at(number, schemes())
    assert broken
    assert where_it_breaks(number, broken) == told


@pytest.mark.parametrize("number", ["", "hello", "980", "MFP7E10-N015" * 10, "\x00", "G" * 100, "4" * 10_000])
def test_what_is_no_number_is_none(number: str) -> None:
    assert not decoded(number, schemes())


@given(st.data())
def test_what_is_put_together_is_taken_apart_again(data: st.DataObject) -> None:
    """For every scheme and every choice of codes; a number may have more than one reading, never none."""
    scheme = data.draw(st.sampled_from(schemes()))
    codes = {field.name: data.draw(_codes(field)) for field in scheme.pattern if isinstance(field, NumberField)}
    number = encoded(scheme, codes)
    assert codes in [way.codes for way in decoded(number, (scheme,))]
    assert len(_others(number, scheme)) == 0


def _others(number: str, scheme: Scheme) -> list[Decoded]:
    """Readings by the schemes of other families."""
    return [way for way in decoded(number, schemes()) if way.scheme is not scheme]


def _codes(field: NumberField) -> st.SearchStrategy[str]:
    if field.length:
        coding, units = field.length, ("m", "ft") if "unit" in field.length else ("m",)
        lengths = st.builds(Length, st.integers(1, 99).map(Decimal), st.sampled_from(units))
        return lengths.map(lambda length: length_code(length, coding) or "")
    if field.codes:
        return st.sampled_from([code.text for code in field.codes])
    return st.just("A" * field.letters or "1" * field.digits)


@pytest.mark.parametrize(
    ("coding", "figure", "unit", "code"),
    [
        (LengthCoding.METRES_M, "0.5", "m", "0.5"), (LengthCoding.METRES_M, "1.25", "m", None),
        (LengthCoding.THREE_OR_HALF, "1.5", "m", "01A"), (LengthCoding.THREE_OR_HALF, "100.5", "m", None),
        (LengthCoding.THREE_OR_HALF, "3", "ft", None), (LengthCoding.THREE_UNIT, "50", "ft", "050F"),
        (LengthCoding.THREE_UNIT, "0.5", "m", None), (LengthCoding.UNIT_THREE, "12", "m", "M012"),
        (LengthCoding.TWO, "100", "m", None), (LengthCoding.THREE_UNIT, "1000", "m", None),
    ],
)  # fmt: skip
def test_a_length_has_a_code_or_none(coding: LengthCoding, figure: str, unit: str, code: str | None) -> None:
    assert length_code(Length(Decimal(figure), unit), coding) == code


def test_the_command_says_every_attribute_with_its_confidence() -> None:
    shown = mtpc("catalog", "decode", "MFP7E10-N015")
    assert shown.returncode == 0
    assert [line.split() for line in shown.stdout.splitlines()[1:4]] == [
        ["fibre", "and", "shape", "10", "MMF,", "MPO-12/APC", "to", "MPO-12/APC", "high"],
        ["generation", "N", "NDR", "generation,", "400G", "a", "link", "low"],
        ["length", "015", "15", "m", "high"],
    ]
    fields = json.loads(mtpc("catalog", "decode", "FHD-3MTP6LCQOM4U", "--format", "json").stdout)
    assert (fields["schema"], fields["readings"][0]["ordered_by"]) == ("mtpc-number/1", "product-id")
    wrong = mtpc("catalog", "decode", "MFP7E10-N07")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "MFP7E10-N07 follows no scheme of part numbers that is known" in wrong.stderr
