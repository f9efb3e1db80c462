"""The path sheet: every channel from port to port on one line."""

from __future__ import annotations

from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts.formats.csv import as_csv
from mtpc.plan.rows.path_rows import COLUMNS
from mtpc.plan.rows.work import Work


def _files(work: Work) -> Drafts:
    return {"path-sheet.csv": lambda: as_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in work.paths))}


ARTEFACT = Artefact("path-sheet", "every channel from port to port on one line", _files, ("csv",))
