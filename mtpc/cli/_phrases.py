"""Phrases of several commands: so many things, and names that are similar to one that was given."""

from __future__ import annotations

from collections.abc import Iterable


def counted(count: int, plural: str) -> str:
    """`1 assembly`, `1,200 files`."""
    singular = f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s")
    return f"{count:,} {singular if count == 1 else plural}"


def similar(name: str, names: Iterable[str]) -> str:
    """`; similar: leaf01, leaf02`, or nothing."""
    from mtpc.diagnostics.suggest import near_names, numbered_runs

    given = list(names)
    near = near_names(name, given) or numbered_runs(name, given)
    return f"; similar: {', '.join(near)}" if near else ""
