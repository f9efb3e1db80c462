"""Findings that are not from a compile, as text: of specs that are formatted, files that are imported, part records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtpc.diagnostics import Diagnostic
    from mtpc.text import Source


def as_text(findings: Sequence[Diagnostic], sources: Iterable[Source], *, colours: bool = False) -> str:
    """Each finding at its place."""
    from mtpc import __version__
    from mtpc.diagnostics.formats import Report, form
    from mtpc.manual.summary import manual_of

    texts = {source.path: source for source in sources}
    return form("text").render(Report(findings, texts, {}, manual_of, __version__, colours))
