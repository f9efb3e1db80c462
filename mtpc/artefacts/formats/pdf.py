"""A document as PDF: its own page layout, an embedded font, and the same bytes for the same document.

A page is a list of drawing operators until the number of pages is known. Lengths are in points, y grows upwards.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from mtpc.artefacts.formats import page
from mtpc.artefacts.formats._reportlab import as_delivered
from mtpc.artefacts.formats.grid import GridMaker
from mtpc.artefacts.formats.paper import Paper
from mtpc.artefacts.formats.typeface import Typefaces

_POINTS_PER_MM = 72 / 25.4
_A4_SIZE, _A3_SIZE = (297 * _POINTS_PER_MM, 210 * _POINTS_PER_MM), (420 * _POINTS_PER_MM, 297 * _POINTS_PER_MM)
_MARGIN, _HEAD, _FOOT = 10 * _POINTS_PER_MM, 15 * _POINTS_PER_MM, 6 * _POINTS_PER_MM
_BODY, _SMALL = 8.5, 7.0


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
    canvas.setTitle(f"{page.visible(document.title)} {page.visible(document.revision)}")
    canvas.setAuthor("")
    canvas.setSubject(page.visible(document.project))
    canvas.setCreator("mtpc")
    faces = Typefaces(canvas)
    frame = (_MARGIN, _MARGIN + _FOOT, size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN - _HEAD - _FOOT)
    paper = Paper(faces, frame)
    names: list[str] = []
    for section in _with_warnings(document, faces).sections:
        paper.new_page()
        _Writer(paper).write(section)
        names += [section.name] * (len(paper.pages) - len(names))
    for number, operators in enumerate(paper.pages, start=1):
        paper.operators = operators
        _head_and_foot(paper, document, names[number - 1], (number, len(paper.pages)))
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
    """Puts the blocks of a section below each other."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    def write(self, section: page.Section) -> None:
        for block in section.blocks:
            if isinstance(block, page.Grid):
                GridMaker(self.paper, block).place()
            elif isinstance(block, page.Title):
                self._title(block)
            elif isinstance(block, page.Note):
                self._note(block)
            elif isinstance(block, page.Facts):
                self._facts(block)
            else:
                self._signatures(block)

    def _title(self, title: page.Title) -> None:
        paper = self.paper
        paper.need(62)
        paper.y -= 17
        paper.text(paper.frame[0], paper.y, title.text, 10.5, bold=True, width=paper.frame[2])
        paper.y -= 4

    def _note(self, note: page.Note) -> None:
        paper, (left, _, width, _) = self.paper, self.paper.frame
        indent = 13 if note.mark else 0
        lines = paper.faces.wrapped(page.visible(note.text), width - indent, _BODY, bold=note.strong)
        for number, line in enumerate(lines):
            paper.need(11)
            paper.y -= 11
            if note.mark and number == 0:
                paper.box(left + 1, paper.y - 1, 7.5, 7.5)
            paper.text(left + indent, paper.y, line, _BODY, bold=note.strong)
        paper.y -= 1.5

    def _facts(self, facts: page.Facts) -> None:
        paper, (left, _, width, _) = self.paper, self.paper.frame
        column, gap, name_width = width / 3, 8, 78.0
        for start in range(0, len(facts.pairs), 3):
            run = facts.pairs[start : start + 3]
            room = column - name_width - gap
            texts = [paper.faces.wrapped(page.visible(value or "–"), room, _BODY) for _, value in run]
            height = 11.0 * max(len(lines) for lines in texts)
            paper.need(height)
            for index, ((name, _), lines) in enumerate(zip(run, texts, strict=True)):
                name_left = left + index * column
                paper.text(name_left, paper.y - 10, name, _SMALL, grey=0.35, width=name_width)
                for number, line in enumerate(lines):
                    paper.text(name_left + name_width, paper.y - 10 - 11 * number, line, _BODY)
            paper.y -= height
        paper.y -= 3

    def _signatures(self, signatures: page.Signatures) -> None:
        heads = (page.Head("Role"), *(page.Head(name, "", page.FIELD, 26) for name in _SIGN))
        rows = [(role, "", "", "") for role in signatures.roles]
        GridMaker(self.paper, page.Grid(heads, rows), row_height=18.5).place()


_SIGN = ("Name", "Signature", "Date, time")


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
    hidden = {character for character in used if page.visible(character) == page.NOT_SHOWN != character}
    lacking = {character for character in used - hidden if not faces.has(page.visible(character))}
    if hidden | lacking:
        codes = [f"U+{ord(character):04X}" for character in sorted(hidden | lacking)]
        more = f" and {len(codes) - 12} more" if len(codes) > 12 else ""
        yield (
            f"Characters this page cannot show are printed as {page.NOT_SHOWN}: {', '.join(codes[:12])}{more}. "
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
    else:
        yield block.text
