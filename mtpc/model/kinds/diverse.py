"""`diverse NAME { groups = [san-a, san-b]; by = [tray, panel, trunk] }`: groups that share none of these."""

from __future__ import annotations

from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import SHARED_SORTS, Diversity
from mtpc.model.kinds._kind import Kind, taking
from mtpc.model.kinds._patterns import ends_of
from mtpc.model.placing.builder import SiteBuilder


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    for name in ("groups", "by"):
        if name not in statement.attributes:
            raise statement.fault("TYP110", None, f"this `diverse` has no `{name}`", f"write `{name} = [ … ]`")
    lists = {name: _items(statement, name) for name in ("groups", "by")}
    if len(set(lists["groups"])) < 2:
        span = statement.attributes["groups"].span
        raise statement.fault("TYP110", span, "one group alone has nothing to differ from", "name two groups or more")
    for group in lists["groups"]:
        if builder.symbols.groups.find(group) is None:
            span = statement.attributes["groups"].span
            raise builder.unknown(statement, span, "group", group, builder.symbols.groups.things)
    if not lists["by"]:
        span = statement.attributes["by"].span
        raise statement.fault(
            "TYP110", span, "nothing is compared", f"name what may not be shared: {', '.join(SHARED_SORTS)}"
        )
    for sort in lists["by"]:
        if sort not in SHARED_SORTS:
            help_ = near_sentence("sort", sort, SHARED_SORTS) or f"`by` takes {', '.join(SHARED_SORTS)}"
            raise statement.fault(
                "TYP104", statement.attributes["by"].span, f"groups are not compared by {sort}", help_
            )
    diversity = Diversity(statement.names[0], lists["groups"], lists["by"], statement.origin, ends_of(statement))
    builder.site.diversities.append(diversity)


def _items(statement: ExpandedStatement, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(statement.listed(name) or ()))


KIND = Kind(
    "diverse",
    "groups that must have nothing in common: whatever two of them share is reported",
    rank=12,
    attributes=(
        *taking("names", groups="the groups", by=f"what they may not share: {', '.join(SHARED_SORTS)}"),
        *taking("text", ends='the devices that each of the groups serves, as a pattern: "leaf[*]"; they are shared'),
    ),
    place=_place,
)
