"""What is ordered costs and wastes: totals by vendor and group, metres and fibres that nobody uses, alternatives."""

from __future__ import annotations

from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts._sheets import Sheet, sheet_drafts
from mtpc.plan.rows import costs, waste
from mtpc.plan.rows.work import Work

_NUMBERS = frozenset({
    "lines", "pieces", "price", "lines_without_price", "pieces_without_price", "needed", "order_quantity", "length",
    "unit_price", "instead_length", "instead_unit_price", "instead_price", "difference", "legs", "legs_unused",
    "fibres", "fibres_dark", "metres_way", "metres_designed", "metres_beyond", "metres_spare",
})  # fmt: skip


def _files(work: Work) -> Drafts:
    sheets: list[Sheet] = []
    if "prices" in work.site.policy.buying.tables:
        sheets.append(("totals", costs.TOTALS, costs.total_rows(work.site, work.bom)))
        sheets.append(("alternatives", costs.ALTERNATIVES, costs.alternative_rows(work.site, work.bom)))
    sheets.append(("waste", waste.COLUMNS, waste.waste_rows(work.uses, work.bom)))
    return sheet_drafts(work, "costs", sheets, _NUMBERS)


ARTEFACT = Artefact(
    "costs", "totals by vendor and group, what is bought and not used, what else would cost", _files, ("csv", "xlsx")
)
