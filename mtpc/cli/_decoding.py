"""A part number as `mtpc catalog decode` prints it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from mtpc.catalogue.load import Library
from mtpc.catalogue.numbers.decoding import broken_at, decoded
from mtpc.catalogue.numbers.finding import NumberedPart, parts_numbered
from mtpc.catalogue.numbers.schemes import schemes
from mtpc.catalogue.numbers.types import Decoded
from mtpc.catalogue.numbers.words import described, fields, where_it_breaks
from mtpc.cli._streams import CouldNot
from mtpc.units import show


def read(number: str) -> list[Decoded]:
    """The ways to read a number; raises CouldNot where there is none, and says where it leaves its scheme.

    A number on record that follows no scheme has none, and nothing is raised.
    """
    readings = decoded(number, schemes())
    if readings or records_of(number):
        return readings
    broken = broken_at(number, schemes())
    if broken is None:
        makers = ", ".join(dict.fromkeys(scheme.maker for scheme in schemes()))
        why = f"numbers of these makers are known: {makers}"
    else:
        why = f"as {broken.scheme.maker} writes {broken.scheme.about}, {where_it_breaks(number, broken)}"
    raise CouldNot(f"{number} follows no scheme of part numbers that is known", why)


def records_of(number: str) -> list[NumberedPart]:
    """The shipped parts that a number names: those whose records list it, else those of its family."""
    library = Library.standard()
    found = []
    for name in library.names("catalogues"):
        if catalogue := library.catalogue(name):
            found += parts_numbered(number, catalogue.mentioning)
    return [one for one in found if one.reading is None] or found


def as_words(number: str, readings: Sequence[Decoded]) -> str:
    """The readings for people, with a blank line between two, and the records that the number is of."""
    blocks = ["".join(f"{line}\n" for line in described(reading)) for reading in readings]
    if shown := "".join(f"  {_told(one)}\n" for one in records_of(number)):
        blocks.append(shown if readings else f"{number}\n{shown}")
    return "\n".join(blocks)


def as_json(number: str, readings: Sequence[Decoded]) -> str:
    """The same for programs: `mtpc-number/1`."""
    records = [
        {
            "part": f"{one.part.catalogue}.{one.part.name}",
            "length_m": None if one.length_m is None else show(one.length_m),
            "listed": one.reading is None,
            "sold": one.is_sold,
        }
        for one in records_of(number)
    ]
    told = {"schema": "mtpc-number/1", "readings": list(map(fields, readings)), "records": records}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _told(found: NumberedPart) -> str:
    """`record: MFP7E10 of 15 m, which lists it: `mtpc catalog show nvidia.MFP7E10``."""
    length = f" of {show(found.length_m)} m" if found.length_m is not None else ""
    listed = "which lists it" if found.reading is None else "of whose family it is"
    unsold = "" if found.is_sold else " in a length that is not listed"
    called = f"{found.part.catalogue}.{found.part.name}"
    return f"record: {found.part.name}{length}, {listed}{unsold}: `mtpc catalog show {called}`"
