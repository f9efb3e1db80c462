"""REF116 files-use-each-other: a spec uses itself, directly or through others."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A spec uses itself, directly or through others.",
    why="It is not clear which file builds on the other: the plant on the circuits, or they on the plant.",
    fix="Let files use others in one direction only: circuits use the plant, the plant uses nothing.",
    bad='use "./example.mtp"',
    good="# the names of a model are known in all of its files",
)
