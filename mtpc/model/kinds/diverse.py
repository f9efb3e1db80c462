"""`diverse NAME { groups = [san-a, san-b]; by = [tray, panel, trunk] }`: groups that share nothing of these sorts."""

from __future__ import annotations

from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.placing.builder import Builder
from mtpc.model.site import Diversity
from mtpc.model.told import Told
from mtpc.model.values import items_of, spelled

SORTS = ("tray", "panel", "trunk", "rack", "row", "device")


def _place(builder: Builder, told: Told) -> None:
    for name in ("groups", "by"):
        if name not in told.attributes:
            raise told.fault("TYP110", None, f"this diverse has no `{name}`", f"write `{name} = [ … ]`")
    named = {name: _items(told, name) for name in ("groups", "by")}
    if len(set(named["groups"])) < 2:
        span = told.attributes["groups"].span
        raise told.fault("TYP110", span, "one group alone shares nothing", "name two groups or more")
    for group in named["groups"]:
        if builder.book.groups.find(group) is None:
            span = told.attributes["groups"].span
            raise builder.unknown(told, span, "group", group, list(builder.book.groups.things))
    if not named["by"]:
        span = told.attributes["by"].span
        raise told.fault("TYP110", span, "nothing is compared", f"name what may not be shared: {', '.join(SORTS)}")
    for sort in named["by"]:
        if sort not in SORTS:
            help_ = near_sentence("sort", sort, SORTS) or f"by is of {', '.join(SORTS)}"
            raise told.fault("TYP104", told.attributes["by"].span, f"groups are not compared by {sort}", help_)
    builder.site.diversities.append(Diversity(told.names[0], named["groups"], named["by"], told.origin))


def _items(told: Told, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelled(item) for item in items_of(told.attributes[name].value)))


KIND = Kind(
    "diverse",
    "groups that are to have nothing in common: what both of them use is found",
    rank=12,
    what=("name",),
    attributes=(
        Attribute("groups", "names", "the groups"),
        Attribute("by", "names", f"what they may not share: {', '.join(SORTS)}"),
    ),
    place=_place,
)
