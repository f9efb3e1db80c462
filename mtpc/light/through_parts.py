"""Parts prepared for following light: numbered, identical connectors grouped, fibres by connector.

Two parts that are equal get one number. Every connector of every part has a *terminal number*, counted through
all parts. Connectors of one part that differ only in name, side and index (the legs of a trunk, the ends of a
cord) share a *class*: the terminal number of the first of them. Channels through different legs share a shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from mtpc.catalogue.colours import Colours, common
from mtpc.catalogue.types import OpticPart, Terminal, Wire, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.light.meeting import Moves

Article = WiredPart | OpticPart
Lights = Mapping[int, Colours]  # by the position light started from: its wavelengths, as far as they are known


@dataclass(slots=True)
class Passage:
    """Fibres from one connector of a part to another; `shown_*` are the first such pair of connectors.

    Where a position is joined with several of one connector, each is a passage with its own `turn`.
    """

    leave: int
    shown_enter: int
    shown_leave: int
    moves: Moves  # position on the connector entered -> position on the connector left
    turn: int = 0
    passes: Colours | None = None  # the wavelengths that filters let through; None: there are none


@dataclass(slots=True)
class PartTable:
    """What is calculated once for a part."""

    article: Article
    base: int  # terminal number of its first connector
    numbers: range  # terminal numbers of all its connectors
    classes: list[int]  # per connector
    passages: list[tuple[Passage, ...]]  # per connector entered, in the order of the connectors left


class PartTables:
    """All parts of the site, each distinct one once."""

    def __init__(self) -> None:
        self.tables: list[PartTable] = []
        self.owner: list[int] = []  # per terminal number: index into `tables`
        self.terminals: list[Terminal] = []  # per terminal number
        self.classes: list[int] = []  # per terminal number
        self._by_id: dict[int, PartTable] = {}
        self._by_value: dict[Article, PartTable] = {}

    def table(self, article: Article) -> PartTable:
        """The table of a part; equal parts share one."""
        table = self._by_id.get(id(article))
        if table is None:
            table = self._by_value.get(article) or self._add(article)
            self._by_id[id(article)] = table
        return table

    def article(self, terminal: int) -> Article:
        """The part a terminal number belongs to."""
        return self.tables[self.owner[terminal]].article

    def _add(self, article: Article) -> PartTable:
        base = len(self.terminals)
        numbers = range(base, base + len(article.terminals))
        kinds = _kinds_of_terminals(article)
        table = PartTable(article, base, numbers, [base + kind for kind in kinds], _passages(article, kinds))
        self.owner.extend([len(self.tables)] * len(article.terminals))
        self.terminals.extend(article.terminals)
        self.classes.extend(table.classes)
        self.tables.append(table)
        self._by_value[article] = table
        return table


def _kinds_of_terminals(article: Article) -> list[int]:
    """For each connector the index of the first identical one; the ends of a mode-conditioning cord are not alike."""
    if isinstance(article, WiredPart) and article.conditions:
        return list(range(len(article.terminals)))
    first: dict[object, int] = {}
    kinds = []
    for index, terminal in enumerate(article.terminals):
        lanes = (article.tx[index], article.rx[index]) if isinstance(article, OpticPart) else ()
        alike = (replace(terminal, name="", side="", index=0), lanes)
        kinds.append(first.setdefault(alike, index))
    return kinds


def _passages(article: Article, kinds: list[int]) -> list[tuple[Passage, ...]]:
    if isinstance(article, OpticPart):
        return [()] * len(article.terminals)
    shown: dict[object, tuple[int, int]] = {}
    by_connector: list[tuple[Passage, ...]] = []
    for enter, leaves in enumerate(_branches_through(article) if article.divides else _single(moves_through(article))):
        passages = []
        for leave, turn, moves in leaves:
            alike = (kinds[enter], kinds[leave], tuple(sorted(moves.items())))
            passes = _passes(article.terminals[enter], article.terminals[leave])
            passages.append(Passage(leave, *shown.setdefault(alike, (enter, leave)), moves, turn, passes))
        by_connector.append(tuple(passages))
    return by_connector


_Leaves = list[tuple[int, int, Moves]]  # connector left, turn, moves


def _single(through: list[dict[int, Moves]]) -> list[_Leaves]:
    return [[(leave, 0, moves) for leave, moves in sorted(leaves.items())] for leaves in through]


def _branches_through(article: WiredPart) -> list[_Leaves]:
    """The same of a part that divides light: every wire counts, and one that shares its start takes a later turn."""
    turns: list[dict[int, list[Moves]]] = [{} for _ in article.terminals]
    for wire in article.wiring:
        for enter, at, leave, there in (
            (wire.a, wire.a_position, wire.b, wire.b_position),
            (wire.b, wire.b_position, wire.a, wire.a_position),
        ):
            taken = turns[enter].setdefault(leave, [])
            free = next((moves for moves in taken if at not in moves), None)
            if free is None:
                taken.append(free := {})
            free[at] = there
    return [
        [(leave, turn, moves) for leave, taken in sorted(leaves.items()) for turn, moves in enumerate(taken)]
        for leaves in turns
    ]


def _passes(enter: Terminal, leave: Terminal) -> Colours | None:
    """What the filters at both connectors let pass."""
    if enter.passes is None or leave.passes is None:
        return enter.passes if leave.passes is None else leave.passes
    return common(enter.passes, leave.passes)


def moves_through(article: WiredPart) -> list[dict[int, Moves]]:
    """For each connector of a part, by connector left: the position entered -> the position left."""
    moves: list[dict[int, Moves]] = [{} for _ in article.terminals]
    for wire in _fibres(article):
        moves[wire.a].setdefault(wire.b, {})[wire.a_position] = wire.b_position
        moves[wire.b].setdefault(wire.a, {})[wire.b_position] = wire.a_position
    return moves


class Division(NamedTuple):
    """Light that entered a part, all by the position it started from."""

    onward: list[tuple[Passage, Moves]]  # the share that leaves by each passage
    lost: Moves  # the share that meets no fibre
    stopped: Moves  # the share that no filter lets pass


def divided(passages: tuple[Passage, ...], arrived: Moves, lights: Lights) -> Division:
    """How light that entered a part goes on; of a position nothing is known of every wavelength may pass."""
    onward: list[tuple[Passage, Moves]] = []
    lost = dict(arrived)
    for passage in passages:
        left = {start: passage.moves[position] for start, position in arrived.items() if position in passage.moves}
        if passage.passes is not None:
            left = {start: at for start, at in left.items() if _passing(lights, start, passage.passes)}
        if left:
            onward.append((passage, left))
        for start in left:
            lost.pop(start, None)
    if not lost or all(passage.passes is None for passage in passages):
        return Division(onward, lost, {})
    stopped = {start: at for start, at in lost.items() if any(at in passage.moves for passage in passages)}
    return Division(onward, {start: at for start, at in lost.items() if start not in stopped}, stopped)


def _passing(lights: Lights, start: int, passes: Colours) -> bool:
    return start not in lights or bool(common(lights[start], passes))


def joined(near: tuple[OpticPart, int], far: tuple[OpticPart, int], positions: Moves, lights: Lights) -> Moves:
    """Of the positions of one port that lead to another, those of which light comes or goes.

    A receiver behind filters gets nothing from a transmitter whose wavelength they stop, although it hears others;
    asked of light that passed one.
    """
    (optic, at), (other, there) = near, far
    senders = optic.tx[at]
    return {
        start: position
        for start, position in positions.items()
        if start in senders
        or start not in lights
        or position not in other.tx[there]
        or not other.sends
        or common(lights[start], other.sends)
    }


Turn = tuple[int, tuple[tuple[int, int], ...]]  # a connector light left a part by that divides it, and where it was


def turn_at(face: int, left: Moves) -> Turn:
    """What is remembered of light that left a part which divides it: at the same turn again it goes in a circle."""
    return face, tuple(sorted(left.items()))


def filtered(lights: Lights, passage: Passage, left: Moves) -> Lights:
    """The wavelengths of light that left by a passage."""
    if passage.passes is None:
        return lights
    return {start: common(lights[start], passage.passes) if start in lights else passage.passes for start in left}


def _fibres(article: WiredPart) -> Iterable[Wire]:
    """The wires whose two positions carry fibre and have no other: light can go in one direction only."""
    taken: set[tuple[int, int]] = set()
    for wire in article.wiring:
        ends = {(wire.a, wire.a_position), (wire.b, wire.b_position)}
        if ends & taken or any(position not in article.terminals[index].lit for index, position in ends):
            continue
        taken |= ends
        yield wire
