"""Pages are made the short way with the reportlab that is installed, and hold the same words without it."""

from __future__ import annotations

import io
import re
from importlib.metadata import version
from itertools import pairwise

import pypdf
import pytest

from mtpc.artefacts._artefact import emit
from mtpc.artefacts.formats import _reportlab
from mtpc.artefacts.formats._reportlab import Pen
from tests.unit.artefacts.test_documents import HOSTILE, ISSUE
from tests.unit.plan.small_site import small_plant

TRIED = "5.1.0"
TEXTS = ["a", r"(\)", "a–b", "µ", "".join(map(chr, range(0x100, 0x300)))]


@pytest.fixture
def pen() -> Pen:
    from reportlab.pdfgen.canvas import Canvas

    return Pen(Canvas(io.BytesIO()), "DejaVuSansCondensed")


def _words(hostile: bool) -> dict[str, list[list[str]]]:
    """The words of each page of each PDF."""
    made = emit(small_plant(HOSTILE if hostile else {}), ISSUE, frozenset({"cut-sheet", "patching"}))
    return {
        name: [page.extract_text().split() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
        for name, data in made.items()
        if name.endswith(".pdf")
    }


def test_many_texts_share_a_text_object_with_this_reportlab(pen: Pen) -> None:
    told = (
        f"tried with reportlab {TRIED}, installed is {version('reportlab')}: pages are right but larger and made more "
        "slowly, since reportlab writes a text in another way than mtpc/artefacts/formats/_reportlab.py knows"
    )
    assert all(pen.pieces(text) for text in TEXTS), told


def test_a_text_is_cut_where_another_subset_of_the_font_begins(pen: Pen) -> None:
    pieces = pen.pieces(TEXTS[-1])
    assert pieces
    fonts = [font for font, _ in pieces]
    assert len(set(fonts)) == 3
    assert all(one != following for one, following in pairwise(fonts))


@pytest.mark.parametrize("hostile", [False, True])
def test_pages_hold_the_same_words_when_reportlab_writes_texts_in_another_way(
    hostile: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = _words(hostile)
    monkeypatch.setattr(_reportlab, "_PIECES", re.compile("(?!)"))
    assert _words(hostile) == words
    assert all(any(pages) for pages in words.values())


def test_widths_are_those_that_reportlab_works_out(pen: Pen) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    for character in "aW–µ\u4e00":
        assert pen.advances[character] == stringWidth(character, "DejaVuSansCondensed", 1000)
