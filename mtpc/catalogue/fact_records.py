"""Records of standards in a folder of the user's: applications, fibres, families, grades, maps, pin-outs of their own.

They stand in folders named as those of the catalogue are, in the same form, and are known to every spec of the compile.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from mtpc.catalogue.lookups import Standards
from mtpc.catalogue.records import Contradiction, Record, UnknownName
from mtpc.catalogue.standards import application_of, family_of, fibre_of, grade_of, map_of, pinout_of
from mtpc.units import show

# Folder -> the schema of a record in it, and what makes it a value; those that others name come first.
SORTS: dict[str, tuple[str, Callable[[Record], object]]] = {
    "families": ("family", family_of),
    "fibres": ("fibre", fibre_of),
    "grades": ("grade", grade_of),
    "maps": ("map", map_of),
    "pinouts": ("pinout", pinout_of),
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


def check_bandwidth(base: Record, wavelength_nm: int, bandwidth_mhz_km: Decimal, *keys: str | int) -> None:
    """Raise Contradiction where reaches over a class do not surely hold: its bandwidth is higher, or not known."""
    stated = next(
        (
            Decimal(figures["overfilled_mhz_km"])
            for figures in base["attenuation"]
            if figures["wavelength_nm"] == wavelength_nm and "overfilled_mhz_km" in figures
        ),
        None,
    )
    if stated is None:
        message = f"no bandwidth of {base['shown']} at {wavelength_nm} nm is known to compare it with"
        raise Contradiction(message, *keys, help_="leave it out, and base it on a class whose reaches surely hold")
    if bandwidth_mhz_km < stated:
        figures = f"{show(bandwidth_mhz_km)} MHz km is less than the {show(stated)} of {base['shown']}"
        help_ = f"the reaches over {base['shown']} do not hold for it: base it on a lower class"
        raise Contradiction(f"a bandwidth of {figures}", *keys, help_=help_)
