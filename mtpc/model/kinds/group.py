"""`group san-a { … }`: statements that belong together, with what they have in common; documents show it."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import PolicyScope
from mtpc.model.kinds._kind import Kind
from mtpc.model.kinds._prefers import enter_prefer, preferable_attributes
from mtpc.model.placing.builder import SiteBuilder


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    """A group may be continued, in any file: what is written there belongs to it as well."""
    builder.symbols.groups.add(statement.names[0], statement.origin)
    enter_prefer(builder, statement, (PolicyScope((*statement.groups, statement.names[0])),))


KIND = Kind(
    "group",
    "statements that belong together: its attributes fill what they and their parts leave open, its policies apply to "
    "them, documents show it, `diverse` compares it",
    rank=6,
    attributes=preferable_attributes(),
    place=_place,
    opens=True,
)
