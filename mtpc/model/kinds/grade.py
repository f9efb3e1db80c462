"""`grade old-lc { loss = 0.5dB; source = "…" }`: a grade of connector of your own."""

from __future__ import annotations

from mtpc.catalogue.fact_checks import check_typical
from mtpc.catalogue.records import Contradiction
from mtpc.catalogue.standards import Grade
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import DESCRIPTION, taking
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.own_facts import FactSort, fact_stated, kind_of_fact


def _grade(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> Grade:
    loss_db = statement.figure("loss")
    if loss_db is None:
        span = statement.attributes["loss"].span
        raise statement.fault("TYP110", span, f"the loss of grade {name} is not stated", "write it: `loss = 0.5dB`")
    typical_db = statement.figure("typical-loss")
    try:
        check_typical("loss", (typical_db, loss_db))
    except Contradiction as wrong:
        span = statement.attributes["typical-loss"].span
        raise statement.fault("TYP108", span, str(wrong), wrong.help, about=name) from None
    return Grade(
        name=name,
        shown=statement.setting("description") or name,
        loss_db=loss_db,
        fact=fact_stated(builder, statement),
        typical_db=typical_db,
        return_loss_db=statement.figure("return-loss"),
    )


KIND = kind_of_fact(
    "grade",
    "a grade of connector of your own: what one mated pair of it loses; named by `grade = …`",
    FactSort("grades", "grade", ("loss",), _grade),
    attributes=(
        *taking(
            "loss",
            loss="maximum loss of one mated pair",
            typical_loss="typical loss of one mated pair",
            return_loss="minimum return loss of one mated pair",
        ),
        *DESCRIPTION,
    ),
)
