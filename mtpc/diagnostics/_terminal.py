"""Text as a terminal shows it: how many cells a character takes, and nothing that steers the terminal."""

from __future__ import annotations

import re
import unicodedata

TAB_CELLS = 4
# Control characters, and the marks that turn the direction of text: a name must not repaint the page it stands on.
_STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with everything that steers a terminal written as an escape."""
    return _STEERS.sub(lambda match: ascii(match[0])[1:-1], text)


def cells(text: str) -> int:
    """How many cells a visible text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def drawn(line: str) -> tuple[str, list[int]]:
    """A source line as drawn, and the cell at which each character starts; the last entry is the end."""
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for character in line:
        if character == "\t":
            piece = " " * (TAB_CELLS - at % TAB_CELLS)
        else:
            piece = "" if character == "\ufeff" else visible(character)  # a byte order mark is no text
        starts.append(at)
        pieces.append(piece)
        at += cells(piece)
    return "".join(pieces), [*starts, at]


def _cells_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
