"""The bill of materials: quantities needed, spares, and quantities to order."""

from __future__ import annotations

from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts.formats.csv import as_csv
from mtpc.plan.rows.bom_cells import COLUMNS, cells
from mtpc.plan.rows.work import Work


def _files(work: Work) -> Drafts:
    rows = (cells(work.site, line, work.served.of(line)) for line in work.bom)
    return {"bom.csv": lambda: as_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))}


ARTEFACT = Artefact("bom", "how many of each part and length, with spares", _files, ("csv",))
