"""What a statement says of connectors and fibres that are built into something: those of cassettes and of panels."""

from __future__ import annotations

from mtpc.catalogue.types import PanelPart, Part, PlatePart
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Equipment
from mtpc.model.kinds._kind import FIBRE, GENDERS, GRADE, MATING, POLISHES, by_side, where_open
from mtpc.model.placing.builder import SiteBuilder

_SIDES = {"front": "the front", "rear": "the rear"}
BUILT_IN = (
    *by_side("gender", "gender", GENDERS, "its ferrules", _SIDES),
    *by_side("polish", "end face", POLISHES, "its ferrules", _SIDES),
    FIBRE,
    GRADE,
    MATING,
    where_open("map", "position map by name"),
)
_NAMES = tuple(attribute.name for attribute in BUILT_IN)
_PREFERABLE = tuple(attribute.name for attribute in BUILT_IN if attribute.preferable)


def part_as_ordered(builder: SiteBuilder, statement: ExpandedStatement, placed: Equipment) -> Part:
    """A panel with what its built-in adapters or ports leave open, as is said or preferred; raises Fault."""
    part = placed.part
    fixed = part.fixed if isinstance(part, PanelPart) else None
    stated = [name for name in _NAMES if name in statement.attributes]
    if isinstance(fixed, PlatePart):
        stated = [name for name in stated if name != MATING.name]
    if stated and (fixed is None or isinstance(fixed, PlatePart)):
        what = "has no ports of its own" if fixed is None else "has adapters only"
        help_ = "say it of what is put into its slots" if fixed is None else "remove it"
        message = f"{statement.type} {what}, and so no {stated[0]}"
        raise statement.fault("TYP111", statement.attributes[stated[0]].name_span, message, help_)
    if not isinstance(part, PanelPart) or fixed is None:
        return part
    filled = builder.preferences.fill(statement, fixed, _PREFERABLE, [placed])
    if not any(name in filled.attributes for name in _NAMES):
        return part
    if isinstance(fixed, PlatePart):
        return builder.articles.panel_of(part, builder.articles.plate_of(fixed, filled))
    return builder.articles.panel_of(part, builder.articles.article_of(fixed, filled))
