"""`group san-a { … }`: statements that belong together; its policies apply to them, documents show it."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import Kind
from mtpc.model.placing.builder import SiteBuilder


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    """A group may be continued, in any file: what is written there belongs to it as well."""
    builder.symbols.groups.add(statement.names[0], statement.origin)


KIND = Kind(
    "group",
    "statements that belong together: its policies apply to them, documents show it, `diverse` compares it",
    rank=0,
    place=_place,
    opens=True,
)
