"""What is there already, who brings what, of whom the rest is bought: `existing = true`, `vendor = [fs, corning]`."""

from __future__ import annotations

from dataclasses import replace

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Supply
from mtpc.model.order_values import Purchase


def with_supply(statement: ExpandedStatement) -> ExpandedStatement:
    """The statement, whose origin says so of everything it places."""
    supply = Supply(statement.value("existing") is True, statement.setting("supplied-by"))
    purchase = Purchase(statement.listed("vendor") or (), statement.setting("delivery"))
    if (supply, purchase) == (statement.origin.supply, statement.origin.purchase):
        return statement
    return replace(statement, origin=replace(statement.origin, supply=supply, purchase=purchase))
