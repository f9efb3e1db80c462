"""Lines of a source with marks under them, as a compiler for a programming language draws them.

Columns of a `Mark` count code points from 1 and are inclusive; what is drawn is counted in cells from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtpc.diagnostics._terminal import drawn
from mtpc.lazy_dataclass import dataclass
from mtpc.text import Source

Paint = Callable[[str, str], str]

CHARACTERS_MAX = 150  # of one line that are drawn
_BEFORE = 40  # characters kept in front of a mark far to the right
_BLUE = "1;34"  # line numbers, and marks of second places


@dataclass(frozen=True, slots=True)
class Mark:
    """A place, from its first to its last character, and the message about it."""

    line: int
    column: int
    last_line: int
    last_column: int
    message: str
    primary: bool
    place: str  # how it is called: site.mtp:3:5


@dataclass(frozen=True, slots=True)
class _Stroke:
    """The part of a mark on one line: cells `start` up to but not including `end`."""

    start: int
    end: int
    message: str
    primary: bool


def excerpt(source: Source, marks: list[Mark], width: int, colour: str, paint: Paint) -> Iterator[str]:
    """The marked lines of one source; `width` is that of the line numbers."""
    bar = paint("|", _BLUE)
    yield f"{' ' * width} {bar}"
    last = 0
    for number in sorted({line for mark in marks for line in (mark.line, mark.last_line)}):
        if last and number > last + 1:
            yield paint("...", _BLUE)
        last = number
        line_marks = [mark for mark in marks if number in (mark.line, mark.last_line)]
        shown, strokes = _cut(source.line(number), line_marks, number)
        yield f"{paint(str(number).rjust(width), _BLUE)} {bar} {shown}".rstrip()
        for row in _rows(strokes, colour, paint):
            yield f"{' ' * width} {bar} {row}"


def _cut(line: str, marks: list[Mark], number: int) -> tuple[str, list[_Stroke]]:
    """The part of a line around its marks, as drawn, and their strokes on it."""
    extents = [_extent(mark, line, number) for mark in marks]
    anchor = min(extents, key=lambda extent: (not marks[extents.index(extent)].primary, extent))[0]
    low = max(0, min(anchor - _BEFORE, len(line) - CHARACTERS_MAX))
    high = min(len(line), low + CHARACTERS_MAX)
    shown, starts = drawn(line[low:high])
    ellipsis = "…" if low else ""
    strokes = []
    for (start, end), mark in zip(extents, marks, strict=True):
        if start > high or end < low:
            continue
        left, right = (starts[min(max(offset, low), high) - low] + len(ellipsis) for offset in (start, end))
        message = "" if mark.last_line > number else mark.message
        strokes.append(_Stroke(left, max(right, left + 1), message, mark.primary))
    return f"{ellipsis}{shown}{'…' if high < len(line) else ''}", strokes


def _extent(mark: Mark, line: str, number: int) -> tuple[int, int]:
    """Offsets in `line` of what a mark covers there."""
    indent = len(line) - len(line.lstrip())
    start = mark.column - 1 if mark.line == number else indent
    end = mark.last_column if mark.last_line == number else len(line)
    return min(start, len(line)), min(max(end, start), len(line))


def _rows(strokes: list[_Stroke], colour: str, paint: Paint) -> Iterator[str]:
    """The row of strokes with the rightmost message behind it, then a row for each other message."""
    ordered = sorted(strokes, key=lambda stroke: (stroke.start, stroke.end))
    end = max(stroke.end for stroke in ordered)
    row: list[tuple[str, str]] = [(" ", "")] * end
    for stroke in sorted(ordered, key=lambda stroke: stroke.primary):
        row[stroke.start : stroke.end] = [_ink(stroke, colour)] * (stroke.end - stroke.start)
    tail = ordered[-1]
    yield _painted(row, paint) + (" " + paint(tail.message, _ink(tail, colour)[1]) if tail.message else "")
    waiting = [stroke for stroke in ordered[:-1] if stroke.message]
    for stroke in reversed(waiting):
        before = [other for other in waiting if other.start < stroke.start]
        stems = {other.start: ("|", _ink(other, colour)[1]) for other in before}
        row = [stems.get(cell, (" ", "")) for cell in range(stroke.start)]
        yield _painted([*row, ("|", _ink(stroke, colour)[1])], paint)
        yield _painted(row, paint) + paint(stroke.message, _ink(stroke, colour)[1])


def _ink(stroke: _Stroke, colour: str) -> tuple[str, str]:
    return ("^", colour) if stroke.primary else ("-", _BLUE)


def _painted(row: list[tuple[str, str]], paint: Paint) -> str:
    """A row of (character, colour), runs of one colour painted together."""
    pieces: list[str] = []
    end = 0
    while end < len(row):
        colour, start = row[end][1], end
        while end < len(row) and row[end][1] == colour:
            end += 1
        run = "".join(character for character, _ in row[start:end])
        pieces.append(paint(run, colour) if colour else run)
    return "".join(pieces)
