"""The concepts of `mtpc explain`: Markdown files whose pictures and tables are made from the records."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtpc.catalogue.load import Library
    from mtpc.catalogue.records import Record
    from mtpc.catalogue.types import Fact

WORDS_MAX = 7  # words a rule refers to
_ALSO = re.compile(r"^Also called: (.*?)\.$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"\b[A-Z]{3}\d{3}\b")
_DRAWN = re.compile(r"^\{\{(\w+)(?: ([\w.-]+))?\}\}$", re.MULTILINE)


def concept(name: str) -> str:
    """The page of a concept, its pictures drawn."""
    text = _texts()[name]
    if "{{" not in text:
        return text
    from mtpc.catalogue.load import Library

    library = Library.standard()
    return _DRAWN.sub(lambda match: _drawn(library, match[1], match[2] or ""), text)


@cache
def also_called() -> dict[str, str]:
    """Word -> name of the concept it is explained in; a concept's own name wins."""
    concepts: dict[str, str] = {}
    for name, text in _texts().items():
        match = _ALSO.search(text)
        for word in match[1].replace("\n", " ").split(",") if match else ():
            concepts.setdefault(slug_of(word), name)
    return concepts | {name: name for name in _texts()}


def concepts_naming(code: str) -> tuple[str, ...]:
    """The concepts a rule rests on: of those that name its code, the ones that are most about its family."""

    def breadth(name: str) -> int:
        of_family = sum(other[:3] == code[:3] for other in _codes()[name])
        return len(_codes()[name]) - 2 * of_family  # low: it is about the family, and about little else

    naming = [name for name, codes in _codes().items() if code in codes]
    return tuple(sorted(naming, key=breadth)[:WORDS_MAX])


def slug_of(word: str) -> str:
    """A word as pages are found by it."""
    return "-".join(re.findall(r"[a-z0-9]+", word.lower()))


@cache
def _texts() -> dict[str, str]:
    folder = files("mtpc.manual") / "concepts"
    pages = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".md")), key=lambda page: page.name)
    return {page.name.removesuffix(".md"): page.read_text("utf-8") for page in pages}


@cache
def _codes() -> dict[str, frozenset[str]]:
    return {name: frozenset(_CODE.findall(text)) for name, text in _texts().items()}


def _drawn(library: Library, what: str, name: str) -> str:
    """What a page shows of the records; raises KeyError for an unknown one."""
    return _DRAW[what](library, name)


def _map(library: Library, name: str) -> str:
    from mtpc.catalogue.drawing import map_drawn

    position_map = library.map(name)
    if position_map is None:
        raise KeyError(name)
    return f"{map_drawn(position_map)}\n({_confidence(name, position_map.fact)})"


def _pinout(library: Library, name: str) -> str:
    from mtpc.catalogue.drawing import pinout_drawn

    pinout = library.pinout(name)
    family = library.family(pinout.connector) if pinout else None
    if pinout is None or family is None:
        raise KeyError(name)
    lanes = f"; order of lanes {pinout.lane_order_confidence}"
    return f"{pinout_drawn(pinout, family)}\n({_confidence(name, pinout.fact)}{lanes})"


def _confidence(name: str, fact: Fact) -> str:
    return f"record {name}: confidence {fact.confidence}, {fact.basis}"


def _grades(library: Library, _: str) -> str:
    rows = ["| grade | fibre, end face | maximum loss of a mated pair | confidence |", "|---|---|---|---|"]
    for grade in filter(None, map(library.grade, library.names("grades"))):
        kinds = " ".join([*grade.modes, *(polish.upper() for polish in grade.polishes)]) or "any"
        rows.append(f"| {grade.shown} | {kinds} | {grade.loss_db} dB | {grade.fact.confidence} |")
    return "\n".join(rows)


def _brand(library: Library, name: str) -> str:
    record = _record(library, "brands", name)
    pieces = ["| piece, from the front | what it does | confidence |", "|---|---|---|"]
    pieces += [f"| {piece['name']} | {piece['what']} | {piece['confidence']} |" for piece in record["piece"]]
    points = [f"| point | {record['shown']} | generic MPO | confidence |", "|---|---|---|---|"]
    for point in record["point"]:
        points.append(f"| {point['about']} | {point['here']} | {point.get('elsewhere', '')} | {point['confidence']} |")
    source = record["source"]
    confidence = f"(record {name}: confidence {source['confidence']}, {source['basis']})"
    return "\n".join([*pieces, "", *points, "", confidence])


def _documents(library: Library, _: str) -> str:
    rows = ["| named | what it is | valid today | confidence |", "|---|---|---|---|"]
    for name in library.names("documents"):
        record = _record(library, "documents", name)
        today = ", ".join(document.upper() for document in record.get("superseded_by", ())) or "itself"
        rows.append(f"| {record['shown']} | {record['about']} | {today} | {record['source']['confidence']} |")
    return "\n".join(rows)


def _pairs(_: Library, __: str) -> str:
    from mtpc.rules.optic_pairs import PAIRS

    rows = ["| one | the other | what is different |", "|---|---|---|"]
    rows += [f"| {pair.examples[0]} | {pair.examples[1]} | {pair.sentence.format(*pair.examples)} |" for pair in PAIRS]
    return "\n".join(rows)


def _fibres(library: Library, _: str) -> str:
    rows = ["| class | core | maximum attenuation of the cable, dB/km (TIA-568.3) | confidence |", "|---|---|---|---|"]
    for fibre in sorted(filter(None, map(library.fibre, library.names("fibres"))), key=lambda fibre: fibre.shown):
        if fibre.is_copper:
            continue
        figures = ", ".join(f"{row.db_per_km} at {row.wavelength_nm} nm" for row in fibre.attenuation)
        lowest = min((row.fact.confidence for row in fibre.attenuation), key=("low", "medium", "high").index)
        rows.append(f"| {fibre.shown} | {fibre.core} µm | {figures} | {lowest} |")
    return "\n".join(rows)


def _families(library: Library, _: str) -> str:
    rows = ["| family | rows x positions | sold pinned or unpinned | confidence |", "|---|---|---|---|"]
    for family in filter(None, map(library.family, library.names("families"))):
        size, pins = f"{family.rows} x {family.columns}", "yes" if family.gendered else "no"
        rows.append(f"| {family.shown} | {size} | {pins} | {family.fact.confidence} |")
    return "\n".join(rows)


_CHASSIS, _IN_ITS_SLOTS = "FHD-1UFCE", ("FHD-3MTP18LCDOM4A", "FHD-FAP12MTPHA")  # of FS, one unit high


def _density(library: Library, _: str) -> str:
    """Fibres at the front of one rack unit: slots x ports x fibres of a port, less what is dark in base-8."""
    from mtpc.catalogue.types import PanelPart, PlatePart, WiredPart

    catalogue = library.catalogue("fs")
    chassis = catalogue.part(_CHASSIS) if catalogue else None
    assert catalogue
    assert isinstance(chassis, PanelPart)
    slots = len(chassis.slots)
    rows = [
        f"| in each of {slots} slots of {chassis.name}, {chassis.height_u}U | ports a unit | fibres a unit |",
        "|---|---|---|",
    ]
    for name in _IN_ITS_SLOTS:
        part = catalogue.part(name)
        if isinstance(part, PlatePart):
            ports = part.count * slots // chassis.height_u
            for shown, fibres in ((f"{part.family.shown}, base-12", 12), ("base-8", 8), ("24-fibre plugs", 24)):
                rows.append(f"| {name}: {part.count} adapters, {shown} | {ports} | {ports * fibres} |")
        elif isinstance(part, WiredPart):
            front = [terminal.family for terminal in part.terminals if terminal.side == "front"]
            ports = len(front) * slots // chassis.height_u
            fibres = sum(family.count for family in front) * slots // chassis.height_u
            rows.append(f"| {name}: {len(front)} {front[0].shown} | {ports} | {fibres} |")
    return "\n".join(rows)


def _record(library: Library, folder: str, name: str) -> Record:
    from mtpc.catalogue.records import read_shipped

    record = read_shipped(library.data / "standards" / folder / f"{name}.toml")
    if record is None:
        raise KeyError(name)
    return record


_DRAW: dict[str, Callable[[Library, str], str]] = {
    "map": _map,
    "pinout": _pinout,
    "brand": _brand,
    "density": _density,
    "documents": _documents,
    "pairs": _pairs,
    "fibres": _fibres,
    "families": _families,
    "grades": _grades,
}
