"""REF122 moved-nothing: a `moved` does not lead from a name that is gone to a name that exists."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A `moved` does not lead from a name that is gone to a name that exists.",
    why="The next comparison of two plants would call the same box removed and added, and its labels would change.",
    fix="Write the old name first and the new one, which is in the model, behind `->`.",
    bad="moved leaf01 -> leaf09",
    good="moved old-leaf -> leaf01",
)
