"""`alias pp1.2 { name = "Port 2" }`: what is called by another name is found under its own, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.symbols import plain
from mtpc.model.values import Expansion

KIND_NAME, NAME = "alias", "name"
_ENDS_OF_STEPS = ".:"


def by_own_names(statements: Iterable[ExpandedStatement]) -> list[ExpandedStatement]:
    """The statements with the names that aliases give replaced by those that were declared."""
    every = list(statements)
    own = {
        plain(alias_of(statement, name)): name
        for statement in every
        if statement.kind == KIND_NAME and len(statement.names) == 1
        for name in statement.names
    }
    return [_renamed(statement, own) for statement in every] if own else every


def alias_of(statement: ExpandedStatement, name: str) -> str:
    """The alias of a port or slot, which stands behind its device or panel: pp1.Port 2; of a device the name alone."""
    owner, point, _ = name.partition(".")
    return f"{owner}{point}{statement.setting(NAME)}" if point else statement.setting(NAME)


def _renamed(statement: ExpandedStatement, own: Mapping[str, str]) -> ExpandedStatement:
    if statement.kind == KIND_NAME:
        return statement
    what, at = _sides(statement.what, own), _sides(statement.at, own)
    if what == statement.what and at == statement.at:
        return statement
    return replace(statement, what=what, at=at)


def _sides(
    sides: tuple[Expansion, Expansion | None] | None, own: Mapping[str, str]
) -> tuple[Expansion, Expansion | None] | None:
    return sides and (_names(sides[0], own), sides[1] and _names(sides[1], own))


def _names(side: Expansion, own: Mapping[str, str]) -> Expansion:
    names = tuple(_own_name(name, own) for name in side.names)
    return side if names == side.names else Expansion(names, side.sizes)


def _own_name(name: str, own: Mapping[str, str]) -> str:
    """The declared name of what is called so, or of what a name begins with: a device, a port with a part."""
    ends = [len(name), *(place for place in range(len(name) - 1, 0, -1) if name[place] in _ENDS_OF_STEPS)]
    for end in ends:
        declared = own.get(plain(name[:end]))
        if declared is not None:
            return declared + name[end:]
    return name
