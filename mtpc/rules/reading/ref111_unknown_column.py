"""REF111 unknown-column: a record of a table is asked for a column that its header does not have."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A record of a table is asked for a column that its header does not have.",
    why="A renamed column in a spreadsheet would otherwise empty a whole row of cables.",
    fix="Correct the column's name, or the table's header.",
)
