"""The two fonts of all pages: how wide a text is, where it breaks, and how it is written into a page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from mtpc.artefacts.formats.page import NOT_SHOWN, visible
from mtpc.assets import asset_folder

_FILES = {False: "DejaVuSansCondensed", True: "DejaVuSansCondensed-Bold"}
_ASCII = "".join(map(chr, range(32, 127)))
_PLANE = 0xFFFF
_WORD = re.compile(r"[^ ]* *")
_PIECE = re.compile(r"[^/:.,;>_\-+)]*[/:.,;>_\-+)]?\s*")  # what a word too long for a line may be broken into


class _Advances(dict[str, float]):
    """How wide each character is; worked out when one is first met, so that a text is summed without a loop."""

    def __init__(self, widths: dict[int, float], default: float) -> None:
        super().__init__()
        self._from = widths, default

    def __missing__(self, character: str) -> float:
        widths, default = self._from
        found = self[character] = widths.get(ord(character), default)
        return found


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
        # reportlab writes a broken table of characters for those beyond the first plane, so they are not used
        self._glyphs = frozenset(code for code in self._fonts[False].face.charToGlyph if code <= _PLANE)
        self._advances = {bold: font.face.charWidths for bold, font in self._fonts.items()}
        self._default = {bold: font.face.defaultWidth for bold, font in self._fonts.items()}
        self._by_letter = {bold: _Advances(self._advances[bold], self._default[bold]) for bold in _FILES}
        self._plain = self.has(_ASCII)
        self._ascii = {bold: self._name_of_ascii(bold) for bold in _FILES}
        self._shown: dict[str, str] = {}
        self._widths: dict[tuple[str, bool], float] = {}
        self._lines: dict[tuple[str, float, float, bool], tuple[str, ...]] = {}

    def has(self, text: str) -> bool:
        """Whether the font has every character."""
        return all(ord(character) in self._glyphs for character in text)

    def shown(self, text: str) -> str:
        """The text as it can be printed: what the font lacks is a mark."""
        if self._plain and text.isascii() and text.isprintable():
            return text
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
            units = self._widths[key] = sum(map(self._by_letter[bold].__getitem__, text))
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
        """Words; the pieces of those too long for a line; and what fits of pieces that still are."""
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
        advances, default = self._advances[bold], self._default[bold]
        start, room = 0, units
        for index, one in enumerate(text):
            advance = advances.get(ord(one), default)
            if advance > room and index > start:
                yield text[start:index]
                start, room = index, units
            room -= advance
        yield text[start:]

    def operators(self, x: float, y: float, text: str, size: float, *, bold: bool = False) -> str:
        """The operators that draw a text that `shown` gave."""
        return f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {self.drawn(text, size, bold=bold)} ET"

    def drawn(self, text: str, size: float, *, bold: bool = False) -> str:
        """The same without its place, to stand between BT and ET."""
        name = self._ascii[bold]
        if name and text.isascii():
            escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            return f"{name} {size:g} Tf ({escaped}) Tj"
        return " ".join(f"{name} {size:g} Tf ({escaped}) Tj" for name, escaped in self._encode(text, bold))

    def _name_of_ascii(self, bold: bool) -> str:
        """The subset that writes printable ASCII as it is, as reportlab does by default; "" if it does not."""
        font, document = self._fonts[bold], self._canvas._doc
        name: str = font.getSubsetInternalName(0, document)
        return name if font.splitString(_ASCII, document) == [(0, _ASCII.encode())] else ""

    def _encode(self, text: str, bold: bool) -> tuple[tuple[str, str], ...]:
        """Pieces of a text, each within one subset of the font: reportlab embeds only what was used."""
        font, canvas = self._fonts[bold], self._canvas
        document = canvas._doc
        return tuple(
            (font.getSubsetInternalName(subset, document), canvas._escape(piece))
            for subset, piece in font.splitString(text, document)
        )
