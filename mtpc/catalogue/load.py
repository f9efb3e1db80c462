"""Reads records of the catalogue, each when it is first asked for.

A folder is listed only when names are asked for: a record's place follows from its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from mtpc.catalogue.catalogues import Catalogue, ShippedCatalogue, Vendor
from mtpc.catalogue.colours import Colours
from mtpc.catalogue.records import DATA, BrokenCatalogue, Record, broken, file_name_like, read_shipped
from mtpc.catalogue.standards import (
    ColourCode,
    Grade,
    Map,
    Named,
    Pinout,
    WavelengthGrid,
    application_of,
    colour_code_of,
    family_of,
    fibre_of,
    grade_of,
    grid_of,
    map_of,
    named_of,
    pinout_of,
)
from mtpc.catalogue.types import Application, Family, Fibre, Terminal, Wire
from mtpc.catalogue.wiring import wiring_of
from mtpc.diagnostics import Diagnostic
from mtpc.text import Source, Span

__all__ = ["BrokenCatalogue", "Catalogue", "Library"]

Value = TypeVar("Value")
_ANY_CASE = ("applications", "fibres", "documents", "aliases", "brands")  # found in capitals as well


def _in_file(sort: str, name: str) -> str:
    """A name as the file of its record is called."""
    return name.lower() if sort in _ANY_CASE else name


class Library:
    """Standards, shipped catalogues, and the folders of parts a spec uses."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._read: dict[tuple[str, str], object] = {}
        self._catalogues: dict[str, Catalogue | None] = {}
        self._folders: list[Catalogue] = []
        self._own: dict[str, list[str]] = {}  # names of the records that specs and folders add, by sort
        self._reported: set[str] = set()  # names of those that were reported and are missing

    @classmethod
    def standard(cls) -> Library:
        """The library that is shipped with mtpc."""
        return cls(DATA)

    # ---- standards

    def family(self, name: str) -> Family | None:
        """A connector family such as mpo12."""
        return self._record("families", name, family_of)

    def fibre(self, name: str) -> Fibre | None:
        """A fibre class such as om4."""
        return self._record("fibres", name.lower(), fibre_of)

    def application(self, name: str) -> Application | None:
        """An application such as 100GBASE-SR4, in upper or lower case."""
        return self._record("applications", name.lower(), application_of)

    def map(self, name: str) -> Map | None:
        """A position map such as b12."""
        return self._record("maps", name, map_of)

    def pinout(self, name: str) -> Pinout | None:
        """Where the lanes of a module's receptacle are."""
        return self._record("pinouts", name, pinout_of)

    def grid(self, name: str) -> WavelengthGrid | None:
        """A grid of wavelengths such as cwdm."""
        return self._record("grids", name, grid_of)

    def wavelength(self, name: str) -> Colours | None:
        """The band of a wavelength of a grid, such as cwdm-1550; None where there is none of that name."""
        grid = self.grid(name.partition("-")[0])
        return grid.bands.get(name) if grid else None

    def wavelength_names(self, grid: str = "") -> list[str]:
        """The wavelengths of a grid, or of all."""
        grids = [self.grid(name) for name in ([grid] if grid else self.names("grids"))]
        return [name for each in grids if each for name in each.bands]

    def grade(self, name: str) -> Grade | None:
        """A grade of connector and its maximum loss."""
        return self._record("grades", name, grade_of)

    def grades_called(self, word: str) -> tuple[Grade, ...]:
        """The grade of that name, or those with this trade name; () where there are none."""
        grades = (self.grade(name) for name in self.names("grades"))
        return tuple(grade for grade in grades if grade and word in (grade.name, *grade.words))

    def splice(self, name: str) -> Grade | None:
        """The maximum loss of a splice by a standard."""
        return self._record("splices", name, grade_of)

    def colour(self, name: str) -> ColourCode | None:
        """The colours of fibres and tubes, in order."""
        return self._record("colours", name, colour_code_of)

    def document(self, name: str) -> Named | None:
        """A standard or specification such as tia-568.3-e, current or superseded."""
        return self._record("documents", name.lower(), named_of)

    def alias(self, name: str) -> Named | None:
        """Another name of an application such as 100G-DR-LPO."""
        return self._record("aliases", name.lower(), named_of)

    def brand(self, name: str) -> Named | None:
        """A make of connector such as mtp-elite."""
        return self._record("brands", name.lower(), named_of)

    def wiring(self, map_name: str, terminals: Sequence[Terminal]) -> tuple[Wire, ...] | None:
        """The wires a named map makes between these connectors, None if there is none or it is made for others."""
        position_map = self.map(map_name)
        return None if position_map is None else wiring_of(position_map, terminals)

    def names(self, kind: str) -> list[str]:
        """Names of all families, fibres, applications, maps, pinouts, grades or catalogues."""
        if kind == "catalogues":
            return sorted(path.parent.name for path in (self.data / "vendors").glob("*/catalogue.toml"))
        stems = sorted(path.stem for path in (self.data / "standards" / kind).glob("*.toml"))
        shipped = [stem.upper() for stem in stems] if kind == "applications" else stems
        return sorted([*shipped, *self._own[kind]]) if kind in self._own else shipped

    def record(self, sort: str, name: str) -> Record | None:
        """The record of a standard, family, fibre … as it is shipped."""
        name = _in_file(sort, name)
        record = read_shipped(self.data / "standards" / sort / f"{name}.toml") if file_name_like(name) else None
        return record if record is not None and record["name"].lower() == name.lower() else None

    def add(self, sort: str, name: str, value: object) -> None:
        """Enter what a spec, or a folder of records, states itself; nothing shipped has that name."""
        self._read[sort, _in_file(sort, name)] = value
        self._own.setdefault(sort, []).append(name)

    def report(self, name: str) -> None:
        """Keep that a record of the user's was reported: that it is missing is not told again."""
        self._reported.add(name.lower())

    def is_reported(self, name: str) -> bool:
        """Whether a record of that name is missing because of another finding."""
        return name.lower() in self._reported

    def _record(self, kind: str, name: str, make: Callable[[Record], Value]) -> Value | None:
        key = (kind, name)
        if key not in self._read:
            self._read[key] = self._make(kind, name, make)
        return self._read[key]  # type: ignore[return-value]  # what `make` gave under this key

    def _make(self, kind: str, name: str, make: Callable[[Record], Value]) -> Value | None:
        record = self.record(kind, name)
        try:
            return None if record is None else make(record)
        except Exception as error:
            raise broken(self.data / "standards" / kind / f"{name}.toml", error) from error

    # ---- parts

    def catalogue(self, name: str) -> Catalogue | None:
        """A shipped catalogue."""
        if name not in self._catalogues:
            folder = self.data / "vendors" / name
            head = read_shipped(folder / "catalogue.toml") if file_name_like(name) else None
            self._catalogues[name] = None if head is None else ShippedCatalogue(folder, self, head)
        return self._catalogues[name]

    def vendor(self, name: str) -> Vendor | None:
        """A vendor, looked for first in the catalogues already in use."""
        if not name:
            return None
        for catalogue in [*self._folders, *filter(None, list(self._catalogues.values()))]:
            if vendor := catalogue.vendor(name):
                return vendor
        for catalogue_name in self.names("catalogues"):
            shipped = self.catalogue(catalogue_name)
            if shipped and (vendor := shipped.vendor(name)):
                return vendor
        return None

    def folder(
        self, path: Path, shown: str, span: Span | None = None
    ) -> tuple[Catalogue | None, list[Diagnostic], list[Source]]:
        """The parts of a folder of the user's, the findings, and the texts read.

        `shown` is the folder's name as the user knows it, `span` where the spec names it.
        """
        from mtpc.catalogue.folder import read_folder

        catalogue, findings, sources = read_folder(self, path, shown, span)
        if catalogue is not None:
            self._folders.append(catalogue)
        return catalogue, findings, sources
