"""Columns an engineer lined up by hand stay lined up; other blanks are one.

Lines without an empty line between them are a paragraph. Pieces of one sort that stand in the same column of several
lines of a paragraph, one of them behind more blanks than it needs, are a column: it stays where it is, or moves right
as far as its longest line makes it. A line that is not lined up moves no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.syntax.format.layout import Line
from mtpc.syntax.format.pieces import COMMENT

# Every other token is a name or a value: these stand in columns of their own sort.
_MARKS = frozenset({
    COMMENT, "COLON", "EQUAL", "JOIN", "ARROW", "LBRACE", "RBRACE", "AT", "VIA", "IN", "ON", "AS", "VERSION",
})  # fmt: skip


def line_up(lines: list[Line]) -> None:
    """Give the columns of every paragraph their blanks."""
    for paragraph in _paragraphs(lines):
        for column, cells in _columns(paragraph):
            first = cells[0][0]
            kept = column + first.indent - first.pieces[0].column
            target = max(kept, *(line.column(index) for line, index in cells))
            for line, index in cells:
                line.blanks[index] += target - line.column(index)


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    some: list[Line] = []
    for line in [*lines, Line(0)]:
        if line.pieces:
            some.append(line)
        else:
            yield some
            some = []


def _columns(paragraph: list[Line]) -> list[tuple[int, list[tuple[Line, int]]]]:
    """The columns of a paragraph from left to right, each with the pieces that stand in it."""
    cells_at: dict[tuple[int, str], list[tuple[Line, int]]] = {}
    for line in paragraph:
        for index in _as_written(line):
            piece = line.pieces[index]
            sort = piece.kind if piece.kind in _MARKS else ""
            cells_at.setdefault((piece.column, sort), []).append((line, index))
    columns = ((column, cells) for (column, _), cells in sorted(cells_at.items(), key=lambda item: item[0]))
    return [(column, cells) for column, cells in columns if len(cells) > 1 and any(map(_is_spread, cells))]


def _as_written(line: Line) -> Iterator[int]:
    """Pieces behind a blank that stood on one line with the line's first; not the `{` of a body of several lines."""
    if not line.pieces[0].begins:
        return
    last = len(line.pieces) - 1 - (line.pieces[-1].kind == COMMENT)
    for index in range(1, len(line.pieces)):
        if line.pieces[index].begins:
            return
        if line.blanks[index] and not (index == last and line.pieces[index].kind == "LBRACE"):
            yield index


def _is_spread(cell: tuple[Line, int]) -> bool:
    """Whether a piece was written behind more blanks than it needs."""
    line, index = cell
    return line.pieces[index].blanks > line.blanks[index]
