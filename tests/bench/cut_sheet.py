"""The PDF of a cut sheet of any length, measured by itself."""

from __future__ import annotations

import gc
import itertools
import resource
import time
from dataclasses import replace

from mtpc.artefacts import cut_sheet
from mtpc.artefacts._artefact import emit
from mtpc.artefacts.formats import page
from mtpc.artefacts.formats.pdf import as_pdf
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from tests.bench import specs


def measure(rows: int) -> tuple[float, float]:
    """Seconds of the processor for the PDF, and the peak of the process in megabytes."""
    gc.disable()
    document = _document(rows)
    started = time.process_time()
    assert as_pdf(document).startswith(b"%PDF")
    return time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _document(rows: int) -> page.Document:
    """The sheet of a hundred circuits, its rows numbered on to as many as wanted."""
    seen: list[page.Document] = []

    def kept(document: page.Document) -> bytes:
        seen.append(document)
        return as_pdf(document)

    setattr(cut_sheet, "as_pdf", kept)  # noqa: B010  # the type checker knows the module's own function
    result = compile_texts({"bench.mtp": specs.circuits(100)})
    assert not result.failed, result.diagnostics
    emit(result.plant, Issue("2026-11-20"), ("cut-sheet",))
    (document,) = seen
    return replace(document, sections=tuple(_longer(section, rows) for section in document.sections))


def _longer(section: page.Section, rows: int) -> page.Section:
    return replace(section, blocks=tuple(_grid(block, rows) for block in section.blocks))


def _grid(block: page.Block, rows: int) -> page.Block:
    if not isinstance(block, page.Grid):
        return block
    lines = [line for line in block.rows if isinstance(line, tuple)]
    number = next(index for index, head in enumerate(block.heads) if head.title == "Seq")
    many = itertools.islice(itertools.cycle(lines), rows)
    return replace(
        block, rows=[(*line[:number], str(at), *line[number + 1 :]) for at, line in enumerate(many, start=1)]
    )
