"""CAT103 name-in-two-records: two records of one catalogue have the same name."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="Two records of one catalogue have the same name.",
    why="Which of the two would be ordered depended on the order of files.",
    fix="Rename one, or delete it.",
)
