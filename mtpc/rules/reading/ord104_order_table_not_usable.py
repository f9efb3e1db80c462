"""ORD104 order-table-not-usable: a row of a table of stock, receipts or prices cannot be what was meant."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A row of a table of stock, of what has come, or of prices cannot be what was meant.",
    why=(
        "What is in stock is not ordered, and a price multiplies by the quantity: a count of minus two, a pack of "
        "none, a formula or a second currency would go into an order unseen. No order is written while one stands."
    ),
    fix=(
        "Correct the cell. Counts are whole numbers, packs at least one, prices have a point and no sign, lengths "
        "their unit; a part has one price for a length, and all prices are in one currency."
    ),
)
