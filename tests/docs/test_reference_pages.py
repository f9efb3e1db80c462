"""Reference pages are made from declarations and records; what stands in docs/ is what they say now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mtpc.catalogue.load import Library
from mtpc.catalogue.parts_page import parts_pages
from mtpc.catalogue.records_page import forms_page
from mtpc.model.kinds._page import kinds_page
from tests.support import ROOT

DOCS = ROOT / "docs"
PAGES: dict[str, Callable[[], str]] = {
    "kinds.md": kinds_page,
    "records.md": forms_page,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_in_step(name: str, request: pytest.FixtureRequest) -> None:
    made = PAGES[name]()
    if request.config.getoption("--update"):
        (DOCS / name).write_text(made, "utf-8")
    assert (DOCS / name).read_text("utf-8") == made


def test_the_pages_of_parts_are_in_step(request: pytest.FixtureRequest) -> None:
    made = parts_pages(Library.standard())
    if request.config.getoption("--update"):
        for name, page in made.items():
            (DOCS / name).parent.mkdir(exist_ok=True)
            (DOCS / name).write_text(page, "utf-8")
    assert {path.name for path in (DOCS / "parts").iterdir()} == {path.name for path in map(Path, made)} - {"parts.md"}
    assert {name: (DOCS / name).read_text("utf-8") for name in made} == made
