"""REF126 unknown-row: a look-up names a row that its table does not have."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A look-up names a row that its table does not have.",
    why="A row left out of a table would otherwise leave a cable without its place.",
    fix="Add the row, or correct the cell that names it; a table that is looked through needs a `key`.",
)
