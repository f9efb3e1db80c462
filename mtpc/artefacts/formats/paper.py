"""Pages filled from the top: the current height, and what was drawn so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtpc.artefacts.formats.typeface import Typefaces

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SHRUNK_MIN = 0.6  # a heading may shrink to this share of its size before it is cut


class Paper:
    """Pages as lists of drawing operators. `frame` is left, bottom, width, height of the body; `y` goes down."""

    def __init__(self, faces: Typefaces, frame: tuple[float, float, float, float]) -> None:
        self.faces = faces
        self.frame = frame
        self.pages: list[list[str]] = []
        self.operators: list[str] = []
        self.y = 0.0

    def new_page(self) -> None:
        """Begin a page; the one before becomes one text, which takes a quarter of the memory."""
        if self.pages:
            self.pages[-1][:] = ["\n".join(self.pages[-1])]
        self.operators = []
        self.pages.append(self.operators)
        self.y = self.frame[1] + self.frame[3]

    def left(self) -> float:
        """How much room is left on the page."""
        return self.y - self.frame[1]

    def need(self, height: float) -> bool:
        """Begin a page unless there is that much room left; True if one was begun."""
        if height <= self.left() or self.left() >= self.frame[3]:
            return False
        self.new_page()
        return True

    def text(
        self,
        left: float,
        base: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        grey: float = 0.0,
        width: float = 0.0,
    ) -> None:
        """Text from `left` on; with a `width` it shrinks to it, and is cut with a mark only if that is not enough."""
        shown = self.faces.shown(text)
        if not shown:
            return
        if width:
            shown, size = self._fitted(shown, size, bold, width)
        drawn = self.faces.operators(left, base, shown, size, bold=bold)
        self.operators.append(f"{grey:g} g {drawn} 0 g" if grey else drawn)

    def text_right(
        self, right: float, base: float, text: str, size: float, *, bold: bool = False, width: float = 0.0
    ) -> None:
        """Text that ends at `right`."""
        shown = self.faces.shown(text)
        if width:
            shown, size = self._fitted(shown, size, bold, width)
        start = right - self.faces.width(shown, size, bold=bold)
        self.operators.append(self.faces.operators(start, base, shown, size, bold=bold))

    def _fitted(self, text: str, size: float, bold: bool, width: float) -> tuple[str, float]:
        natural = self.faces.width(text, size, bold=bold)
        if natural <= width:
            return text, size
        size = max(size * width / natural, size * _SHRUNK_MIN)
        lines = self.faces.wrapped(text, width - self.faces.width(" …", size, bold=bold), size, bold=bold)
        return (text if len(lines) == 1 else f"{lines[0]} …"), size

    def line(self, left: float, bottom: float, right: float, top: float, thick: float = 0.3) -> None:
        """A line."""
        self.operators.append(f"{thick:g} w {left:.2f} {bottom:.2f} m {right:.2f} {top:.2f} l S")

    def box(self, left: float, bottom: float, width: float, height: float, thick: float = 0.7) -> None:
        """An empty box to tick."""
        self.operators.append(f"{thick:g} w {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S")

    def fill(self, left: float, bottom: float, width: float, height: float, grey: float) -> None:
        """A grey background."""
        self.operators.append(f"{grey:g} g {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f 0 g")

    def put_on(self, canvas: Canvas, operators: list[str]) -> None:
        """Hand a page's operators to reportlab."""
        for operator in operators:
            canvas.addLiteral(operator)
