"""All records of the catalogue, by kind and by name: for people who look something up, never for a compile."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mtpc.catalogue.parts import KINDS
from mtpc.catalogue.records import DATA, Record
from mtpc.catalogue.types import PartKind
from mtpc.lazy_dataclass import dataclass
from mtpc.text import natural_key

# What a word stands for in the data: the folder of standards, each with the schema of that word.
STANDARDS = {
    "application": "applications",
    "alias": "aliases",
    "fibre": "fibres",
    "family": "families",
    "brand": "brands",
    "pinout": "pinouts",
    "map": "maps",
    "grade": "grades",
    "splice": "splices",
    "colour": "colours",
    "grid": "grids",
    "document": "documents",
}
_DIRECT = ("near_application", "application")
_ALSO = {
    "connector": "family",
    "fiber": "fibre",
    "color": "colour",
    "pin-out": "pinout",
    "standard": "document",
    "mtp": "brand",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and where it is kept. `catalogue` is "" for standards."""

    kind: str  # application, map … or a kind of part
    name: str
    record: Record
    path: Path
    catalogue: str = ""

    @property
    def about(self) -> str:
        """One line on what it is."""
        record = self.record
        if self.kind == PartKind.DIRECT_CABLE and self.name != record["name"]:
            return f"of {record['name']}: {record.get('description', '')}".rstrip(": ")
        if "stands_for" in record:
            return f"another name of {record['stands_for']}"
        about = record.get("about") or record.get("description") or record.get("standard")
        shown = "" if record.get("shown", self.name) == self.name else record["shown"]
        return ": ".join(filter(None, (shown, about)))


def kinds() -> list[str]:
    """Words `entries` takes: kinds of standards, then kinds of parts, then `part` for all of these."""
    return [*STANDARDS, *sorted(KINDS), "part"]


def kind_of(word: str) -> str | None:
    """The kind a word means, in singular or plural; None where there is none."""
    word = word.lower()
    if word in STANDARDS.values():
        return next(kind for kind, folder in STANDARDS.items() if folder == word)
    word = word if word in kinds() else word.removesuffix("s")
    kind_or_word = _ALSO.get(word, word)
    return kind_or_word if kind_or_word in kinds() else None


def entries(kind: str | None = None, data: Path = DATA) -> Iterator[Entry]:
    """All records, or those of one kind, by kind and name."""
    for word, folder in STANDARDS.items():
        if kind in (None, word):
            yield from (_entry(word, path) for path in _sorted((data / "standards" / folder).glob("*.toml")))
    for word in sorted(KINDS):
        if kind in (None, "part", word):
            paths = _sorted((data / "vendors").glob(f"*/{word}/*.toml"))
            yield from (_entry(word, path, path.parent.parent.name) for path in paths)
    if kind == "application":
        yield from sorted(_of_direct_cables(data), key=lambda entry: (natural_key(entry.name), entry.path))


def _of_direct_cables(data: Path) -> Iterator[Entry]:
    """The applications of direct cables, which have no record of their own: each with that of its cable."""
    for path in (data / "vendors").glob(f"*/{PartKind.DIRECT_CABLE}/*.toml"):
        cable = _entry(PartKind.DIRECT_CABLE, path, path.parent.parent.name)
        for name in dict.fromkeys(cable.record[key] for key in _DIRECT if key in cable.record):
            yield replace(cable, name=name)


def entries_named(name: str, data: Path = DATA) -> list[Entry]:
    """Records of that name, in any case: of standards; of parts, with or without an alias in front."""
    stems = {name.lower(), name.lower().partition(".")[2]} - {""}
    entries_: list[Entry] = []
    for word, folder in STANDARDS.items():
        entries_ += [_entry(word, path) for path in _named(data / "standards" / folder, name.lower())]
    if entries_:
        return entries_
    for path in sorted((data / "vendors").glob("*/*/*.toml")):
        if path.stem.lower() in stems and path.parent.name in KINDS:
            entries_.append(_entry(path.parent.name, path, path.parent.parent.name))
    if not entries_:
        direct = (entry for entry in _of_direct_cables(data) if entry.name.lower() in stems)
        entries_ = sorted(direct, key=lambda entry: entry.path)
    return entries_


def names(data: Path = DATA) -> list[str]:
    """Every name there is; applications in capitals, as specs write them."""
    all_names = {path.stem for path in (data / "vendors").glob("*/*/*.toml")}
    for word, folder in STANDARDS.items():
        stems = (path.stem for path in (data / "standards" / folder).glob("*.toml"))
        all_names.update(stem.upper() if word in ("application", "alias") else stem for stem in stems)
    return sorted(all_names)


def parts_with(words: Sequence[str], data: Path = DATA) -> list[Entry]:
    """Parts that have every word in their name, numbers, description or attributes; those with one as a whole first.

    Case and hyphens do not count: `mfp7e10n030` finds MFP7E10-N030.
    """
    wanted = [plain(word) for word in words]
    found: list[tuple[int, str, str, Entry]] = []
    for path in sorted((data / "vendors").glob("*/*/*.toml")):
        kind, catalogue = path.parent.name, path.parent.parent.name
        if kind not in KINDS or not _may_have(path, wanted):
            continue
        entry = _entry(kind, path, catalogue)
        texts = [plain(text) for text in _searched(entry)]
        if all(any(word in text for text in texts) for word in wanted):
            whole = sum(word in texts for word in wanted)
            found.append((-whole, catalogue, kind, entry))
    found.sort(key=lambda one: (*one[:3], natural_key(one[3].name)))
    return [entry for *_, entry in found]


def _may_have(path: Path, wanted: Sequence[str]) -> bool:
    """Whether a file has the words anywhere: most are told apart without reading them as records."""
    text = plain("".join([*path.parts[-3:], path.read_text("utf-8")]))
    return all(word in text for word in wanted)


def _searched(entry: Entry) -> Iterator[str]:
    """What a part is found by."""
    record = entry.record
    yield from (entry.catalogue, entry.kind, entry.name, f"{entry.catalogue}.{entry.name}")
    keys = ("number", "description", "application", "form_factor", "medium", "fibre", "format", "connector")
    yield from (str(record[key]) for key in keys if key in record)
    yield from (text for key in ("numbers", "form_factors", "takes") for text in record.get(key, ()))
    yield from map(str, record.get("detail", {}).values())
    rows = (row for key in ("end", "port", "mode") for row in record.get(key, ()))
    yield from (
        str(row[key]) for row in rows for key in ("connector", "cage", "form_factor", "application") if key in row
    )


def plain(text: str) -> str:
    """A text as it is compared: case and hyphens do not count."""
    return text.lower().replace("-", "")


def _sorted(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: natural_key(path.stem))


def _named(folder: Path, stem: str) -> list[Path]:
    return [path for path in folder.glob("*.toml") if path.stem == stem]


def _entry(kind: str, path: Path, catalogue: str = "") -> Entry:
    record = tomllib.loads(path.read_text("utf-8"))
    return Entry(kind, record["name"], record, path, catalogue)
