"""Where pages end: no heading is left at the foot of a page, and no row of several alone on one."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from mtpc.artefacts.formats import page
from mtpc.artefacts.formats.pdf import as_pdf

HEADS = (page.Head("Cable", "", page.STRONG), page.Head("Ok", "", page.TICK))
RUNS = (1, 2, 3, 4, 1, 1, 5)


def pages(*blocks: page.Block) -> list[list[str]]:
    """The lines of each page, without those at its head and foot."""
    document = page.Document("T", "P", "R", "", "0" * 64, (page.Section("S", blocks),))
    read = pypdf.PdfReader(io.BytesIO(as_pdf(document))).pages
    return [[line.strip() for line in one.extract_text().splitlines()[:-5]] for one in read]


def grid() -> page.Grid:
    """A band over each run, rows named by run and number."""
    rows: list[tuple[str, ...] | page.Band] = []
    for run, count in enumerate(RUNS):
        rows.append(page.Band(f"band {run}"))
        rows += [(f"row {run}.{number} of {count}", "") for number in range(count)]
    return page.Grid(HEADS, rows, "caption")


# An A4 page takes 43 lines: the table begins anywhere on the page, and breaks at any of its rows.
@pytest.mark.parametrize("above", range(8, 44))
def test_headings_stay_with_what_is_under_them_and_no_row_is_alone(above: int) -> None:
    made = pages(
        *(page.Note(f"line {number}") for number in range(above)),
        page.Title("title"),
        page.Note("step", page.BOX),
        grid(),
        page.Title("signed"),
        page.Signatures(("Author", "Checker", "Owner", "Crew lead")),
    )
    assert len(made) in (2, 3)
    for lines in made:
        assert re.match(r"(line|row|Crew lead)", lines[-1]), lines[-1]
        for run, count in enumerate(RUNS):
            here = sum(line.startswith(f"row {run}.") for line in lines)
            assert here != 1 or count == 1, lines
    assert sum(line.startswith("row ") for lines in made for line in lines) == sum(RUNS)
    (signed,) = [lines for lines in made if "signed" in lines]
    assert "Crew lead" in signed


@pytest.mark.parametrize("above", range(30, 44))
def test_boxes_to_sign_in_are_never_alone_on_a_page(above: int) -> None:
    steps = (page.Note(f"step {number}") for number in range(above))
    made = pages(*steps, page.Title("signed"), page.Signatures(("Author", "Checker", "Owner", "Crew lead")))
    (signed,) = [lines for lines in made if "signed" in lines]
    assert any(line.startswith("step ") for line in signed), signed


def test_rows_too_high_to_stay_together_still_fit_their_pages() -> None:
    tall = " ".join(["word"] * 400)
    heads = (*HEADS, page.Head("Narrow"), page.Head("Wide", "", page.FIELD, 140))
    made = pages(page.Title("title"), page.Grid(heads, [page.Band("band"), *[("row", "", tall, "")] * 9], tall))
    assert all(any(line.startswith("row") for line in lines) for lines in made)
    assert sum(line.startswith("row") for lines in made for line in lines) == 9
