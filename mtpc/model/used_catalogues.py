"""The catalogues a floor takes its parts from."""

from __future__ import annotations

from mtpc.catalogue.catalogues import Catalogue, CatalogueInfo
from mtpc.catalogue.types import Part, PartKind
from mtpc.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class UsedCatalogues:
    """Catalogues that specs use, each once; parts nobody names are read when they are asked for."""

    catalogues: tuple[Catalogue, ...] = ()
    own: tuple[Part, ...] = ()  # parts that specs state

    def infos(self) -> list[CatalogueInfo]:
        """What is used of catalogues, by name."""
        infos = {catalogue.info for catalogue in self.catalogues}
        return sorted(infos, key=lambda info: (info.name, info.version))

    def parts_of(self, kind: PartKind) -> list[Part]:
        """All parts of one kind."""
        named = ((catalogue, name) for catalogue in self.catalogues for name in catalogue.part_names(kind))
        parts = (catalogue.part(name) for catalogue, name in named)
        return [part for part in parts if part is not None]

    def offers(self, kind: PartKind, vendor: str) -> list[Part]:
        """The parts of one kind that a vendor sells: those of catalogues, then those of specs."""
        return [part for part in self.all_of(kind) if part.vendor == vendor]

    def all_of(self, kind: PartKind) -> list[Part]:
        """All parts of one kind, those of specs as well."""
        return [*self.parts_of(kind), *(part for part in self.own if part.kind == kind)]
