"""Maps and pin-outs drawn in text from their records: a picture shows what the compiler calculates with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from mtpc.catalogue.standards import Map, Pinout, mirrored
from mtpc.catalogue.types import Family, OpticPart, Terminal, WiredPart

Row = tuple[str, Sequence[str]]  # what it is, and its cells
Place = tuple[str, str]  # connector, position
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
DARK = "."  # a position without fibre
DIVIDED_MAX = 4  # places in one cell; more are listed
WIDTH_MAX = 90


def map_drawn(position_map: Map) -> str:
    """Each position of end a over the one it comes out at; of a part, connector by connector."""
    return _cable_drawn(position_map) if position_map.kind == "cable" else _part_drawn(position_map)


def wired_drawn(part: WiredPart) -> str:
    """The map of a part, as its fibres are wired; empty where none is stated."""
    pairs = places_joined(part)
    return map_drawn(Map(part.name, "part", pairs, part.fact)) if pairs else ""


def part_drawn(part: WiredPart | OpticPart) -> str:
    """What a part is drawn as: its map, or the lanes of a module."""
    return optic_drawn(part) if isinstance(part, OpticPart) else wired_drawn(part)


def places_joined(part: WiredPart) -> tuple[tuple[str, str], ...]:
    """Which position joins which, `front1.L` and `rear1.6`, in the order of the part's fibres."""
    ends = part.terminals
    return tuple(
        (_position_of(ends[wire.a], wire.a_position), _position_of(ends[wire.b], wire.b_position))
        for wire in part.wiring
    )


def _position_of(end: Terminal, position: int) -> str:
    names = end.family.position_names
    return f"{end.name}.{names[position - 1] if names else position}"


def pinout_drawn(pinout: Pinout, family: Family) -> str:
    """The receptacle as one looks into it, keyway up, and the end face of the plug that goes in, key up."""
    lanes: dict[int, str] = {}
    for word, positions in (("Tx", pinout.tx), ("Rx", pinout.rx)):
        for lane, position in enumerate(positions, start=1):
            both = f"{lanes[position].replace('x', '')}{word[0]}{lane}" if position in lanes else ""
            lanes[position] = both or f"{word}{lane}"  # T1R5: both directions in one fibre
    if family.position_names:
        return _table([("looking in", family.position_names), ("", _cells(lanes, range(1, family.count + 1)))])
    plug = {mirrored(position, family.columns): label for position, label in lanes.items()}
    views = [("looking into the module, keyway up", lanes), ("the plug's end face, key up", plug)]
    return "\n\n".join(f"{title}:\n{_face_drawn(labels, family)}" for title, labels in views)


def optic_drawn(part: OpticPart) -> str:
    """The lanes of a module's receptacles; those that are alike once."""
    alike: dict[tuple[str, tuple[int, ...], tuple[int, ...]], list[Terminal]] = {}
    for end, tx, rx in zip(part.terminals, part.tx, part.rx, strict=True):
        alike.setdefault((end.family.name, tx, rx), []).append(end)
    pictures = []
    for (family, tx, rx), ends in alike.items():
        pinout = Pinout("", family, tx, rx, part.lane_order_confidence, part.fact)
        heads = [", ".join(end.name for end in ends)] * (len(alike) > 1)
        pictures.append("\n".join([*heads, pinout_drawn(pinout, ends[0].family)]))
    return "\n\n".join(pictures)


def _face_drawn(labels: Mapping[int, str], family: Family) -> str:
    rows: list[Row] = []
    for row in range(family.rows):
        places = range(row * family.columns + 1, (row + 1) * family.columns + 1)
        rows += [(_row_name(row, family.rows), _numbers(places)), ("", _cells(labels, places))]
    return _table(rows)


def _cable_drawn(position_map: Map) -> str:
    far_ends = {int(position): other for position, other in position_map.pairs}
    columns = _columns(max(far_ends))
    count = -(-max(far_ends) // columns)
    rows: list[Row] = []
    for row in range(count):
        places = range(row * columns + 1, (row + 1) * columns + 1)
        name = _row_name(row, count)
        rows += [(f"{name} end a".lstrip(), _numbers(places)), ("end b", _cells(far_ends, places))]
    return _table(rows)


def _columns(count: int) -> int:
    """How many positions one row of a ferrule with this many positions has."""
    if count <= 8:
        return count
    if count in (16, 32):
        return 16
    return 12


def _row_name(row: int, count: int) -> str:
    return "" if count == 1 else f"row {row + 1}{' (key side)' if row == 0 else ''}"


def _part_drawn(position_map: Map) -> str:
    """A column for each duplex port, else two lines for each connector of the first side."""
    far_ends: dict[str, dict[str, list[Place]]] = {}
    for near, far in position_map.pairs:
        connector, position = _place(near)
        far_ends.setdefault(connector, {}).setdefault(position, []).append(_place(far))  # several: light is split
    others = {_place(far)[0] for _, far in position_map.pairs}
    if any(len(places) > DIVIDED_MAX for positions in far_ends.values() for places in positions.values()):
        return "\n".join(_divided(far_ends))
    rows: list[Row] = [("", list(far_ends))]
    if all(set(positions) <= {"L", "R"} for positions in far_ends.values()):
        rows += [(bore, [_short(positions.get(bore, []), others) for positions in far_ends.values()]) for bore in "LR"]
        return _table(rows)
    rows.clear()
    for connector, positions in far_ends.items():
        places = _numbers(range(1, max(map(int, positions)) + 1))
        columns = _columns(len(places))
        for start in range(0, len(places), columns):
            part = places[start : start + columns]
            cells = [_short(positions.get(position, []), others) for position in part]
            rows += [(connector, part), (_side(others), cells)]
    return _table(rows)


def _divided(far_ends: Mapping[str, Mapping[str, Sequence[Place]]]) -> Iterator[str]:
    """A line for each position that light is divided from, with all it reaches."""
    for connector, positions in far_ends.items():
        for position, places in positions.items():
            head = f"{connector}.{position}  "
            reached = " ".join(f"{name}.{far}" for name, far in places)
            yield from wrap(reached, WIDTH_MAX, initial_indent=head, subsequent_indent=" " * len(head))


def _side(connectors: set[str]) -> str:
    """`b` for b1, b2 …; the connector itself where there is one."""
    return next(iter(connectors)).rstrip("0123456789") if len(connectors) > 1 else next(iter(connectors))


def _place(text: str) -> Place:
    """Connector and position of `rear1.12`, as a record has it."""
    connector, _, position = text.rpartition(".")
    return connector, position


def _short(places: Sequence[Place], connectors: set[str]) -> str:
    """`rear1.12` as 12 where there is one connector, as 1.12 where all have the same side name, else in full."""
    if not places:
        return DARK
    if len(connectors) == 1:
        return "+".join(position for _, position in places)
    same_side = len({name.rstrip("0123456789") for name in connectors}) == 1
    return "+".join(f"{name.lstrip(_LETTERS) if same_side else name}.{position}" for name, position in places)


def _numbers(places: range) -> list[str]:
    return [str(place) for place in places]


def _cells(labels: Mapping[int, str], places: range) -> list[str]:
    return [labels.get(place, DARK) for place in places]


def _table(rows: Sequence[Row]) -> str:
    head = max(len(name) for name, _ in rows)
    width = max(len(cell) for _, cells in rows for cell in cells)
    lines = (f"{name:<{head}}  " + " ".join(f"{cell:>{width}}" for cell in cells) for name, cells in rows)
    return "\n".join(line.rstrip() for line in lines)
