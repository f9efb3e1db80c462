"""One file a kind of statement: its clauses as data, and how it stands on the floor."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mtpc.model.kinds._kind import Kind


@cache
def kind(name: str) -> Kind | None:
    """The kind of that name; None if there is none (or only later)."""
    if name not in kind_names():
        return None
    found = import_module(f"{__name__}.{name.replace('-', '_')}").KIND
    assert isinstance(found, Kind)
    return found


@cache
def kind_names() -> tuple[str, ...]:
    """All kinds, sorted."""
    return tuple(
        sorted(module.name.replace("_", "-") for module in iter_modules(__path__) if not module.name.startswith("_"))
    )


def taken_by(attribute: str) -> str:
    """What attributes of that name take, of whatever kind they are; empty where no kind has one."""
    kinds = (kind(name) for name in kind_names())
    known = (one.attribute(attribute) for one in kinds if one)
    return next((one.takes for one in known if one), "")
