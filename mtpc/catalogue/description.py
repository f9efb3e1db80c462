"""A record in words: what it says, with limits, pictures, confidence and sources, as `mtpc catalog show` prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from mtpc.catalogue.drawing import map_drawn, pinout_drawn, wired_drawn
from mtpc.catalogue.index import Entry, entries_named
from mtpc.catalogue.likeness import Likeness
from mtpc.catalogue.load import Library
from mtpc.catalogue.openings import open_attributes
from mtpc.catalogue.records import Record
from mtpc.catalogue.types import DirectCable, OpticPart, PanelPart, Part, WiredPart

WIDTH = 100
_UNITS = {  # the end of a key, or what stands before `min` and `max`
    "db_per_km": "dB/km",
    "ns_per_m": "ns/m",
    "mhz_km": "MHz km",
    "gbps": "Gb/s",
    "gbd": "GBd",
    "nm": "nm",
    "um": "µm",
    "mm": "mm",
    "db": "dB",
    "ns": "ns",
    "m": "m",
    "dbm": "dBm",
}
_UNIT = re.compile(rf"_({'|'.join(_UNITS)})(?=_(?:min|max)$|$)")
_WORDS = {
    "lane_tech": "lane technology",
    "host_fec": "FEC",
    "wavelength_text": "wavelength, nm",
    "wavelengths_nm": "loss calculated at",
    "mdi_connector": "port",
    "mdi_alternatives": "port alternatives",
    "mdi_polish": "port polish",
    "mdi_confidence": "port confidence",
    "tx_fibres": "transmit fibres",
    "rx_fibres": "receive fibres",
    "bidi_fibres": "bidirectional fibres",
    "connections_rule": "connections",
    "reflectance_rule": "reflectance",
    "reflectance_counted_db": "reflections counted above",
    "core_text": "core or mode field, µm",
}
_LEADS = {"with", "name", "about", "what", "wavelength_nm", "a"}  # a row of a table begins with its value
_BARE = {"here", "what", "why", "note"}  # printed without their key
_ELSEWHERE = {
    "map_source",
    "name",
    "shown",
    "standard",
    "source",
    "limit",
    "reflectance",
    "family",
    "about",
    "description",
    "kind",
    "pairs",
}
_LANES = {"tx_receptacle", "rx_receptacle", "tx_plug", "rx_plug", "tx_nm"}


def described(entry: Entry, library: Library) -> str:
    """The page of a record; for an alias or a superseded record also the page of the current one."""
    current = [entry.record["stands_for"]] if entry.kind == "alias" else entry.record.get("superseded_by", [])
    kind = "application" if entry.kind == "alias" else entry.kind
    others = (other for name in current for other in entries_named(name, library.data) if other.kind == kind)
    return "\n\n".join([_page(entry, library), *(_page(other, library) for other in others)])


def _page(entry: Entry, library: Library) -> str:
    record = entry.record
    where = f"{entry.kind}, catalogue {entry.catalogue}" if entry.catalogue else entry.kind
    blocks = [f"{record['name']}   {where}" + (f"\n{_wrapped(entry.about)}" if entry.about else "")]
    blocks.append("\n".join(_facts(record, entry.about)))
    blocks += [_tables(record), _limits(record), _reflectance(record), *_pictures(entry, library), _source(record)]
    return "\n\n".join(filter(None, blocks)) + "\n"


# ---- facts


def _facts(record: Record, about: str) -> Iterator[str]:
    """Keys with one value each, the unit behind the value."""
    simple = {
        key: value
        for key, value in record.items()
        if key not in _ELSEWHERE | _LANES
        and value not in ([], "", about)
        and not isinstance(value, dict)
        and not _is_table(value)
    }
    words = {key: label(key) for key in simple}
    width = max((len(word) for word, _ in words.values()), default=0)
    for key, value in simple.items():
        word, unit = words[key]
        yield _hanging(f"  {word:<{width}}  ", f"{value_text(value)} {unit}".rstrip())


def label(key: str) -> tuple[str, str]:
    """A key in words, and its unit: `reach_min_m` is `reach min`, `m`."""
    match = _UNIT.search(key)
    bare = key[: match.start()] + key[match.end() :] if match else key
    return _WORDS.get(key, bare.replace("_", " ")), _UNITS[match[1]] if match else ""


def value_text(value: object) -> str:
    """A value as people write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _is_table(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _tables(record: Record) -> str:
    """Tables of a record that have no form of their own, one row per line."""
    blocks = []
    for key, value in record.items():
        if key in _ELSEWHERE or not (_is_table(value) or isinstance(value, dict)):
            continue
        rows = value if isinstance(value, list) else [value]
        lines = [_hanging("  ", _row(row)) for row in rows]
        blocks.append("\n".join([key.replace("_", " "), *lines]))
    return "\n\n".join(blocks)


def _row(row: Record) -> str:
    """`mpo24: mates no; key and pins fit, rows do not (high)`."""
    cells = []
    for number, (key, value) in enumerate(row.items()):
        word, unit = label(key)
        if isinstance(value, dict):  # a source
            cells.append(f"{value['title']} ({value['confidence']})")
            continue
        shown = f"{value_text(value)} {unit}".rstrip()
        lead = number == 0 and key in _LEADS
        if key != "confidence":
            cells.append(f"{shown}:" if lead else shown if key in _BARE else f"{word} {shown}")
    text = "; ".join(cells).replace(":; ", ": ", 1)
    return f"{text} ({row['confidence']})" if "confidence" in row else text


# ---- limits of an application


def _limits(record: Record) -> str:
    """One line per fibre class, then where its figures come from; unknown figures are shown as unknown."""
    lines = []
    if "family" in record:  # of a part: what its maker allows
        rows = ({key: value for key, value in row.items() if key != "source"} for row in record.get("limit", ()))
        lines = [_hanging("  ", _row(row)) for row in rows]
        return "\n".join(["limits of its maker for a channel over it", *lines]) if lines else ""
    unstated = "loss unknown" if record.get("wavelengths_nm", True) else ""  # over copper none is calculated
    for row in record.get("limit", ()):
        loss_min = "minimum loss unknown" if row.get("loss_min_open") else ""
        loss_min = f"at least {row['loss_min_db']} dB" if "loss_min_db" in row else loss_min
        reach = "-".join(row[key] for key in ("reach_min_m", "reach_m") if key in row)
        figures = [
            f"{reach} m ({row['reach_confidence']})" if reach else "reach unknown",
            f"{row['loss_db']} dB ({row['loss_confidence']})" if "loss_db" in row else unstated,
            f"connections {row['allocation_db']} dB" if "allocation_db" in row else "",
            f"assumes {row['fibre_db_per_km']} dB/km" if "fibre_db_per_km" in row else "",
            loss_min,
        ]
        lines.append(_hanging(f"  {row['fibre'].upper():<7} ", ", ".join(filter(None, figures))))
        lines.append(_hanging(" " * 10, f"{row['basis']}: {row['source']}"))
        lines += [_hanging(" " * 10, row[key]) for key in ("loss_elsewhere", "note") if key in row]
    return "\n".join(["limits of a channel, each with its confidence", *lines]) if lines else ""


def _reflectance(record: Record) -> str:
    rows = record.get("reflectance", ())
    heads = (f"{row['count']}: " if "count" in row else "each " for row in rows)
    cells = (f"{head}{row['db_max']} dB ({row['confidence']})" for head, row in zip(heads, rows, strict=True))
    return "maximum reflectance, by how many count\n" + _hanging("  ", ", ".join(cells)) if rows else ""


# ---- pictures


def _pictures(entry: Entry, library: Library) -> Iterator[str]:
    record = entry.record
    if entry.kind == "map":
        yield _map_picture(library, record["name"])
    elif entry.kind == "pinout":
        yield _pinout_picture(library, record["name"])
    elif entry.kind == "application" and "pinout" in record:
        yield _pinout_picture(library, record["pinout"])
    elif entry.kind == "family":
        yield _face(library, record["name"])
    elif entry.kind == "brand":
        yield _grades(library, record.get("grades", ()))
    elif entry.catalogue:
        catalogue = library.catalogue(entry.catalogue)
        part = catalogue.part(record["name"]) if catalogue else None
        if part is not None:
            yield _left_open(part)
            yield from _part_pictures(part, record, library)


def _left_open(part: Part) -> str:
    """What a statement that uses the part has to say."""
    names = open_attributes(part.fixed if isinstance(part, PanelPart) and part.fixed else part)
    return _hanging("left open, to be said where it is used: ", ", ".join(names)) if names else ""


def _part_pictures(part: Part, record: Record, library: Library) -> Iterator[str]:
    wired = part.fixed if isinstance(part, PanelPart) else part
    if isinstance(part, OpticPart):
        yield _by_interface(record, library)
        pinouts = (port["pinout"] for port in record.get("port", ()) if "pinout" in port)
        yield from (_pinout_picture(library, name) for name in dict.fromkeys(pinouts))
    elif isinstance(wired, WiredPart) and wired.wiring and not isinstance(wired, DirectCable):
        position_map = library.map(wired.map_name)
        yield _stated_map(record)
        yield _map_picture(library, position_map.name) if position_map else _own_picture(wired)


def _by_interface(record: Record, library: Library) -> str:
    """What the record leaves open of its receptacles and the standard of their interface states."""
    lines = []
    for port in record.get("port", ()):
        pinout = library.pinout(port["pinout"])
        stated = (("gender", pinout.gender), ("polish", pinout.polish)) if pinout else ()
        told = [f"{name} {value}" for name, value in stated if value and name not in port and "by_interface" in port]
        if pinout and told:
            fact = pinout.fact
            lines.append(_hanging("  ", f"{port['name']}: {', '.join(told)} ({fact.confidence}; {fact.title})"))
    return "\n".join(["not stated by its maker, but by the standard of its interface", *lines]) if lines else ""


def _map_picture(library: Library, name: str) -> str:
    position_map = library.map(name)
    return f"map {name} ({position_map.fact.confidence})\n\n{map_drawn(position_map)}" if position_map else ""


def _stated_map(record: Record) -> str:
    """Where it is stated that the part has its map, if that is not its own source."""
    source = record.get("map_source")
    said = f"{source['confidence']}; {source['title']}; {source.get('note', '')}" if source else ""
    return _hanging("that it has this map: ", said.rstrip("; ")) if said else ""


def _own_picture(part: WiredPart) -> str:
    return f"map ({part.fact.confidence})\n\n{wired_drawn(part)}"


def _pinout_picture(library: Library, name: str) -> str:
    pinout = library.pinout(name)
    family = library.family(pinout.connector) if pinout else None
    if pinout is None or family is None:
        return ""
    head = f"pin-out {name} ({pinout.fact.confidence}), lane order {pinout.lane_order_confidence}"
    head += f"; {pinout.receptacles} identical receptacles" if pinout.receptacles > 1 else ""
    return f"{head}\n\n{pinout_drawn(pinout, family)}"


def _grades(library: Library, names: Iterable[str]) -> str:
    """The maximum loss of a mated pair of each grade, with its confidence."""
    lines = []
    for grade in filter(None, map(library.grade, names)):
        figures = [f"at most {grade.loss_db} dB"]
        figures += [f"typically {grade.typical_db} dB"] if grade.typical_db is not None else []
        figures += [f"return loss at least {grade.return_loss_db} dB"] if grade.return_loss_db is not None else []
        lines.append(f"  {grade.name}: {', '.join(figures)} ({grade.fact.confidence})")
    return "\n".join(["loss of a mated pair, by grade", *lines]) if lines else ""


def _face(library: Library, name: str) -> str:
    """The end face of a plug, key up."""
    family = library.family(name)
    if family is None:
        return ""
    shown = family.position_names or [str(place) for place in range(1, family.count + 1)]
    cells = [shown[place - 1] if place in family.lit else "." for place in range(1, family.count + 1)]
    width = max(map(len, cells))
    rows = (cells[start : start + family.columns] for start in range(0, len(cells), family.columns))
    lines = ("  " + " ".join(f"{cell:>{width}}" for cell in row) for row in rows)
    return "\n".join(["the plug's end face, key up; . carries no fibre", *lines])


# ---- sources


def _source(record: Record) -> str:
    source = record["source"]
    lines = [f"source: {source['title']}"]
    places = re.split(r"; (?=S\d+b?:)| ; ", source.get("place", ""))
    lines += [f"  {place.strip()}" for place in places if place.strip()]
    facts = [f"read {source['read_on']}", f"confidence {source['confidence']}"]
    facts += [f"basis: {source['basis']}"] if "basis" in source else []
    lines.append("  " + ", ".join(facts))
    lines += [f"  {source['note']}"] if "note" in source else []
    return "\n".join(_wrapped(line, "    " if line.startswith("  ") else "  ") for line in lines)


# ---- lines


def _wrapped(text: str, indent: str = "") -> str:
    lead = text[: len(text) - len(text.lstrip())]
    return "\n".join(_folded(text.strip(), lead, indent)) or text


def _hanging(head: str, text: str) -> str:
    return "\n".join(_folded(text, head, " " * len(head)))


def _folded(text: str, head: str, indent: str) -> Sequence[str]:
    return wrap(
        text, WIDTH, initial_indent=head, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def listing(records: Iterable[Entry], *, with_kind: bool) -> Iterator[str]:
    """One line per record: kind, name, catalogue, what it is."""
    rows = [(entry.kind if with_kind else "", entry.name, entry.catalogue, entry.about) for entry in records]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        cells = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False) if width]
        yield "  ".join([*cells, row[3]]).rstrip() + "\n"


def like_listing(found: Iterable[Likeness]) -> Iterator[str]:
    """One line per part that is like another: its name, what it is, and what differs, there and here."""
    for one in found:
        told = "; ".join(
            f"{name} {there} there, {here} here" if there != here else f"{name} {here} in both"
            for name, there, here in one.differences
        )
        mark = "no  " if one.ruled_out_by else "may "
        yield f"{mark} {one.part.catalogue}.{one.part.name}  {told or 'nothing differs'}\n"
