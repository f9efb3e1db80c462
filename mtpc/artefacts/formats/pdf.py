"""A document as PDF: its own page layout, an embedded font, and the same bytes for the same document.

A page is a list of drawing operators until the number of pages is known. Lengths are in points, y grows upwards.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mtpc.artefacts.formats import page
from mtpc.artefacts.formats._reportlab import as_delivered
from mtpc.artefacts.formats.drawn_pdf import drawn
from mtpc.artefacts.formats.grid import TOGETHER_MAX, GridMaker
from mtpc.artefacts.formats.paper import Paper
from mtpc.artefacts.formats.sheet import on_sheet
from mtpc.artefacts.formats.typeface import Typefaces
from mtpc.drawing.shapes import Drawing, Words
from mtpc.text import NOT_SHOWN, visible

_POINTS_PER_MM = 72 / 25.4
_A4_SIZE, _A3_SIZE = (297 * _POINTS_PER_MM, 210 * _POINTS_PER_MM), (420 * _POINTS_PER_MM, 297 * _POINTS_PER_MM)
_MARGIN, _HEAD, _FOOT = 10 * _POINTS_PER_MM, 15 * _POINTS_PER_MM, 6 * _POINTS_PER_MM
_BODY, _SMALL = 8.5, 7.0
_LINE, _TITLE, _BELOW_NOTE, _INDENT = 11.0, 21.0, 1.5, 13.0
_SIGN = ("Name", "Signature", "Date, time")


def as_pdf(document: page.Document) -> bytes:
    """The pages, landscape: A3 for wide documents, else A4."""
    with as_delivered():
        return _written(document)


def _written(document: page.Document) -> bytes:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # streams as bytes: a quarter smaller and much faster than as letters
    stream = io.BytesIO()
    size = _A3_SIZE if document.wide else _A4_SIZE
    canvas = Canvas(stream, pagesize=size, invariant=1, pageCompression=1)
    canvas.setTitle(f"{visible(document.title)} {visible(document.revision)}")
    canvas.setAuthor("")
    canvas.setSubject(visible(document.project))
    canvas.setCreator("mtpc")
    faces = Typefaces(canvas)
    frame = (_MARGIN, _MARGIN + _FOOT, size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN - _HEAD - _FOOT)
    paper = Paper(faces, frame)
    names: list[str] = []
    sheets: dict[int, Drawing] = {}  # by the number of the page
    for section in _with_warnings(document, faces).sections:
        paper.new_page()
        match section.blocks:
            case (page.Picture(drawing),):
                sheets[len(paper.pages)] = drawing
            case _:
                _Writer(paper, section).write()
        names += [section.name] * (len(paper.pages) - len(names))
    for number, operators in enumerate(paper.pages, start=1):
        numbers = (number, len(paper.pages))
        if number in sheets:
            sheet = on_sheet(sheets[number], document, numbers)
            canvas.setPageSize((sheet.width_mm * _POINTS_PER_MM, sheet.height_mm * _POINTS_PER_MM))
            paper.put_on(canvas, list(drawn(sheet, faces)))
        else:
            paper.operators = operators
            canvas.setPageSize(size)
            _head_and_foot(paper, document, names[number - 1], numbers)
            paper.put_on(canvas, operators)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _head_and_foot(paper: Paper, document: page.Document, name: str, number: tuple[int, int]) -> None:
    left, bottom, width, height = paper.frame
    top = bottom + height + _HEAD
    right = left + width
    paper.text(left, top - 11, f"{document.title}: {name}", 12, bold=True, width=width * 0.62)
    paper.text(left, top - 24, document.project or "project not named", _BODY, width=width * 0.62)
    paper.text_right(right, top - 11, f"revision {document.revision}", 11, bold=True, width=width * 0.36)
    day = document.date or "no date given"
    paper.text_right(right, top - 24, f"{day}   model {document.digest[:12]}", _BODY, width=width * 0.36)
    paper.line(left, top - 30, right, top - 30, 1.2)
    low = bottom - _FOOT + 2
    paper.line(left, low + 9, right, low + 9, 0.4)
    paper.text(left, low, document.tool, _SMALL, width=width * 0.8)
    paper.text_right(right, low, f"page {number[0]} of {number[1]}", _BODY, bold=True)


class _Writer:
    """Puts the blocks of a section below each other; a title, and what is to be done by a table, stays with it."""

    def __init__(self, paper: Paper, section: page.Section) -> None:
        self.paper = paper
        self.blocks = [self._prepared(block) for block in section.blocks]

    def _prepared(self, block: page.Block) -> GridMaker | page.Title | page.Note | page.Facts:
        assert not isinstance(block, page.Picture), "a drawing is alone in its section"
        if isinstance(block, page.Signatures):
            heads = (page.Head("Role"), *(page.Head(name, "", page.FIELD, 26) for name in _SIGN))
            rows = [(role, "", "", "") for role in block.roles]
            return GridMaker(self.paper, page.Grid(heads, rows), row_height=18.5, whole=True)
        return GridMaker(self.paper, block) if isinstance(block, page.Grid) else block

    def write(self) -> None:
        """Draw them all."""
        for number, block in enumerate(self.blocks):
            if isinstance(block, GridMaker):
                block.place()
            elif isinstance(block, page.Facts):
                self._facts(block)
            else:
                self.paper.need(self._beginning(number))
                self._words(block)

    def _beginning(self, number: int) -> float:
        """The height of a block, or of its beginning, and of what stays on the page with it."""
        block = self.blocks[number]
        follows = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
        if isinstance(block, GridMaker):
            return block.beginning()
        if isinstance(block, page.Facts):
            return _LINE
        height = _TITLE if isinstance(block, page.Title) else _LINE * len(self._lines(block)) + _BELOW_NOTE
        is_above = isinstance(block, page.Title) or isinstance(follows, GridMaker) or self._is_signed(number + 1)
        stays = follows and is_above
        both = height + (self._beginning(number + 1) if stays else 0.0)
        return both if both <= self.paper.frame[3] * TOGETHER_MAX else _TITLE + _LINE

    def _is_signed(self, number: int) -> bool:
        """Whether that is the title of boxes to sign in: what is signed stays with them."""
        if number + 1 >= len(self.blocks):
            return False
        title, boxes = self.blocks[number : number + 2]
        return isinstance(title, page.Title) and isinstance(boxes, GridMaker) and boxes.whole

    def _words(self, block: page.Title | page.Note) -> None:
        if isinstance(block, page.Title):
            self._title(block)
        else:
            self._note(block)

    def _title(self, title: page.Title) -> None:
        paper = self.paper
        paper.y -= 17
        paper.text(paper.frame[0], paper.y, title.text, 10.5, bold=True, width=paper.frame[2])
        paper.y -= _TITLE - 17

    def _lines(self, note: page.Note) -> Sequence[str]:
        width = self.paper.frame[2] - (_INDENT if note.mark else 0)
        return self.paper.faces.wrapped(visible(note.text), width, _BODY, bold=note.strong)

    def _note(self, note: page.Note) -> None:
        paper, left = self.paper, self.paper.frame[0]
        indent = _INDENT if note.mark else 0
        for number, line in enumerate(self._lines(note)):
            paper.need(_LINE)
            paper.y -= _LINE
            if note.mark and number == 0:
                paper.box(left + 1, paper.y - 1, 7.5, 7.5)
            paper.text(left + indent, paper.y, line, _BODY, bold=note.strong)
        paper.y -= _BELOW_NOTE

    def _facts(self, facts: page.Facts) -> None:
        paper, (left, _, width, _) = self.paper, self.paper.frame
        column, gap, name_width = width / 3, 8, 78.0
        for start in range(0, len(facts.pairs), 3):
            run = facts.pairs[start : start + 3]
            room = column - name_width - gap
            texts = [paper.faces.wrapped(visible(value or "–"), room, _BODY) for _, value in run]
            height = _LINE * max(len(lines) for lines in texts)
            paper.need(height)
            for index, ((name, _), lines) in enumerate(zip(run, texts, strict=True)):
                name_left = left + index * column
                paper.text(name_left, paper.y - 10, name, _SMALL, grey=0.35, width=name_width)
                for number, line in enumerate(lines):
                    paper.text(name_left + name_width, paper.y - 10 - _LINE * number, line, _BODY)
            paper.y -= height
        paper.y -= 3


# ---- what the font cannot show ------------------------------------------------------------------


def _with_warnings(document: page.Document, faces: Typefaces) -> page.Document:
    """The document with a note in its first section on characters that cannot be shown."""
    notes = tuple(page.Note(text) for text in _warnings(document, faces))
    if not notes or not document.sections:
        return document
    first, *others = document.sections
    return replace(document, sections=(replace(first, blocks=(*first.blocks, *notes)), *others))


def _warnings(document: page.Document, faces: Typefaces) -> Iterator[str]:
    used = set().union(*set(_texts(document)))
    hidden = {character for character in used if visible(character) == NOT_SHOWN != character}
    lacking = {character for character in used - hidden if not faces.has(visible(character))}
    if hidden | lacking:
        codes = [f"U+{ord(character):04X}" for character in sorted(hidden | lacking)]
        more = f" and {len(codes) - 12} more" if len(codes) > 12 else ""
        yield (
            f"Characters this page cannot show are printed as {NOT_SHOWN}: {', '.join(codes[:12])}{more}. "
            "The CSV has them unchanged."
        )
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in used):
        yield "Right-to-left text is printed here in the order of its characters; read it in the HTML or the workbook."


def _texts(document: page.Document) -> Iterator[str]:
    yield from (document.title, document.project, document.revision, document.tool)
    for section in document.sections:
        yield section.name
        for block in section.blocks:
            yield from _texts_of(block)


def _texts_of(block: page.Block) -> Iterator[str]:
    if isinstance(block, page.Grid):
        yield from (head.title for head in block.heads)
        for row in block.rows:
            yield from (row.text,) if isinstance(row, page.Band) else row
    elif isinstance(block, page.Facts):
        for pair in block.pairs:
            yield from pair
    elif isinstance(block, page.Signatures):
        yield from block.roles
    elif isinstance(block, page.Picture):
        yield from (item.text for item in block.drawing.items if isinstance(item, Words))
    else:
        yield block.text
