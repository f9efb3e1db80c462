"""Labels as CSV for a label printer: one row per label, in the order they are needed."""

from __future__ import annotations

from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts.formats.csv import as_csv
from mtpc.plan.rows.label_rows import COLUMNS
from mtpc.plan.rows.work import Work


def _files(work: Work) -> Drafts:
    return {"labels.csv": lambda: as_csv(COLUMNS, (row.values() for row in work.labels))}


ARTEFACT = Artefact("labels", "the text of every label, for a label printer", _files, ("csv",))
