"""REF115 used-file-missing: a `use` line names a spec that does not exist or cannot be read."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A `use` line names a spec that does not exist or cannot be read.",
    why="The content of that file is missing from the model, and from every document.",
    fix="Write the path relative to the file with the `use` line.",
    bad='use "./no-such-plant.mtp"',
    good="# a spec is used once it is beside this one",
)
