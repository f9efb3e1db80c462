"""The two fonts of all pages: how wide a text is, where it breaks, and how it is written into a page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from mtpc.artefacts.formats.page import NOT_SHOWN, visible
from mtpc.assets import asset_folder

_FILES = {False: "DejaVuSansCondensed", True: "DejaVuSansCondensed-Bold"}
_WORD = re.compile(r"[^ ]* *")
_PIECE = re.compile(r"[^/:.,;>_\-+)]*[/:.,;>_\-+)]?\s*")  # what a word too long for a line may be broken into


class Typefaces:
    """Regular and bold, embedded in one document. Widths and encodings are remembered by text."""

    def __init__(self, canvas: Any) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        for name in _FILES.values():
            if name not in pdfmetrics.getRegisteredFontNames():
                data = asset_folder("templates").joinpath("fonts", f"{name}.ttf").read_bytes()
                pdfmetrics.registerFont(TTFont(name, io.BytesIO(data)))
        self._canvas = canvas
        self._fonts = {bold: pdfmetrics.getFont(name) for bold, name in _FILES.items()}
        self._glyphs = self._fonts[False].face.charToGlyph
        self._advances = {bold: font.face.charWidths for bold, font in self._fonts.items()}
        self._default = {bold: font.face.defaultWidth for bold, font in self._fonts.items()}
        self._shown: dict[str, str] = {}
        self._widths: dict[tuple[str, bool], float] = {}
        self._lines: dict[tuple[str, float, float, bool], tuple[str, ...]] = {}
        self._encoded: dict[tuple[str, bool], tuple[tuple[str, str], ...]] = {}

    def has(self, text: str) -> bool:
        """Whether the font has every character."""
        return all(ord(character) in self._glyphs for character in text)

    def shown(self, text: str) -> str:
        """The text as it can be printed: what the font lacks is a mark."""
        found = self._shown.get(text)
        if found is None:
            found = visible(text)
            if not self.has(found):
                found = "".join(one if ord(one) in self._glyphs else NOT_SHOWN for one in found)
            self._shown[text] = found
        return found

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is that `shown` gave."""
        key = (text, bold)
        units = self._widths.get(key)
        if units is None:
            advances, default = self._advances[bold], self._default[bold]
            units = self._widths[key] = sum(advances.get(ord(one), default) for one in text)
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
        lines, line = [], ""
        for token in self._tokens(text, width, size, bold):
            if line and self.width((line + token).rstrip(), size, bold=bold) > width:
                lines.append(line.rstrip())
                line = ""
            line += token
            while self.width(line.rstrip(), size, bold=bold) > width and len(line) > 1:
                fitting = self._fitting(line, width, size, bold)
                lines.append(line[:fitting])
                line = line[fitting:]
        return [*lines, line.rstrip()] if line.strip() else lines

    def _tokens(self, text: str, width: float, size: float, bold: bool) -> Iterator[str]:
        """Words, and the pieces of those that are too long for a line."""
        for word in _WORD.findall(text):
            if self.width(word.rstrip(), size, bold=bold) <= width:
                yield word
            else:
                yield from _PIECE.findall(word)

    def _fitting(self, text: str, width: float, size: float, bold: bool) -> int:
        advances, default = self._advances[bold], self._default[bold]
        room = width * 1000 / size
        for index, one in enumerate(text):
            room -= advances.get(ord(one), default)
            if room < 0:
                return max(index, 1)
        return len(text)

    def operators(self, x: float, y: float, text: str, size: float, *, bold: bool = False) -> str:
        """The operators that draw a text that `shown` gave."""
        key = (text, bold)
        pieces = self._encoded.get(key)
        if pieces is None:
            pieces = self._encoded[key] = self._encode(text, bold)
        drawn = "".join(f"{name} {size:g} Tf ({escaped}) Tj " for name, escaped in pieces)
        return f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {drawn}ET"

    def _encode(self, text: str, bold: bool) -> tuple[tuple[str, str], ...]:
        """Pieces of a text, each within one subset of the font: reportlab embeds only what was used."""
        font, canvas = self._fonts[bold], self._canvas
        document = canvas._doc
        return tuple(
            (font.getSubsetInternalName(subset, document), canvas._escape(piece))
            for subset, piece in font.splitString(text, document)
        )
