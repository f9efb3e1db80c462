"""What one file may name by the aliases of its `use` statements."""

from __future__ import annotations

from dataclasses import field

from mtpc.catalogue.catalogues import Catalogue
from mtpc.lazy_dataclass import dataclass
from mtpc.model.gaps import Gap
from mtpc.model.values import Record


@dataclass(slots=True)
class FileUses:
    """What one file may name: catalogues of parts, tables and templates, by alias."""

    catalogues: dict[str, Catalogue] = field(default_factory=dict)
    broken: dict[str, Gap] = field(default_factory=dict)  # aliases that could not be read, as they were reported
    tables: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    modules: dict[str, tuple[str, ...]] = field(default_factory=dict)  # alias -> the specs whose templates it names
