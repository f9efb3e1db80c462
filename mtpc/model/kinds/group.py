"""`group san-a { … }`: statements that belong together; policies in it hold for them, documents tell it."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import Kind
from mtpc.model.placing.builder import SiteBuilder


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    """A group may be opened again, in any file: what stands in it then belongs to it as well."""
    builder.symbols.groups.add(statement.names[0], statement.origin)


KIND = Kind(
    "group",
    "statements that belong together: its policies hold for them, documents tell it, `diverse` compares it",
    rank=0,
    what=("name",),
    place=_place,
    opens=True,
)
