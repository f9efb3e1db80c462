"""The widths drawings reckon with are those the pages are set in."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from mtpc.artefacts.formats.typeface import Typefaces
from mtpc.drawing.letters import fitted, lines_of, width_mm

FACES = Typefaces(Canvas(io.BytesIO()))


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text", ["", "leaf01.et-0/0/48", "Überhöhe", "Ελληνικά", "\u05e9\u05dc", "a\x00\nb\u202e", "漢"]
)
def test_a_text_is_as_wide_as_the_pages_set_it(text: str, bold: bool) -> None:
    assert width_mm(text, 10, bold=bold) == pytest.approx(FACES.width(FACES.shown(text), 10, bold=bold))


@given(st.text(max_size=300), st.floats(0.5, 100), st.floats(1, 5))
def test_a_fitted_text_is_no_wider_than_its_room(text: str, room: float, size: float) -> None:
    for least in (0.0, size / 2):
        shown, used = fitted(text, size, room, least_mm=least)
        assert width_mm(shown, used) <= room + 1e-6
        assert (least or size) <= used <= size or not shown
    assert all(width_mm(line, size) <= room + 1e-6 for line in lines_of(text, size, room, 3))
    assert len(lines_of(text, size, room, 3)) <= 3
