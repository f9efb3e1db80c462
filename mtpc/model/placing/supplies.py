"""What is there already, and who brings what: `existing = true`, `supplied-by = "landlord"`."""

from __future__ import annotations

from dataclasses import replace

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Supply


def with_supply(statement: ExpandedStatement) -> ExpandedStatement:
    """The statement, whose origin says so of everything it places."""
    supply = Supply(statement.value("existing") is True, statement.setting("supplied-by"))
    if supply == statement.origin.supply:
        return statement
    return replace(statement, origin=replace(statement.origin, supply=supply))
