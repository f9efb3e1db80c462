"""The two fonts of all pages: how wide a text is, where it breaks, and how it is written into a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtpc.artefacts.formats._reportlab import Pen
from mtpc.text import NOT_SHOWN, visible

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_FILES = {False: "DejaVuSansCondensed", True: "DejaVuSansCondensed-Bold"}
_ASCII = "".join(map(chr, range(32, 127)))
_WORD = re.compile(r"[^ ]* *")
_PIECE = re.compile(r"[^/:.,;>_\-+)]*[/:.,;>_\-+)]?\s*")  # what a word too long for a line may be broken into


class Typefaces:
    """Regular and bold, embedded in one document. Widths and encodings are cached by text."""

    def __init__(self, canvas: Canvas) -> None:
        self._pens = {bold: Pen(canvas, name) for bold, name in _FILES.items()}
        self._characters = self._pens[False].characters
        self._plain = self.has(_ASCII)
        self._ascii = {bold: _font_of_ascii(pen) for bold, pen in self._pens.items()}
        self._shown: dict[str, str] = {}
        self._widths: dict[tuple[str, bool], float] = {}
        self._lines: dict[tuple[str, float, float, bool], tuple[str, ...]] = {}

    def has(self, text: str) -> bool:
        """Whether the font has every character."""
        return all(ord(character) in self._characters for character in text)

    def shown(self, text: str) -> str:
        """The text as it can be printed: a mark for each character that the font lacks."""
        if self._plain and text.isascii() and text.isprintable():
            return text
        printable = self._shown.get(text)
        if printable is None:
            printable = visible(text)
            if not self.has(printable):
                printable = "".join(char if ord(char) in self._characters else NOT_SHOWN for char in printable)
            self._shown[text] = printable
        return printable

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of a text returned by `shown`."""
        key = (text, bold)
        units = self._widths.get(key)
        if units is None:
            units = self._widths[key] = sum(map(self._pens[bold].advances.__getitem__, text))
        return units * size / 1000

    def wrapped(self, text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
        """The text in lines no wider than that; a piece without a place to break is split anywhere."""
        text = self.shown(text)
        if self.width(text, size, bold=bold) <= width:
            return (text,)
        key = (text, round(width, 2), size, bold)
        lines = self._lines.get(key)
        if lines is None:
            lines = self._lines[key] = tuple(self._wrap(text, width, size, bold))
        return lines

    def _wrap(self, text: str, width: float, size: float, bold: bool) -> list[str]:
        lines, line, used = [], "", 0.0
        for token in self._tokens(text, width, size, bold):
            if line and used + self.width(token.rstrip(" "), size, bold=bold) > width:
                lines.append(line.rstrip(" "))
                line, used = "", 0.0
            line += token
            used += self.width(token, size, bold=bold)
        return [*lines, line.rstrip(" ")] if line.strip(" ") else lines

    def _tokens(self, text: str, width: float, size: float, bold: bool) -> Iterator[str]:
        """Words; the pieces of words too long for a line; and the parts of pieces still too long."""
        for word in _WORD.findall(text):
            if self.width(word.rstrip(" "), size, bold=bold) <= width:
                yield word
                continue
            for piece in _PIECE.findall(word):
                if self.width(piece.rstrip(" "), size, bold=bold) <= width:
                    yield piece
                else:
                    yield from self._chopped(piece, width * 1000 / size, bold)

    def _chopped(self, text: str, units: float, bold: bool) -> Iterator[str]:
        advances = self._pens[bold].advances
        start, room = 0, units
        for index, character in enumerate(text):
            advance = advances[character]
            if advance > room and index > start:
                yield text[start:index]
                start, room = index, units
            room -= advance
        yield text[start:]

    def operators(self, left: float, base: float, text: str, size: float, *, bold: bool = False) -> str:
        """The operators that draw a text returned by `shown`."""
        return f"BT {self.placed(left, base, self.drawn(text, size, bold=bold))} ET"

    def drawn(self, text: str, size: float, *, bold: bool = False) -> str:
        """The same without its place, for `placed`."""
        font = self._ascii[bold]
        if font and text.isascii():
            escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            return f"{font} {size:g} Tf ({escaped}) Tj"
        pieces = self._pens[bold].pieces(text)
        if pieces is None:
            return self._pens[bold].text_object(text, size)
        return " ".join(f"{font} {size:g} Tf ({escaped}) Tj" for font, escaped in pieces)

    def placed(self, left: float, base: float, drawn: str) -> str:
        """The result of `drawn`, for use between BT and ET; a separate text object is put between two others."""
        if drawn.startswith("/"):
            return f"1 0 0 1 {left:.2f} {base:.2f} Tm {drawn}"
        return f"ET q 1 0 0 1 {left:.2f} {base:.2f} cm {drawn} Q BT"


def _font_of_ascii(pen: Pen) -> str:
    """The subset that writes printable ASCII unchanged, as reportlab does by default; "" if it does not."""
    pieces = pen.pieces(_ASCII)
    if pieces is None or len(pieces) > 1:
        return ""
    font, escaped = pieces[0]
    return font if re.sub(r"\\(.)", r"\1", escaped) == _ASCII else ""
