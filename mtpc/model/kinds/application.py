"""`application site-lr : 100GBASE-LR1 { reach = 2km; source = "…" }`: an application with limits of your own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mtpc.catalogue.limit_types import Limit
from mtpc.catalogue.types import Application, Fact
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import DESCRIPTION, ROW_SOURCE, AttributeDefinition, Kind
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.own_facts import FactSort, fact_stated, kind_of_fact
from mtpc.model.placing.stated_figures import blocks_of
from mtpc.model.values import spelled

_FIGURES = ("reach", "loss")


def _application(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> Application:
    base_name = spelled(statement.type) if statement.type else ""
    base = builder.library.application(base_name) if builder.library.record("applications", base_name) else None
    if base is None:
        span, known = statement.origin.type, builder.library.names("applications")
        raise builder.unknown(statement, span, "application", base_name, known)
    limits = _limits(builder, statement, base)
    if limits == base.limits:
        message = f"application {name} says nothing that {base.name} does not"
        help_ = "write `reach = …` or `loss = …`, or both, or `limit { fibre = …; … }` for one class"
        raise statement.fault("TYP110", statement.what_spans[0], message, help_, about=name)
    fact = fact_stated(builder, statement)
    shown = statement.setting("description") or f"{name} ({base.name})"
    return replace(base, name=name, shown=shown, limits=limits, fact=fact, based_on=base.name)


def _limits(builder: SiteBuilder, statement: ExpandedStatement, base: Application) -> tuple[Limit, ...]:
    """The limits of the application it is based on, with those it states itself in their place."""
    fact = fact_stated(builder, statement)
    by_fibre = {limit.fibre: base.rows(limit.fibre) for limit in base.limits}
    reach_m, loss_db = (statement.figure(figure) for figure in _FIGURES)
    if reach_m is not None or loss_db is not None:
        by_fibre = {fibre: _stated(rows, fibre, reach_m, loss_db, fact) for fibre, rows in by_fibre.items()}
    for row in blocks_of(statement, "limit"):
        fibre = _fibre_of(builder, row)
        reach_m, loss_db = (row.figure(figure) for figure in _FIGURES)
        if reach_m is None and loss_db is None:
            message, help_ = "this limit has no figure", "state its reach, its loss or both"
            raise row.fault("TYP110", row.origin.what, message, help_)
        own = fact_stated(builder, row, statement)
        by_fibre[fibre] = _stated(by_fibre.get(fibre, []), fibre, reach_m, loss_db, own)
    return tuple(limit for rows in by_fibre.values() for limit in rows)


def _fibre_of(builder: SiteBuilder, row: ExpandedStatement) -> str:
    fibre = row.setting("fibre").lower()
    if not fibre:
        message, help_ = "this limit names no fibre class", "write `fibre = om4`; figures for all stand beside `source`"
        raise row.fault("TYP110", row.origin.what, message, help_)
    if builder.library.fibre(fibre) is None:
        span = row.attributes["fibre"].span
        raise builder.unknown(row, span, "fibre class", row.setting("fibre"), builder.library.names("fibres"))
    return fibre


def _stated(rows: list[Limit], fibre: str, reach_m: Decimal | None, loss_db: Decimal | None, fact: Fact) -> list[Limit]:
    """The rows for one fibre class with a reach or a loss stated anew; what is not stated stays as it was."""
    if not rows:
        return [Limit(fibre, reach_m, None, loss_db, None, None, fact, fact)]
    kept = list(rows)
    if reach_m is not None:
        shorter = [row for row in kept if row.reach_m is not None and row.reach_m < reach_m]
        last = next((row for row in kept if row not in shorter), kept[-1])
        kept = [*shorter, replace(last, reach_m=reach_m, reach_fact=fact)]
    if loss_db is not None:
        kept = [replace(kept[-1], loss_db=loss_db, loss_fact=fact, allocation_db=None)]
    return kept


_REACH = AttributeDefinition("reach", "length", "maximum length of the whole channel")
_LOSS = AttributeDefinition("loss", "loss", "maximum loss of the whole channel")
KIND = kind_of_fact(
    "application",
    "an application with limits of your own, run by the modules of the one it is based on; circuits name it",
    FactSort("applications", "application", (), _application),
    type_="application",
    attributes=(
        replace(_REACH, meaning=f"{_REACH.meaning}, over every fibre class"),
        replace(_LOSS, meaning=f"{_LOSS.meaning}, over every fibre class"),
        *DESCRIPTION,
    ),
    children=(
        Kind(
            "limit",
            "the same over one fibre class",
            0,
            ("nothing",),
            attributes=(
                AttributeDefinition("fibre", "name", "fibre class it is stated for"),
                _REACH,
                _LOSS,
                ROW_SOURCE,
            ),
        ),
    ),
)
