"""The blocks of a policy that are about buying: `order` with its tables, and how `spares` are pooled."""

from __future__ import annotations

from dataclasses import replace

from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.floor_values import PolicyScope, Stated
from mtpc.model.kinds._kind import AttributeDefinition, taking
from mtpc.model.kinds._prefers import twice
from mtpc.model.order_values import Pooling
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.sources.order_tables import holdings, layout, prices
from mtpc.model.values import Index, Record, Value, items_of, spelled
from mtpc.units import Quantity

TABLES = taking(
    "table",
    stock="what is in stock, taken before anything is ordered: columns part, count, and length, place, gender_a …",
    received="what has come of earlier orders: the same columns",
    given="a bill of materials somebody else made, compared with the design: the same columns",
    prices="what pieces cost: columns part, unit_price, currency, and length, pack, minimum, lead_days",
    layout="columns of your own CSV of an order, in their order: title, and field or text",
)
POOLING = (
    *taking(
        "number",
        minimum="spare pieces of each pool that a share keeps, at least",
        maximum="spare pieces of each pool that a share keeps, at most",
    ),
    AttributeDefinition(
        "excess",
        "slack",
        "how much longer a spare may be than the cable it is for: a length, or a share; default: as it comes",
    ),
)
_READ = {"stock": holdings, "received": holdings, "given": holdings, "prices": prices, "layout": layout}


def enter_order(builder: SiteBuilder, statement: ExpandedStatement, _: tuple[PolicyScope, ...]) -> None:
    """Read the tables that an `order` block names; what is wrong in them is reported at the cell."""
    for name, given in statement.attributes.items():
        buying = builder.site.policy.buying
        if name in buying.tables:
            first = Stated(name, name, given.span, PolicyScope())
            builder.report(twice(statement, name, given, first), statement, ())
            continue
        rows = tuple(_READ[name](_records(given.value), builder.findings))
        changed = replace(
            buying,
            **{name: rows},  # type: ignore[arg-type]  # by name
            tables=buying.tables | {name},
            stated_at=(*buying.stated_at, (name, given.span)),
        )
        builder.site.policy = replace(builder.site.policy, buying=changed)


def without_unread(builder: SiteBuilder, statement: ExpandedStatement) -> ExpandedStatement:
    """The block without tables that could not be read: that was reported."""
    unread = {
        name
        for name, given in statement.attributes.items()
        if any(builder.parts.is_unread(statement, spelled(item)) for item in items_of(given.value))
    }
    kept = {name: given for name, given in statement.attributes.items() if name not in unread}
    return replace(statement, attributes=kept)


def pooling_with(pooling: Pooling, name: str, given: Given) -> Pooling:
    """The pooling with one more attribute of a `spares` block."""
    value = given.value
    if name == "excess":
        assert isinstance(value, Quantity)
        return replace(pooling, excess=value)
    assert isinstance(value, Index)
    return replace(pooling, minimum=value.value) if name == "minimum" else replace(pooling, maximum=value.value)


def _records(value: Value) -> list[Record]:
    """The rows of a table, or of several in a list."""
    if isinstance(value, Record):
        return [value]
    return [row for item in value for row in _records(item)] if isinstance(value, tuple) else []
