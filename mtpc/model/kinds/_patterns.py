"""Patterns of names in statements: `of = "gpu[*].hca[k]"`, `ends = "leaf[*]"`."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.name_patterns import NamePattern, PatternMistake


def pattern_of(statement: ExpandedStatement, name: str) -> NamePattern:
    """The pattern of names that an attribute states; raises Fault."""
    try:
        return NamePattern.of(statement.setting(name))
    except PatternMistake as mistake:
        help_ = 'write names with [*] for any number and [k] for a number with a name: "gpu[*].hca[k]"'
        raise statement.fault("TYP104", statement.attributes[name].span, str(mistake), help_) from None


def ends_of(statement: ExpandedStatement) -> NamePattern | None:
    """The devices that may be shared, where a statement names some; raises Fault."""
    pattern = pattern_of(statement, "ends") if "ends" in statement.attributes else None
    if pattern is not None and not pattern.is_of_devices:
        help_ = 'name the devices alone: `ends = "leaf[*]"`'
        raise statement.fault("TYP104", statement.attributes["ends"].span, f"{pattern.text} is a port", help_)
    return pattern
