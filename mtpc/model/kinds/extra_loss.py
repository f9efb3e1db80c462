"""`extra-loss repair { loss = 0.3dB; source = "contract" }`: what every channel has to hold beside its own parts."""

from __future__ import annotations

from decimal import Decimal

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import ExtraLoss
from mtpc.model.kinds._kind import Kind, taking
from mtpc.model.placing.builder import SiteBuilder

_NONE = Decimal(0)


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    extra_losses = builder.site.extra_losses
    loss_db, per_pair_db = statement.figure("loss"), statement.figure("per-pair")
    for name in statement.names:
        first = extra_losses.get(name)
        builder.check_new(statement, name, first.origin if first else None, "extra loss")
        if loss_db is None and per_pair_db is None:
            message, help_ = f"extra loss {name} has no figure", "write `loss = 0.3dB`, or `per-pair = 0.05dB`"
            raise statement.fault("TYP110", statement.what_spans[0], message, help_, about=name)
        if not statement.setting("source"):
            message, help_ = f"extra loss {name} has no source", 'write who asks for it: `source = "…"`'
            raise statement.fault("TYP110", statement.what_spans[0], message, help_, about=name)
        extra_losses[name] = ExtraLoss(
            name, loss_db or _NONE, per_pair_db or _NONE, statement.setting("source"), statement.origin
        )


KIND = Kind(
    "extra-loss",
    "a loss that every channel has to hold beside that of its parts: for repairs, for the ageing of connectors",
    rank=12,
    attributes=(
        *taking("loss", loss="for each channel", per_pair="for each mated pair of a channel"),
        *taking("text", source="who asks for it"),
    ),
    place=_place,
)
