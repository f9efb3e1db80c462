"""Position maps laid over the connectors of a part: wires between faces, each position used once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from mtpc.catalogue.ranges import expand, shape
from mtpc.catalogue.records import Contradiction
from mtpc.catalogue.standards import Map
from mtpc.catalogue.types import Terminal, Wire
from mtpc.text import whole_number


class Maps(Protocol):
    """Where position maps are looked up."""

    def map(self, name: str) -> Map | None:
        """A position map."""

    def names(self, kind: str) -> list[str]:
        """The names of all records of a kind: maps."""


def wiring_of(position_map: Map, terminals: Sequence[Terminal]) -> tuple[Wire, ...] | None:
    """The wires of a named map, None where the connectors are not the ones it is made for."""
    wires = _legs(position_map, terminals) if position_map.kind == "cable" else _named(position_map.pairs, terminals)
    return wires if wires and _is_one_to_one(wires) else None


def _legs(position_map: Map, terminals: Sequence[Terminal]) -> tuple[Wire, ...]:
    """Leg k of end a to leg k of end b, where both positions carry fibre."""
    sides = [[index for index, end in enumerate(terminals) if end.side == side] for side in "ab"]
    if not sides[0] or len(sides[0]) != len(sides[1]):
        return ()
    pairs = [(int(near), int(far)) for near, far in position_map.pairs]
    wires = []
    for index_a, index_b in zip(*sides, strict=True):
        if any(max(pair) > terminals[index_a].family.count for pair in pairs):
            return ()
        if terminals[index_a].family.count != terminals[index_b].family.count:
            return ()
        lit_b, lit_a = set(terminals[index_b].lit), set(terminals[index_a].lit)
        if not lit_a <= {near for near, _ in pairs}:
            return ()
        wires += [Wire(index_a, near, index_b, far) for near, far in pairs if near in lit_a and far in lit_b]
    return tuple(wires)


def _named(pairs: Iterable[tuple[str, str]], terminals: Sequence[Terminal]) -> tuple[Wire, ...]:
    try:
        return tuple(Wire(*place(near, terminals), *place(far, terminals)) for near, far in pairs)
    except ValueError:
        return ()


def letter_alone(name: str, terminals: Sequence[Terminal]) -> tuple[str, str] | None:
    """Why `b` or `b24` names no map between connectors of two rows, and the maps it may mean; None for other names.

    Which of them a maker calls A or B is not published (polarity reference, 3.5, low confidence).
    """
    family, letter, count = terminals[0].family, name[:1].lower(), name[1:]
    if family.rows == 1 or letter not in _OF_TWO_ROWS or count not in ("", str(family.count)):
        return None
    maps = [f"{letter}{family.count}{order}" for order in _OF_TWO_ROWS[letter]]
    maps = ["c24"] if (letter, family.count) == ("c", 24) else maps
    help_ = f"write {' or '.join(f'`map = {word}`' for word in maps)}" if maps else "write the map position by position"
    return f"the letter {letter.upper()} does not determine the map of {family.shown}: two rows may cross or not", help_


def maps_of_letter(letter: str, terminals: Sequence[Terminal]) -> tuple[str, ...]:
    """The maps that A, B or C may name between connectors of one row: by the fibres of the plug, then by its positions.

    In one row each of the letters is one map (polarity reference, 3.2): B is position i to N + 1 - i.
    """
    if letter.lower() not in _OF_TWO_ROWS or not terminals or terminals[0].family.rows > 1:
        return ()
    counts = dict.fromkeys((len(terminals[0].lit), terminals[0].family.count))
    return tuple(f"{letter.lower()}{count}" for count in counts)


def map_meant(stated: str, terminals: Sequence[Terminal], maps: Maps) -> str:
    """The name of the map that a letter stands for between these connectors; of any other word, the word."""
    if maps.map(stated):
        return stated
    of_letter = filter(None, map(maps.map, maps_of_letter(stated, terminals)))
    return next((one.name for one in of_letter if wiring_of(one, terminals)), stated)


def maps_between(terminals: Sequence[Terminal], maps: Maps) -> list[str]:
    """The names of the maps that are made for these connectors."""
    every = filter(None, map(maps.map, maps.names("maps")))
    return [one.name for one in every if wiring_of(one, terminals)]


_OF_TWO_ROWS = {"a": "is", "b": "nr", "c": ""}  # i numeric, s laid straight, n numeric, r row by row


def written_wires(
    lines: Sequence[tuple[str, str]], terminals: Sequence[Terminal], *, shared: bool = False
) -> tuple[Wire, ...]:
    """The wires of `[[map]]` lines such as `front[1..6].L` to `rear1.[6..1 step -1]`; raises Contradiction.

    `shared`: a position may be joined with several, and one on one side is joined with each of the other.
    """
    wires: list[Wire] = []
    for number, line in enumerate(lines):
        ends = [_places(text, terminals, number, key) for key, text in zip("ab", line, strict=True)]
        if shared and min(len(ends[0]), len(ends[1])) == 1:
            wires += [Wire(*near, *far) for near in ends[0] for far in ends[1]]
            continue
        if len(ends[0]) != len(ends[1]):
            message = f"{line[0]} stands for {len(ends[0])} positions, {line[1]} for {len(ends[1])}"
            raise Contradiction(message, "map", number, "b")
        shapes = [shape(text) for text in line]
        if shapes[0] != shapes[1] and all(len(ranges) > 1 for ranges in shapes):
            message = f"{line[0]} and {line[1]} have the same number of positions in ranges of different sizes"
            raise Contradiction(f"{message}; write a line for each", "map", number, "b")
        wires += [Wire(*near, *far) for near, far in zip(*ends, strict=True)]
    return tuple(wires)


def _places(text: str, terminals: Sequence[Terminal], number: int, key: str) -> list[tuple[int, int]]:
    try:
        return [place(name, terminals) for name in expand(text)]
    except ValueError as error:
        raise Contradiction(str(error), "map", number, key) from None


def place(text: str, terminals: Sequence[Terminal]) -> tuple[int, int]:
    """Index of the connector and the position `rear1.7` or `front2.L` names; raises ValueError."""
    name, point, position = text.rpartition(".")
    index = next(
        (number for number, end in enumerate(terminals) if name in (end.name, end.name.rstrip("0123456789"))), -1
    )
    if not point or index < 0:
        raise ValueError(f"{text} is not a position of a connector; connectors are {_names(terminals)}")
    family = terminals[index].family
    if name != terminals[index].name and sum(end.side == name for end in terminals) > 1:
        raise ValueError(f"there are several connectors {name}; write {name}1.{position}")
    if position in family.position_names:
        return index, family.position_names.index(position) + 1
    number = whole_number(position)
    if number is None or not 1 <= number <= family.count:
        raise ValueError(f"{text} does not exist: {family.shown} has positions 1 to {family.count}")
    return index, number


def _names(terminals: Sequence[Terminal]) -> str:
    names = [end.name for end in terminals]
    return ", ".join(names) if len(names) <= 4 else f"{names[0]} to {names[-1]}"


def check_wires(wires: Sequence[Wire], terminals: Sequence[Terminal], *, splits: bool, shared: bool = False) -> None:
    """Raise Contradiction unless every lit position has one wire, `shared`: at least one, and no other has any."""
    ends = [end for wire in wires for end in ((wire.a, wire.a_position), (wire.b, wire.b_position))]
    lit = {(index, position) for index, end in enumerate(terminals) for position in end.lit}
    for end in ends:
        if end not in lit:
            raise Contradiction(f"the map uses {_shown(end, terminals)}, which carries no fibre", "map")
    if splits:
        return
    seen: set[tuple[int, int]] = set()
    for end in ends:
        if end in seen and not shared:
            raise Contradiction(f"the map uses {_shown(end, terminals)} twice", "map")
        seen.add(end)
    for end in sorted(lit - seen):
        shown = _shown(end, terminals)
        raise Contradiction(f"the map leaves {shown} open, which carries fibre unless `lit` says otherwise", "map")


def _is_one_to_one(wires: Sequence[Wire]) -> bool:
    ends = [end for wire in wires for end in ((wire.a, wire.a_position), (wire.b, wire.b_position))]
    return len(ends) == len(set(ends))


def _shown(end: tuple[int, int], terminals: Sequence[Terminal]) -> str:
    terminal = terminals[end[0]]
    names = terminal.family.position_names
    return f"{terminal.name}.{names[end[1] - 1] if names else end[1]}"
