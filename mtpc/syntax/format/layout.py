"""Pieces become lines: where they break, how far they are indented, one blank where blanks stand."""

from __future__ import annotations

from dataclasses import field

from mtpc.lazy_dataclass import dataclass
from mtpc.syntax.format.pieces import COMMENT, END, SEMICOLON, TextPiece, blanks_between, would_go_on

WIDTH = 120
_INDENT = 2
_OPENERS = {"LBRACE": "RBRACE", "LPAR": "RPAR", "LSQB": "RSQB", "_LG": "RSQB"}
_CLOSERS = frozenset(_OPENERS.values())


@dataclass(slots=True)
class Line:
    """Pieces side by side; without any it is an empty line."""

    indent: int
    pieces: list[TextPiece] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)  # in front of each piece

    def column(self, index: int) -> int:
        """Where a piece begins, from 0."""
        before = zip(self.blanks[:index], self.pieces[:index], strict=True)
        return self.indent + self.blanks[index] + sum(blanks + len(piece.text) for blanks, piece in before)

    def text(self) -> str:
        """The line as it is written."""
        inside = "".join(" " * blanks + piece.text for blanks, piece in zip(self.blanks, self.pieces, strict=True))
        return " " * self.indent + inside if inside else ""


def lay_out(pieces: list[TextPiece]) -> list[Line]:
    """The lines of a spec, columns not yet lined up."""
    return _Layout(pieces).lines()


class _Layout:
    def __init__(self, pieces: list[TextPiece]) -> None:
        self.pieces = pieces
        self.closed_at = _pairs(pieces)
        self.open: list[tuple[str, int]] = []  # kinds of what is open, and how far what closes them is indented
        self.made: list[Line] = []

    def lines(self) -> list[Line]:
        """The lines of all pieces."""
        self._settle_breaks()
        first = 0
        while self.pieces[first].kind != END:
            indent = self._indent(first)
            self._put_above(first, indent)
            while self._width(first, end := self._end(first), indent) > WIDTH and self._open_up(first, end):
                pass
            self._put(first, end, indent)
            first = end
        self._put_above(first, 0)
        return self.made

    # ---- breaks --------------------------------------------------------------------------------

    def _settle_breaks(self) -> None:
        """A body of several lines stands between its braces."""
        for opener, closer in self.closed_at.items():
            if any(piece.breaks for piece in self.pieces[opener + 1 : closer + 1]):
                self._break_at(opener + 1)
                self._break_at(closer)
        for index in range(1, len(self.pieces)):
            before, piece = self.pieces[index - 1], self.pieces[index]
            if piece.kind == "ELSE":
                self._settle_else(index)
            elif before.kind == SEMICOLON and self._is_closed_on_its_own(index - 2):
                self._break_at(index)

    def _is_closed_on_its_own(self, index: int) -> bool:
        """Whether a piece is a `}` that begins a line."""
        return self.pieces[index].kind == "RBRACE" and self.pieces[index].breaks

    def _settle_else(self, index: int) -> None:
        """An `else` stands behind a `}` that has a line of its own, unless a comment is between."""
        before, piece = self.pieces[index - 1], self.pieces[index]
        commented = before.kind == COMMENT or any(piece.above)
        piece.breaks = piece.breaks and (commented or not before.breaks)

    def _break_at(self, index: int) -> None:
        self.pieces[self._behind_comment(index)].breaks = True

    def _behind_comment(self, index: int) -> int:
        return index + (self.pieces[index].kind == COMMENT)

    def _end(self, first: int) -> int:
        index = first + 1
        while not self.pieces[index].breaks and self.pieces[index].kind != END:
            index += 1
        return index

    def _open_up(self, first: int, end: int) -> bool:
        """Break a line that is too long: at its `;`, else in its bodies, one attribute a line."""
        inside: list[int] = []
        outside: list[int] = []
        index = first
        while index < end:
            if self.pieces[index].kind == SEMICOLON and self._behind_comment(index + 1) < end:
                outside.append(index + 1)
            closer = self.closed_at.get(index, end)
            if index + 1 < closer < end:
                inside += [index + 1, *self._statements(index, closer), closer]
                index = closer
            index += 1
        for index in outside or inside:
            self._break_at(index)
            if self.pieces[index + 1].kind == "ELSE":
                self._settle_else(index + 1)
        return bool(outside or inside)

    def _statements(self, opener: int, closer: int) -> list[int]:
        """Where the second statement of a body on one line begins, and those after it."""
        starts, depth = [], 0
        for index in range(opener + 1, closer):
            depth += (self.pieces[index].kind == "LBRACE") - (self.pieces[index].kind == "RBRACE")
            if depth == 0 and self.pieces[index].kind == SEMICOLON:
                starts.append(index + 1)
        return starts

    # ---- lines ---------------------------------------------------------------------------------

    def _indent(self, first: int) -> int:
        piece = self.pieces[first]
        if piece.kind in _CLOSERS:
            return self.open[-1][1]
        if self.open and self.open[-1][0] != "LBRACE":
            return self._level()
        begins = piece.parts or piece.kind == "ELSE" or self._after_opener(first)
        return self._level() + (0 if begins else _INDENT)

    def _level(self) -> int:
        """How far what is inside the innermost open bracket is indented."""
        return self.open[-1][1] + _INDENT if self.open else 0

    def _after_opener(self, index: int) -> bool:
        """Whether a piece is the first of the file or of a body."""
        before = index - 1 - (index > 0 and self.pieces[index - 1].kind == COMMENT)
        return before < 0 or self.pieces[before].kind == "LBRACE"

    def _put_above(self, first: int, indent: int) -> None:
        """The comments above a line, and one empty line where there were some between statements."""
        piece = self.pieces[first]
        above = list(piece.above)
        at_opener = self._after_opener(first)
        if not (piece.parts or at_opener) or piece.kind == "ELSE":
            above = [line for line in above if line]
        while at_opener and above[:1] == [""]:
            del above[0]
        while piece.kind in ("RBRACE", END) and above[-1:] == [""]:
            above.pop()
        inner = indent + _INDENT if piece.kind in _CLOSERS else indent
        for line in above:
            self.made.append(Line(inner, [TextPiece(COMMENT, line, 0, 0)], [0]) if line else Line(0))

    def _put(self, first: int, end: int, indent: int) -> None:
        pieces = self.pieces[first:end]
        last = len(pieces) - 1 - (pieces[-1].kind == COMMENT)
        if last > 0 and pieces[last].kind == SEMICOLON and not would_go_on(*self.pieces[end : end + 2]):
            del pieces[last]
        self.made.append(Line(indent, pieces, [0, *self._blanks(pieces)]))
        for piece in pieces:
            if piece.kind in _OPENERS:
                self.open.append((piece.kind, self._level() if piece.kind == "LBRACE" else indent))
            elif piece.kind in _CLOSERS:
                self.open.pop()

    def _width(self, first: int, end: int, indent: int) -> int:
        pieces = self.pieces[first:end]
        if pieces[-1].kind == COMMENT:
            del pieces[-1]
        return indent + sum(len(piece.text) for piece in pieces) + sum(self._blanks(pieces))

    def _blanks(self, pieces: list[TextPiece]) -> list[int]:
        nexts = [*pieces[2:], pieces[-1]]
        return [blanks_between(*three) for three in zip(pieces, pieces[1:], nexts, strict=False)]


def _pairs(pieces: list[TextPiece]) -> dict[int, int]:
    """Which `}` closes which `{`."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind == "LBRACE":
            opened.append(index)
        elif piece.kind == "RBRACE":
            pairs[opened.pop()] = index
    return pairs
