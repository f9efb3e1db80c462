"""`--order-since FILE` of `mtpc build`: orders as they were sent, from the JSON of an earlier build."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtpc.cli._streams import CouldNot
from mtpc.text import is_digits

if TYPE_CHECKING:
    from mtpc.plan.rows.order_changes import EarlierOrder

_SCHEMA = "mtpc-order/1"
_QUANTITY_MAX = 12  # digits


def earlier_orders(paths: Sequence[str]) -> tuple[EarlierOrder, ...]:
    """The orders in these files, one a vendor; raises CouldNot."""
    orders: dict[str, EarlierOrder] = {}
    for path in paths:
        order = _order(path)
        if order.vendor in orders:
            raise CouldNot(f"{path} is a second order to {order.vendor or 'a vendor not stated'}", "name one of them")
        orders[order.vendor] = order
    return tuple(orders.values())


def _order(path: str) -> EarlierOrder:
    from mtpc.opening import TEXT_BYTES_MAX, UnreadFile, read_text
    from mtpc.plan.rows.order_changes import EarlierOrder

    try:
        content = json.loads(read_text(path, TEXT_BYTES_MAX))
    except UnreadFile as error:
        raise CouldNot(f"{path} {error.told}") from None
    except (ValueError, RecursionError):
        raise CouldNot(f"{path} is not JSON", _WHICH) from None
    lines = content.get("lines") if isinstance(content, dict) and content.get("schema") == _SCHEMA else None
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise CouldNot(f"{path} is no order of mtpc", _WHICH)
    texts = [{name: text for name, text in line.items() if isinstance(text, str)} for line in lines]
    for number, line in enumerate(texts, start=1):
        quantity = line.get("quantity", "")
        if not is_digits(quantity) or len(quantity) > _QUANTITY_MAX:
            raise CouldNot(f"{path}: line {number} has no quantity that can be: {quantity[:40] or 'none'}", _WHICH)
    said = {name: content.get(name) for name in ("vendor", "revision", "date")}
    vendor, revision, date = (text if isinstance(text, str) else "" for text in said.values())
    return EarlierOrder(vendor, revision, date, tuple(texts))


_WHICH = "name the orders/<vendor>.json of an earlier build"
