"""Whether records can be trusted: form, wiring, fibre counts, plausible figures, sources and their age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from mtpc.catalogue.index import Entry, entries
from mtpc.catalogue.load import Library
from mtpc.catalogue.records import DATA, BrokenCatalogue, Record
from mtpc.catalogue.schema_check import schema_faults
from mtpc.catalogue.types import OpticPart, Part
from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.text import Source
from mtpc.toml_text import toml_of

AGED_YEARS = 2  # editions and products change faster than that
# Figures outside are typing mistakes. A mated pair: the best grade has a mean of 0.07 dB, no grade allows more than
# 1.0 dB; an optical filter or splitter is no pair. Engineering knowledge, with wide margins.
PLAUSIBLE = {
    "loss_db_max": (Decimal("0.02"), Decimal("1.5")),
    "loss_through_db_max": (Decimal("0.2"), Decimal(25)),  # a tap of 90/10 to a power splitter of 1 to 64
    "loss_db_typical": (Decimal("0.01"), Decimal("1.0")),
    "return_loss_db_min": (Decimal(14), Decimal(80)),
    "tia_db_per_km": (Decimal("0.1"), Decimal(10)),
    "iso_db_per_km": (Decimal("0.1"), Decimal(10)),
    "fibre_db_per_km": (Decimal("0.1"), Decimal(10)),
    "loss_db": (Decimal("0.5"), Decimal(40)),
    "allocation_db": (Decimal("0.3"), Decimal(10)),
    "reach_m": (Decimal(1), Decimal(120_000)),
    "delay_ns_per_m": (Decimal("4.5"), Decimal("5.5")),
}


@dataclass(frozen=True, slots=True)
class Audit:
    """The result for a set of records: findings of a folder, faults in a line each, and records read long ago."""

    count: int
    wrong: Sequence[str]
    aged: Sequence[str]
    findings: Sequence[Diagnostic] = ()
    sources: Sequence[Source] = ()


def is_folder(folder: str) -> bool:
    """Whether there is such a folder."""
    return Path(folder).is_dir()


def of_shipped(today: str, data: Path = DATA) -> Audit:
    """The records that come with mtpc. `today` is an ISO date."""
    library = Library(data)
    every = list(entries(data=data))
    wrong = [f"error: {_shown(entry)}: {fault}" for entry in every for fault in _faults(entry, library)]
    return Audit(len(every), wrong, list(_aged(((_shown(entry), entry.record) for entry in every), today)))


def of_folder(folder: str, today: str) -> Audit:
    """The records of a user's folder; its parts may name everything that comes with mtpc."""
    library = Library.standard()
    _, findings, sources = library.folder(Path(folder), folder)
    bad = {finding.span.path for finding in findings if finding.span} | {str(finding.object) for finding in findings}
    records = []
    for source in sources:
        if source.path not in bad:
            records.append((source.path, toml_of(source)))
    wrong = [f"error: {path}: {fault}" for path, record in records for fault in _implausible(record)]
    return Audit(len(sources), wrong, list(_aged(records, today)), findings, sources)


def _shown(entry: Entry) -> str:
    return f"{entry.catalogue or entry.kind} {entry.name}"


def _faults(entry: Entry, library: Library) -> Iterator[str]:
    """What is wrong with a shipped record: its form, then whether a value can be made of it, then its figures."""
    faults = schema_faults(entry.record, entry.kind)
    yield from (fault.message for fault in faults)
    if faults:
        return
    try:
        value = _built(entry, library)
    except BrokenCatalogue as error:
        yield str(error)
        return
    if value is None:
        yield "its name differs from the name of its file"
    if isinstance(value, OpticPart):
        yield from _optic_faults(value, library)
    if entry.kind == "map":
        yield from _map_faults(entry.record)
    if entry.kind == "pinout":
        yield from _pinout_faults(entry.record, library)
    yield from _implausible(entry.record)


def _built(entry: Entry, library: Library) -> object:
    """The value a record makes; parts raise where a map is not one-to-one or does not cover the fibres."""
    if not entry.catalogue:
        value: object = getattr(library, entry.kind)(entry.name)
        return value
    catalogue = library.catalogue(entry.catalogue)
    part: Part | None = catalogue.part(entry.name) if catalogue else None
    return part


def _map_faults(record: Record) -> Iterator[str]:
    for side, name in ((0, "first"), (1, "second")):
        places = [pair.split("-")[side] for pair in record["pairs"]]
        for place in sorted({place for place in places if places.count(place) > 1}):
            yield f"the map has {place} more than once on its {name} side"


def _pinout_faults(record: Record, library: Library) -> Iterator[str]:
    family, pinout = library.family(record["connector"]), library.pinout(record["name"])
    if family is None or pinout is None:
        yield f"there is no connector family {record['connector']}"
        return
    if len(pinout.tx) != len(pinout.rx):
        yield f"{len(pinout.tx)} lanes send and {len(pinout.rx)} receive"
    for positions in (pinout.tx, pinout.rx):
        if len(set(positions)) < len(positions) or max(positions) > family.count:
            yield f"two lanes share a position, or one is outside the {family.count} positions of {family.shown}"


def _optic_faults(optic: OpticPart, library: Library) -> Iterator[str]:
    for name in dict.fromkeys([optic.application, *(mode.application for mode in optic.modes)]):
        if library.application(name) is None:
            yield f"there is no application {name}"


def _implausible(record: Record, where: str = "") -> Iterator[str]:
    """Figures no connector, fibre or application has."""
    for key, value in record.items():
        if isinstance(value, list):
            for row in value:
                if isinstance(row, dict):
                    row_name = row.get("name") or row.get("fibre") or row.get("wavelength_nm") or ""
                    yield from _implausible(row, f" of {key} {row_name}".rstrip())
        elif key in PLAUSIBLE and isinstance(value, str):
            low, high = PLAUSIBLE[key]
            if not low <= Decimal(value) <= high:
                yield f"{key}{where} is {value}; expected between {low} and {high}"


def _aged(records: Iterable[tuple[str, Record]], today: str) -> Iterator[str]:
    """Records whose source was read more than two years before `today`."""
    today_date = date.fromisoformat(today)
    for shown, record in records:
        source = record.get("source")
        read_on = source.get("read_on") if isinstance(source, dict) else None
        if not isinstance(read_on, date):
            continue
        years = today_date.year - read_on.year
        if (years, today_date.month, today_date.day) > (AGED_YEARS, read_on.month, read_on.day):
            yield f"aged: {shown}: its source was read {read_on}, more than {AGED_YEARS} years before {today}"
