"""Floors as values: statements of pieces, ports and parts, written out as the text of a spec.

Every piece is known by the name that findings use for it. A statement is one line of the spec; names that follow one
another are written as ranges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

PATH = "floor.mtp"
HEAD = ("edition 2026", 'use "catalog:acme-fibre" version "2026.2" as acme')
STANDING = ("rack", "device", "panel")
CABLES = ("cord", "trunk", "harness")
_NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Piece:
    """One thing of a statement; a cable or a circuit has the ports of both sides, leg by leg."""

    name: str  # empty: it is known by its ends
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    place: str = ""  # of what stands in a rack

    @property
    def known(self) -> str:
        """What findings call it."""
        return self.name or f"{self.left[0]} -- {self.right[0]}"


@dataclass(frozen=True)
class Statement:
    """Pieces of one kind and part."""

    kind: str
    part: str
    pieces: tuple[Piece, ...]
    attributes: tuple[tuple[str, str], ...] = ()
    via: str = ""
    link: int = 0  # which of the links of the floor it belongs to

    def line(self) -> str:
        """What is written for it."""
        names = written([piece.name for piece in self.pieces]) if self.pieces[0].name else ""
        ends = " -- ".join(written(side) for side in _sides(self.pieces))
        at = ends or written([piece.place for piece in self.pieces if piece.place])
        text = f"{self.kind} {names or ends} : {self.part}"
        text += f" at {at}" if names and at else ""
        text += f" via {self.via}" if self.via else ""
        said = "; ".join(f"{name} = {value}" for name, value in self.attributes)
        return f"{text} {{ {said} }}" if said else text

    def moved(self, ports: Mapping[str, str]) -> Statement:
        """The same with every plug that is in one of these ports in another; a circuit stays what it is."""
        if self.kind not in CABLES:
            return self
        pieces = (
            replace(one, left=tuple(ports.get(p, p) for p in one.left), right=tuple(ports.get(p, p) for p in one.right))
            for one in self.pieces
        )
        return replace(self, pieces=tuple(pieces))

    def having(self, attribute: str, value: str) -> Statement:
        """The same with another value of an attribute."""
        others = [each for each in self.attributes if each[0] != attribute]
        return replace(self, attributes=(*others, (attribute, value)))


@dataclass(frozen=True)
class Floor:
    """A whole spec. `sockets` are the ports that take plugs, each with the family of connectors that fits."""

    own_parts: tuple[str, ...]  # lines
    statements: tuple[Statement, ...]
    sockets: tuple[tuple[str, str], ...]

    def text(self) -> str:
        """The spec."""
        return "\n".join((*HEAD, *self.own_parts, *(statement.line() for statement in self.statements))) + "\n"

    def only(self, link: int) -> Floor:
        """What belongs to one link, and what stands in racks."""
        kept = tuple(one for one in self.statements if one.link == link or one.kind in STANDING)
        return replace(self, statements=kept)

    def link_of(self, name: str) -> int:
        """The link of the piece of this name."""
        return next(one.link for one in self.statements if any(piece.known == name for piece in one.pieces))

    def line_of(self, number: int) -> int:
        """The line on which a statement is written, from 1."""
        return len(HEAD) + len(self.own_parts) + number + 1

    def places_of(self, kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The number of the statement and of the piece in it, of every piece of these kinds."""
        for number, statement in enumerate(self.statements):
            if statement.kind in kinds:
                yield from ((number, index) for index in range(len(statement.pieces)))

    def free(self) -> list[str]:
        """The ports in which there is no plug."""
        used = set(self.plugged())
        return [name for name, _ in self.sockets if name not in used]

    def plugged(self) -> Iterator[str]:
        """The ports in which there is a plug."""
        for statement in self.statements:
            if statement.kind in CABLES:
                yield from (port for piece in statement.pieces for port in (*piece.left, *piece.right))

    def exchanged(self, number: int, *instead: Statement) -> Floor:
        """The same with others in the place of a statement."""
        return replace(self, statements=(*self.statements[:number], *instead, *self.statements[number + 1 :]))

    def moved(self, ports: Mapping[str, str]) -> Floor:
        """The same with every plug that is in one of these ports in another."""
        return replace(self, statements=tuple(one.moved(ports) for one in self.statements))

    def with_odd(self, number: int, index: int, odd: Statement) -> Floor:
        """The same with one piece of a statement in a statement of its own, the last."""
        statement = self.statements[number]
        if len(statement.pieces) == 1:
            return self.exchanged(number, odd)
        others = replace(statement, pieces=statement.pieces[:index] + statement.pieces[index + 1 :])
        return replace(self.exchanged(number, others), statements=(*self.exchanged(number, others).statements, odd))


def _sides(pieces: Sequence[Piece]) -> list[list[str]]:
    """The ports of cables, side by side; none of what has no ends."""
    sides = ([port for piece in pieces for port in piece.left], [port for piece in pieces for port in piece.right])
    return [side for side in sides if side]


def written(names: Sequence[str]) -> str:
    """Names as a spec has them: `sw1.et-0/0/[0..3]`, `[p1.1.[1..2], p2.1.6]`."""
    runs: list[list[list[str]]] = []
    for name in names:
        cells = _NUMBER.split(name)
        if runs and _goes_on(runs[-1], cells):
            runs[-1].append(cells)
        else:
            runs.append([cells])
    groups = [_run(run) for run in runs]
    return f"[{', '.join(groups)}]" if len(groups) > 1 else "".join(groups)


def _goes_on(run: list[list[str]], cells: list[str]) -> bool:
    """Whether a name counts on from the last of a run, at the number at which the run counts."""
    here = _counting(run[-1], cells)
    return here is not None and (len(run) == 1 or here == _counting(run[0], run[1]))


def _counting(before: list[str], after: list[str]) -> int | None:
    """The cell in which a name is one more than that before it, where they differ in nothing else."""
    unlike = [index for index, (one, other) in enumerate(zip(before, after, strict=False)) if one != other]
    if len(before) != len(after) or len(unlike) != 1 or unlike[0] % 2 == 0:
        return None
    return unlike[0] if int(after[unlike[0]]) == int(before[unlike[0]]) + 1 else None


def _run(run: list[list[str]]) -> str:
    if len(run) == 1:
        return "".join(run[0])
    at = _counting(run[0], run[1])
    assert at is not None
    return "".join(run[0][:at]) + f"[{run[0][at]}..{run[-1][at]}]" + "".join(run[0][at + 1 :])
