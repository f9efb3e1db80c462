"""One file per kind of statement: its clauses as data, and the function that places it in the site model."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mtpc.model.kinds._kind import AttributeDefinition, Kind


@cache
def kind(name: str) -> Kind | None:
    """The kind of that name; None if there is none."""
    if name not in kind_names():
        return None
    loaded = import_module(f"{__name__}.{name.replace('-', '_')}").KIND
    assert isinstance(loaded, Kind)
    return loaded


@cache
def kind_names() -> tuple[str, ...]:
    """All kinds, sorted."""
    return tuple(
        sorted(module.name.replace("_", "-") for module in iter_modules(__path__) if not module.name.startswith("_"))
    )


def lands_plugs(name: str, attributes: Container[str]) -> bool:
    """Whether a statement of that kind puts plugs into the ports it names; of an unknown kind it may."""
    known = kind(name)
    return known is None or known.lands or known.lands_by in attributes


@cache
def takes_of(attribute: str) -> str:
    """What attributes of that name take, whatever their kind or block; empty where none has one."""
    kinds = (kind(name) for name in kind_names())
    definitions = (each for one in kinds if one for each in _attributes(one))
    return next((definition.takes for definition in definitions if definition.name == attribute), "")


def _attributes(one: Kind) -> Iterator[AttributeDefinition]:
    """The attributes of a kind and of the blocks in it."""
    yield from one.attributes
    for child in one.children:
        yield from _attributes(child)
