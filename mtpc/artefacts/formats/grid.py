"""A table on paper: widths from its content, its head on every page, no text cut without a note.

A band stays with the first row under it, and neither the first nor the last row of a run is alone on a page.
"""

from __future__ import annotations

import itertools

from mtpc.artefacts.formats.page import FIELD, STRONG, TICK, Band, Grid, Head
from mtpc.artefacts.formats.paper import Paper

_SIZE, _LEADING, _PAD = 7.2, 8.6, 2.4
_CHAR = _SIZE * 0.55  # room for a character
_HEAD_SIZE, _CAPTION = 7.0, 17.0
_BAND_SIZE, _BAND_LEADING = 8.0, 9.6
_TICK = 13.0
_LINES_MAX = 16
_ROW_MIN = 13.4
_WIDER_MAX = 1.6  # a column is not made wider than this to fill the page
_STRONG_MAX = 110.0
TOGETHER_MAX = 0.75  # share of the page that rows which stay together may take
_NARROW = 34.0  # a column is not made narrower than this for others, unless it needs less


class GridMaker:
    """Places one table on paper."""

    def __init__(self, paper: Paper, grid: Grid, *, row_height: float = 0.0, whole: bool = False) -> None:
        self.paper = paper
        self.grid = grid
        self.whole = whole  # its rows stay on one page
        self.row_height = max(row_height, _ROW_MIN)
        self.bold = [head.kind == STRONG for head in grid.heads]
        self.ticks = [index for index, head in enumerate(grid.heads) if head.kind == TICK]
        self.widths = self._widths()
        left = paper.frame[0]
        self.lefts = [left, *(left + total for total in itertools.accumulate(self.widths))]
        self.titles = [self._title(head, width) for head, width in zip(grid.heads, self.widths, strict=True)]
        self.groups = [(group, len(list(run))) for group, run in itertools.groupby(head.group for head in grid.heads)]
        self.grouped = any(group for group, _ in self.groups)
        self.head_height = max(map(len, self.titles)) * _LEADING + 4 + (_LEADING + 3 if self.grouped else 0)
        self.band = ""
        self.ruled = 0.0  # the lines between columns are drawn down to this height
        self._cells: list[dict[str, tuple[str, ...]]] = [{} for _ in grid.heads]
        self.heights = [self._height(row) for row in grid.rows]

    def place(self) -> None:
        """Draw head and rows, on as many pages as needed."""
        paper = self.paper
        paper.need(self.beginning())
        if self.grid.caption:
            paper.y -= _CAPTION
            paper.text(paper.frame[0], paper.y + 2, self.grid.caption, 8.5, bold=True, width=paper.frame[2])
        self._head()
        for number, row in enumerate(self.grid.rows):
            if isinstance(row, Band):
                self._place_band(row, self._together(number))
            else:
                self._place_row(row, self.heights[number], self._together(number))
        self._rule_columns()
        paper.y -= 6

    def beginning(self) -> float:
        """The height of what stays together at its beginning: caption, head and the first rows."""
        return (_CAPTION if self.grid.caption else 0.0) + self.head_height + self._together(0)

    def _together(self, number: int) -> float:
        """The height of that row and of those under it that stay on its page; 0 past the last."""
        height = sum(self.heights[number : number + 1])
        room = self.paper.frame[3] * TOGETHER_MAX
        while self._stays_with_next(number) and height + self.heights[number + 1] <= room:
            number += 1
            height += self.heights[number]
        return height

    def _stays_with_next(self, number: int) -> bool:
        """Whether another follows, and this is a band, the first row of its run or the last but one."""
        if number + 1 >= len(self.heights):
            return False
        if self.whole or self._bounds(number):
            return True
        return not self._bounds(number + 1) and (self._bounds(number - 1) or self._bounds(number + 2))

    def _bounds(self, number: int) -> bool:
        """Whether a run of rows ends there: at a band, and before the first row and past the last."""
        rows = self.grid.rows
        return not 0 <= number < len(rows) or isinstance(rows[number], Band)

    # ---- rows

    def _room(self, height: float) -> None:
        """Make sure there is that much room: otherwise end the page and continue under a new head."""
        if height > self.paper.left():
            self._rule_columns()
            if self.paper.need(height):
                self._head()
                if self.band:
                    self._draw_band(f"{self.band} (continued)")

    def _place_band(self, band: Band, height: float) -> None:
        self.band = ""
        self._room(height)
        self.band = band.text
        self._draw_band(band.text)

    def _draw_band(self, text: str) -> None:
        paper, left = self.paper, self.lefts[0]
        self._rule_columns()
        top, height = paper.y, self._band_height(text)
        paper.y -= height
        self.ruled = paper.y
        paper.fill(left, paper.y, paper.frame[2], height, 0.86)
        for number, line in enumerate(self._band_lines(text), start=1):
            paper.text(left + _PAD, top - _BAND_LEADING * number + 0.5, line, _BAND_SIZE, bold=True)

    def _band_lines(self, text: str) -> tuple[str, ...]:
        width = self.paper.frame[2] - 2 * _PAD
        lines = self.paper.faces.wrapped(text, width, _BAND_SIZE, bold=True)
        if len(lines) > _LINES_MAX:
            return (*lines[: _LINES_MAX - 1], f"… {sum(map(len, lines[_LINES_MAX - 1 :]))} more, see CSV")
        return lines

    def _band_height(self, text: str) -> float:
        return _BAND_LEADING * len(self._band_lines(text)) + 3.4

    def _height(self, row: tuple[str, ...] | Band) -> float:
        if isinstance(row, Band):
            return self._band_height(row.text)
        return max(max(map(len, self._lines(row))) * _LEADING + 3.4, self.row_height)

    def _lines(self, row: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The lines of each cell, ready to be drawn."""
        return [
            drawn_texts.get(text) or self._drawn(column, text)
            for column, (drawn_texts, text) in enumerate(zip(self._cells, row, strict=True))
        ]

    def _place_row(self, row: tuple[str, ...], height: float, together: float) -> None:
        paper = self.paper
        self._room(together)
        cells, top = self._lines(row), paper.y
        paper.y -= height
        drawn = [
            paper.faces.placed(left + _PAD, top - _LEADING * number, line)
            for left, lines in zip(self.lefts, cells, strict=False)
            for number, line in enumerate(lines, start=1)
            if line
        ]
        for column in self.ticks:
            paper.box(self.lefts[column] + 3, top - 10.6, 7.5, 7.5)
        left, right, low = self.lefts[0], self.lefts[-1], paper.y
        paper.operators.append(
            f"BT {' '.join(drawn)} ET 0.6 G 0.3 w {left:.2f} {low:.2f} m {right:.2f} {low:.2f} l S 0 G"
        )

    def _drawn(self, column: int, text: str) -> tuple[str, ...]:
        """The lines of a cell, ready to be drawn; if there are too many, the last states how much more there is."""
        faces, bold, room = self.paper.faces, self.bold[column], self.widths[column] - 2 * _PAD
        lines = faces.wrapped(text, room, _SIZE, bold=bold)
        if len(lines) > _LINES_MAX:
            rest = sum(map(len, lines[_LINES_MAX - 1 :]))
            lines = (*lines[: _LINES_MAX - 1], *faces.wrapped(f"… {rest} more, see CSV", room, _SIZE))
        drawn_lines = self._cells[column][text] = tuple(faces.drawn(line, _SIZE, bold=bold) for line in lines) or ("",)
        return drawn_lines

    def _rule_columns(self) -> None:
        """The lines between columns, from where they ended down to the current height."""
        bottom = self.paper.y
        if self.ruled > bottom:
            strokes = " ".join(f"{left:.2f} {self.ruled:.2f} m {left:.2f} {bottom:.2f} l" for left in self.lefts)
            self.paper.operators.append(f"0.6 G 0.3 w {strokes} S 0 G")
        self.ruled = bottom

    # ---- the head

    def _head(self) -> None:
        paper = self.paper
        top = paper.y
        paper.y -= self.head_height
        first, last = self.lefts[0], self.lefts[-1]
        paper.fill(first, paper.y, last - first, self.head_height, 0.92)
        self.ruled = top
        if self.grouped:
            self._draw_groups(top)
            self.ruled -= _LEADING + 3
        for left, lines in zip(self.lefts, self.titles, strict=False):
            for number, line in enumerate(lines, start=1):
                paper.text(left + _PAD, self.ruled - number * _LEADING, line, _HEAD_SIZE, bold=True)
        paper.line(first, paper.y, last, paper.y, 0.8)
        paper.line(first, top, last, top, 0.8)

    def _draw_groups(self, top: float) -> None:
        paper, column = self.paper, 0
        for group, count in self.groups:
            left, right = self.lefts[column], self.lefts[column + count]
            paper.text(left + _PAD, top - _LEADING, group, 8, bold=True, width=right - left - 2 * _PAD)
            paper.line(left, top, left, top - self.head_height, 0.8)
            column += count

    def _title(self, head: Head, width: float) -> tuple[str, ...]:
        return self.paper.faces.wrapped(head.title, width - 2 * _PAD, _HEAD_SIZE, bold=True)

    # ---- widths

    def _widths(self) -> list[float]:
        """Widths that fill the page: wide columns are narrowed first; spare room goes to all."""
        heads = self.grid.heads
        plain = (row for row in self.grid.rows if not isinstance(row, Band))
        columns: list[tuple[str, ...]] = list(zip(*plain, strict=True))
        columns = columns or [()] * len(heads)
        natural = [self._natural(head, set(texts)) for head, texts in zip(heads, columns, strict=True)]
        minimums = [self._width_min(wide, head) for wide, head in zip(natural, heads, strict=True)]
        available = self.paper.frame[2]
        if sum(natural) > available:
            return _narrowed(natural, minimums, available)
        share = min(available / sum(natural), _WIDER_MAX)
        return [wide * share for wide in natural]

    def _width_min(self, natural: float, head: Head) -> float:
        """The minimum width: room to write in, and bold text, which is compared by eye."""
        if head.kind in (TICK, FIELD) or (head.kind == STRONG and natural < _STRONG_MAX):
            return natural
        return min(natural, max(self._word(head), _NARROW, head.chars * _CHAR))

    def _natural(self, head: Head, texts: set[str]) -> float:
        word = self._word(head)
        if head.kind == TICK:
            return max(_TICK, word)
        if head.kind == FIELD:
            return max(word, head.chars * _CHAR)
        faces, bold = self.paper.faces, head.kind == STRONG
        widest = max((faces.width(faces.shown(text), _SIZE, bold=bold) for text in texts), default=0.0)
        return max(widest + 2 * _PAD + 0.1, word)

    def _word(self, head: Head) -> float:
        faces = self.paper.faces
        words = faces.shown(head.title).split() or [""]
        return max(faces.width(word, _HEAD_SIZE, bold=True) for word in words) + 2 * _PAD + 0.1


def _narrowed(natural: list[float], minimums: list[float], available: float) -> list[float]:
    """Cap the widest columns until all fit; if even the minimums do not, all shrink in proportion."""
    if sum(minimums) >= available:
        return [wide * available / sum(minimums) for wide in minimums]
    low, high = 0.0, max(natural)
    for _ in range(40):
        cap = (low + high) / 2
        total = sum(max(min(wide, cap), floor) for wide, floor in zip(natural, minimums, strict=True))
        low, high = (low, cap) if total > available else (cap, high)
    return [max(min(wide, low), floor) for wide, floor in zip(natural, minimums, strict=True)]
