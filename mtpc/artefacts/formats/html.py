"""A document as one page of HTML: it loads nothing, and it prints as it looks."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from mtpc.artefacts.formats import page
from mtpc.artefacts.formats.svg import svg_element
from mtpc.assets import asset_folder
from mtpc.drawing.shapes import Drawing
from mtpc.text import visible

if TYPE_CHECKING:
    from markupsafe import Markup


def as_html(document: page.Document) -> bytes:
    """The page, made by `templates/document.html`; every text is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_template),
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["groupby_run"] = _runs
    environment.filters["cells"] = _Cells()
    environment.filters["svg"] = _svg
    environment.tests["band"] = lambda row: isinstance(row, page.Band)
    template = environment.get_template("document.html")
    return template.render(document=document, kind=_kind).encode("utf-8", "replace")


def _template(name: str) -> str:
    return asset_folder("templates").joinpath(name).read_text("utf-8")


def _shown(value: object) -> object:
    return visible(value) if type(value) is str else value


class _Cells:
    """The cells of a row as HTML; a repeated text is escaped once."""

    def __init__(self) -> None:
        self._escaped: dict[tuple[str, str], str] = {}

    def __call__(self, row: Sequence[str], heads: tuple[page.Head, ...]) -> Markup:
        """Every cell with the class of its column."""
        from markupsafe import Markup

        escaped = self._escaped
        cells = (
            escaped.get((head.kind, text)) or self._cell(head.kind, text) for head, text in zip(heads, row, strict=True)
        )
        return Markup("".join(cells))

    def _cell(self, kind: str, text: str) -> str:
        mark = "" if kind == page.TEXT else f' class="{kind}"'
        cell = self._escaped[kind, text] = f"<td{mark}>{escape(visible(text))}</td>"
        return cell


def _runs(heads: tuple[page.Head, ...]) -> list[tuple[str, int]]:
    """Groups with the number of neighbouring columns under each."""
    return [(group, len(list(run))) for group, run in itertools.groupby(heads, key=lambda head: head.group)]


def _svg(drawing: Drawing) -> Markup:
    from markupsafe import Markup

    return Markup(svg_element(drawing))


def _kind(block: page.Block) -> str:
    return type(block).__name__.lower()
