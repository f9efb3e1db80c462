"""One font in one PDF that reportlab writes: its characters, their widths, and the operators that draw a text.

Only public parts of reportlab are used. It gives the operators of a text as a text object of their own; when that
has the known form, font and characters are taken from it, and many texts share one text object, which is shorter and
faster. When it has another form, each text is drawn by the text object that reportlab made.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from mtpc.assets import asset_folder

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_PLANE = 0xFFFF
_HEAD, _TAIL = "BT 1 0 0 1 0 0 Tm ", " ET"
_PIECE = r"(/\S+) 1 Tf \S+ TL \(((?:[^()\\]|\\.)*+)\) Tj"
_PIECES = re.compile(f"(?:{_PIECE}(?: |$))+", re.DOTALL)
_EACH = re.compile(_PIECE, re.DOTALL)


# What reportlab would run: from the Python path, or of such a name in the home folder.
_MODIFICATIONS = ("reportlab_mods", "reportlab_settings", "reportlab.local_rl_mods", "reportlab.local_rl_settings")
_SETTING, _DAY = "RL_", "SOURCE_DATE_EPOCH"  # of the environment


@contextmanager
def as_delivered() -> Iterator[None]:
    """In the block reportlab is as its makers deliver it: nothing of a user, a folder or the environment changes it."""
    for name in _MODIFICATIONS:
        sys.modules.setdefault(name, ModuleType(name))
    hidden = {name: value for name, value in os.environ.items() if name.startswith(_SETTING) or name == _DAY}
    for name in hidden:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(hidden)


class _Advances(dict[str, float]):
    """How wide each character is; calculated when one is first needed, so that a text is summed without a loop."""

    def __init__(self, widths: dict[int, float], default: float) -> None:
        super().__init__()
        self._from = widths, default

    def __missing__(self, character: str) -> float:
        widths, default = self._from
        width = self[character] = widths.get(ord(character), default)
        return width


class Pen:
    """A font of templates/fonts, embedded in the document of a canvas. Widths are in thousandths of the size."""

    def __init__(self, canvas: Canvas, name: str) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        if name not in pdfmetrics.getRegisteredFontNames():
            data = asset_folder("templates").joinpath("fonts", f"{name}.ttf").read_bytes()
            pdfmetrics.registerFont(TTFont(name, io.BytesIO(data)))
        face = pdfmetrics.getFont(name).face
        self.advances = _Advances(face.charWidths, face.defaultWidth)
        # reportlab writes a broken table of characters for those beyond the first plane, so they are not used
        self.characters = frozenset(code for code in face.charWidths if code <= _PLANE)
        self._canvas = canvas
        self._name = name

    def pieces(self, text: str) -> list[tuple[str, str]] | None:
        """Pieces of a text as (font, characters), each within one subset of the font; None if that cannot be told.

        reportlab embeds only the characters that were used, in subsets of 256.
        """
        operators = self.text_object(text, 1)
        inner = operators.removeprefix(_HEAD).removesuffix(_TAIL)
        if len(inner) + len(_HEAD) + len(_TAIL) != len(operators) or not _PIECES.fullmatch(inner):
            return None
        return _EACH.findall(inner)

    def text_object(self, text: str, size: float) -> str:
        """The operators that draw a text at 0, 0, from BT to ET."""
        drawing = self._canvas.beginText()
        drawing.setFont(self._name, size)
        drawing.textOut(text)
        operators: str = drawing.getCode()
        return operators
