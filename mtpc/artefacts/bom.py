"""The bill of materials: what is needed, spares, what is there already, and what is ordered; and its balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.json import as_json
from mtpc.artefacts.formats.xlsx import WorkbookSheet, as_xlsx, numbers_of
from mtpc.plan.rows import balance, given
from mtpc.plan.rows.bom_cells import COLUMNS, cells
from mtpc.plan.rows.work import Work

NUMBERS = frozenset({
    "needed", "order_quantity", "length", "pack", "minimum", "lead_days", "unit_price", "price", "given", "difference",
    *balance.FIGURES,
})  # fmt: skip
Rows = Sequence[Mapping[str, str]]


def _files(work: Work) -> Drafts:
    lines = [cells(work.site, line, work.served.of(line)) for line in work.bom]
    compared = given.given_rows(work.site, work.bill) if "given" in work.site.policy.buying.tables else []
    drafts: Drafts = {
        "bom.csv": lambda: _csv(COLUMNS, lines),
        "balance.csv": lambda: _csv(balance.COLUMNS, work.balance),
        "bom.xlsx": partial(_xlsx, work, lines, compared),
        "bom.json": lambda: as_json({
            "schema": "mtpc-bom/1",
            "project": work.header.project or None,
            "revision": work.header.name,
            "date": work.header.date or None,
            "lines": _known(lines),
            "balance": _known(work.balance),
        }),
    }  # fmt: skip
    return drafts | ({"given.csv": lambda: _csv(given.COLUMNS, compared)} if compared else {})


def _csv(columns: Sequence[str], rows: Rows) -> bytes:
    return as_csv(columns, _table(columns, rows))


def _xlsx(work: Work, lines: Rows, compared: Rows) -> bytes:
    sheets = [
        WorkbookSheet(name, tuple(columns), _table(columns, rows), numbers=numbers_of(columns, NUMBERS))
        for name, columns, rows in (
            ("BOM", COLUMNS, lines),
            ("Balance", balance.COLUMNS, work.balance),
            ("Given", given.COLUMNS, compared),
        )
        if rows or name != "Given"
    ]
    return as_xlsx(sheets, [*_heads.facts(work), *_heads.warned(work)])


def _table(columns: Sequence[str], rows: Rows) -> list[list[str]]:
    return [[row[name] for name in columns] for row in rows]


def _known(rows: Rows) -> list[dict[str, str | None]]:
    """The rows as objects; what is not known, or does not apply, is null."""
    return [{name: text or None for name, text in row.items()} for row in rows]


ARTEFACT = Artefact(
    "bom", "how many of each part and length, with spares and the balance", _files, ("csv", "xlsx", "json")
)
