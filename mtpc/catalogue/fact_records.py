"""Records of standards in a folder of the user's: applications, fibres, families, grades, maps, pin-outs of their own.

They stand in folders named as those of the catalogue are, in the same form, and are known to every spec of the compile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from mtpc.catalogue.fact_checks import check_bandwidth, check_typical, check_window
from mtpc.catalogue.lookups import Standards
from mtpc.catalogue.records import Contradiction, Record, UnknownName, decimal_or_none
from mtpc.catalogue.standards import Pinout, application_of, family_of, fibre_of, grade_of, map_of, pinout_of
from mtpc.catalogue.types import FibreMode


def _own_pinout(record: Record) -> Pinout:
    return replace(pinout_of(record), is_own=True)


# Folder -> the schema of a record in it, and what makes it a value; those that others name come first.
SORTS: dict[str, tuple[str, Callable[[Record], object]]] = {
    "families": ("family", family_of),
    "fibres": ("fibre", fibre_of),
    "grades": ("grade", grade_of),
    "maps": ("map", map_of),
    "pinouts": ("pinout", _own_pinout),
    "applications": ("application", application_of),
}


class OpenLibrary(Standards, Protocol):
    """The standards, to which records of the user's are added."""

    def record(self, sort: str, name: str) -> Record | None:
        """The record of a standard as it is shipped."""

    def add(self, sort: str, name: str, value: object) -> None:
        """Enter a record of the user's."""

    def report(self, name: str) -> None:
        """Keep that a record of the user's was reported."""

    def is_reported(self, name: str) -> bool:
        """Whether a record of that name is missing because of another finding."""


def add_fact(library: OpenLibrary, sort: str, record: Record) -> None:
    """Enter a record that follows its schema; raises Contradiction."""
    noun, make = SORTS[sort]
    name = record["name"]
    if name.lower() in map(str.lower, library.names(sort)):
        help_ = "give yours another name: what is shipped is never replaced"
        raise Contradiction(f"there is a record {name} of this sort already ({noun})", "name", help_=help_)
    _check_names(library, sort, record)
    try:
        library.add(sort, name, make(record))
    except (ValueError, KeyError) as error:
        raise Contradiction(str(error.args[0] if error.args else error)) from error


def _check_names(library: OpenLibrary, sort: str, record: Record) -> None:
    """Raise UnknownName where a record names what there is not."""
    for number, row in enumerate(record["limit"] if sort == "applications" else ()):
        if library.fibre(row["fibre"]) is None:
            raise UnknownName("fibre class", row["fibre"], library.names("fibres"), "limit", number, "fibre")
    if sort == "pinouts" and library.family(record["connector"]) is None:
        raise UnknownName("connector family", record["connector"], library.names("families"), "connector")
    if sort == "grades":
        figures = (decimal_or_none(record, "loss_db_typical"), decimal_or_none(record, "loss_db_max"))
        check_typical("loss", figures, "loss_db_typical")
    for number, row in enumerate(record["attenuation"] if sort == "fibres" else ()):
        at = ("attenuation", number)
        check_window(record["shown"], FibreMode(record["mode"]), row["wavelength_nm"], *at, "wavelength_nm")
        figures = (decimal_or_none(row, "typical_db_per_km"), decimal_or_none(row, "tia_db_per_km"))
        check_typical("attenuation", figures, *at, "typical_db_per_km")
    base_name = record.get("based_on")
    if base_name is None:
        return
    base, noun = library.record(sort, base_name), "application" if sort == "applications" else "fibre class"
    if base is None:
        raise UnknownName(noun, base_name, library.names(sort), "based_on")
    for number, row in enumerate(record["attenuation"] if sort == "fibres" else ()):
        if "overfilled_mhz_km" in row:
            figure = Decimal(row["overfilled_mhz_km"])
            check_bandwidth(base, row["wavelength_nm"], figure, "attenuation", number, "overfilled_mhz_km")
