"""Sets of parts: a shipped catalogue, read part by part, and a folder of the user's, read whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from mtpc.catalogue.lookups import Standards
from mtpc.catalogue.parts import KINDS, Maker
from mtpc.catalogue.records import BrokenCatalogue, Record, broken, file_name_like, read_shipped
from mtpc.catalogue.types import Part
from mtpc.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Vendor:
    """Who sells a part, and the form of an order to them."""

    name: str  # file name: acme
    shown: str
    demonstration: bool  # invented: its order is always a request for quotation
    order_columns: tuple[tuple[str, str], ...]  # header, field
    spares: Mapping[str, str] = field(hash=False, compare=False, default_factory=dict)


@dataclass(frozen=True)
class CatalogueInfo:
    """A named, versioned set of parts. Its files are read only when the digest is asked for."""

    name: str  # acme-fibre
    version: str
    files: Iterable[tuple[str, bytes]] = field(repr=False, compare=False)  # (name, content), any order

    @cached_property
    def digest(self) -> str:
        """SHA-256 over its files, each with its name."""
        from hashlib import sha256

        total = sha256()
        for name, content in sorted(self.files):
            total.update(f"{name}\n{len(content)}\n".encode())
            total.update(content)
        return total.hexdigest()


class Catalogue(Protocol):
    """Parts by name."""

    @property
    def info(self) -> CatalogueInfo:
        """Name, version and digest."""

    @property
    def broken(self) -> frozenset[str]:
        """Names of parts whose records were reported as faulty; not reported again as missing."""

    def part(self, name: str) -> Part | None:
        """The part of that name."""

    def part_names(self, kind: str | None = None) -> list[str]:
        """Names of all parts, or of those of one kind, sorted."""

    def mentioning(self, text: str) -> Iterator[Part]:
        """The parts whose records may hold a text, such as a number: to be looked through."""

    def vendor(self, name: str) -> Vendor | None:
        """The vendor record that came with these parts."""

    @property
    def own_vendor(self) -> Vendor | None:
        """The vendor of parts that name none."""


@dataclass(frozen=True, slots=True)
class ShippedFiles:
    """The files of a shipped catalogue, name and content; read at each iteration."""

    folder: Path

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        for path in self.folder.rglob("*.toml"):
            yield path.relative_to(self.folder).as_posix(), path.read_bytes()


class ShippedCatalogue:
    """A catalogue in `data/vendors/`; each part is read when it is first named."""

    def __init__(self, folder: Path, standards: Standards, head: Record) -> None:
        self.folder = folder
        self.info = CatalogueInfo(head["name"], head["version"], ShippedFiles(folder))
        self.broken: frozenset[str] = frozenset()
        self._vendor_name: str = head.get("vendor", "")  # "": of parts that no maker is named for
        self._maker = Maker(standards, head["name"], self._vendor_name)
        self._parts: dict[str, Part | None] = {}
        self._names: dict[str | None, list[str]] = {}

    def part(self, name: str) -> Part | None:
        """The part of that name, read now; raises BrokenCatalogue."""
        if name not in self._parts:
            self._parts[name] = self._read(name) if file_name_like(name) else None
        return self._parts[name]

    def part_names(self, kind: str | None = None) -> list[str]:
        """Names of all parts, or of those of one kind, sorted."""
        if kind not in self._names:
            kinds = KINDS if kind is None else (kind,)
            self._names[kind] = sorted(path.stem for kind in kinds for path in self.folder.glob(f"{kind}/*.toml"))
        return list(self._names[kind])

    def mentioning(self, text: str) -> Iterator[Part]:
        """The parts whose files hold a text; the files are kept in memory from the first question on."""
        wanted = text.encode()
        for name, content in self._contents:
            if wanted in content and (part := self.part(name)) is not None:
                yield part

    def vendor(self, name: str) -> Vendor | None:
        """The vendor of this catalogue, if it is the one asked for."""
        return self._vendor if name and name == self._vendor_name else None

    @property
    def own_vendor(self) -> Vendor | None:
        """The vendor of this catalogue; None where its parts are of no maker."""
        return self._vendor if self._vendor_name else None

    @cached_property
    def _contents(self) -> list[tuple[str, bytes]]:
        """Each file of a part: the part's name, and what stands in it."""
        paths = (path for kind in KINDS for path in sorted(self.folder.glob(f"{kind}/*.toml")))
        return [(path.stem, path.read_bytes()) for path in paths]

    @cached_property
    def _vendor(self) -> Vendor:
        path = self.folder / "vendor.toml"
        record = read_shipped(path)
        if record is None:
            raise BrokenCatalogue(f"the shipped catalogue is broken: {path.name} is missing; install mtpc again")
        return vendor_of(record)

    def _read(self, name: str) -> Part | None:
        for kind in KINDS:
            path = self.folder / kind / f"{name}.toml"
            record = read_shipped(path)
            if record is not None and record["name"] == name:
                try:
                    return self._maker.part(record)
                except Exception as error:
                    raise broken(path, error) from error
        return None


class FolderCatalogue:
    """Parts of a folder of the user's, all read."""

    def __init__(
        self,
        info: CatalogueInfo,
        parts: Mapping[str, Part],
        vendors: Mapping[str, Vendor],
        broken: frozenset[str] = frozenset(),
    ) -> None:
        self.info = info
        self.broken = broken
        self._parts = dict(parts)
        self._vendors = dict(vendors)

    def part(self, name: str) -> Part | None:
        """The part of that name."""
        return self._parts.get(name)

    def part_names(self, kind: str | None = None) -> list[str]:
        """Names of all parts, or of those of one kind, sorted."""
        return sorted(name for name, part in self._parts.items() if kind in (None, part.kind))

    def mentioning(self, text: str) -> Iterator[Part]:
        """All parts, whatever the text."""
        yield from self._parts.values()

    def vendor(self, name: str) -> Vendor | None:
        """The vendor record in the folder, if it is the one asked for."""
        return self._vendors.get(name)

    @property
    def own_vendor(self) -> Vendor | None:
        """The first vendor record in the folder."""
        return next(iter(self._vendors.values()), None)


def vendor_of(record: Record) -> Vendor:
    """A vendor and the columns of an order to them."""
    return Vendor(
        name=record["name"],
        shown=record["shown"],
        demonstration=record["demonstration"],
        order_columns=tuple((column["header"], column["field"]) for column in record.get("order_column", ())),
        spares=record.get("spares", {}),
    )
