"""Text as a terminal shows it: how many cells a character takes, and nothing that controls the terminal."""

from __future__ import annotations

import re

TAB_CELLS = 4
# Control characters, and marks that change the direction of text: a name must not change the screen it is shown on.
_CONTROLS = "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"


def visible(text: str) -> str:
    """The text with everything that controls a terminal written as an escape."""
    return text if text.isprintable() else re.sub(_CONTROLS, lambda match: ascii(match[0])[1:-1], text)


def cells(text: str) -> int:
    """How many cells a visible text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def drawn(line: str) -> tuple[str, list[int]]:
    """A source line as drawn, and the cell at which each character starts; the last entry is the end."""
    pieces: list[str] = []
    starts: list[int] = []
    cell = 0
    for character in line:
        if character == "\t":
            piece = " " * (TAB_CELLS - cell % TAB_CELLS)
        else:
            piece = "" if character == "\ufeff" else visible(character)  # a byte order mark is not shown
        starts.append(cell)
        pieces.append(piece)
        cell += cells(piece)
    return "".join(pieces), [*starts, cell]


def _cells_of(character: str) -> int:
    import unicodedata

    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
