"""Reference pages are made from declarations and records; what stands in docs/ is what they say now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mtpc.catalogue.load import Library
from mtpc.catalogue.parts_page import parts_page
from mtpc.catalogue.records_page import forms_page
from mtpc.model.kinds._page import kinds_page
from tests.support import ROOT

DOCS = ROOT / "docs"
PAGES: dict[str, Callable[[], str]] = {
    "kinds.md": kinds_page,
    "parts.md": lambda: parts_page(Library.standard()),
    "records.md": forms_page,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_in_step(name: str, request: pytest.FixtureRequest) -> None:
    made = PAGES[name]()
    if request.config.getoption("--update"):
        (DOCS / name).write_text(made, "utf-8")
    assert (DOCS / name).read_text("utf-8") == made
