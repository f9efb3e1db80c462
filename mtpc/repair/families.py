"""Every family of changes, found by the names of their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from mtpc.repair import changes
from mtpc.repair.suspects import Suspects
from mtpc.repair.types import Change

Family = Callable[[Suspects], Iterable[Change]]


@cache
def families() -> tuple[Family, ...]:
    """The function of each file, by its name."""
    names = sorted(module.name for module in iter_modules(changes.__path__) if module.name[0] != "_")
    return tuple(cast(Family, import_module(f"{changes.__name__}.{name}").changes) for name in names)
