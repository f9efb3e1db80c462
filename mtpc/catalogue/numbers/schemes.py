"""The schemes of part numbers that come with mtpc: one TOML file each, in `data/numbers`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from mtpc.catalogue.numbers.types import (
    Code,
    Fixed,
    LengthCoding,
    NumberField,
    OrderedBy,
    Scheme,
    Sold,
)
from mtpc.catalogue.records import DATA, Record, broken, fact_of, read_shipped
from mtpc.catalogue.types import Confidence

_FIELD = re.compile(r"\{([a-z0-9-]+)\}")


@cache
def schemes(folder: Path = DATA / "numbers") -> tuple[Scheme, ...]:
    """All of them, by name; raises BrokenCatalogue."""
    return tuple(map(_read, sorted(folder.glob("*.toml"))))


def _read(path: Path) -> Scheme:
    record = read_shipped(path) or {}
    try:
        return scheme_of(record)
    except (KeyError, ValueError) as error:
        raise broken(path, error) from error


def scheme_of(record: Record) -> Scheme:
    """A scheme from its record; raises KeyError or ValueError where the record breaks its schema."""
    source = fact_of(record)
    fields = {field["name"]: _field(field, source.confidence) for field in record["field"]}
    return Scheme(
        name=record["name"],
        maker=record["maker"],
        about=record["about"],
        pattern=tuple(_pattern(record["pattern"], fields)),
        ordered_by=OrderedBy(record["ordered_by"]),
        source=source,
        fixed=tuple(
            Fixed(fixed["about"], fixed["means"], Confidence(fixed["confidence"]), fixed.get("when", {}))
            for fixed in record.get("fixed", ())
        ),
        sold=tuple(Sold(tuple(map(Decimal, sold["lengths"])), sold.get("when", {})) for sold in record.get("sold", ())),
        ignores_hyphens=record.get("ignores_hyphens", False),
    )


def _field(record: Record, confidence: Confidence) -> NumberField:
    return NumberField(
        name=record["name"],
        about=record["about"],
        confidence=confidence,
        codes=tuple(
            Code(code["code"], code.get("means", ""), Confidence(code["confidence"]))
            for code in record.get("codes", ())
        ),
        length=LengthCoding(record["length"]) if "length" in record else None,
        letters=record.get("letters", 0),
        digits=record.get("digits", 0),
        is_form_of_order=record.get("form_of_order", False),
    )


def _pattern(text: str, fields: dict[str, NumberField]) -> Iterator[str | NumberField]:
    """Literal characters and fields in turn."""
    for number, piece in enumerate(_FIELD.split(text)):
        if number % 2:
            yield fields[piece]
        elif piece:
            yield piece
