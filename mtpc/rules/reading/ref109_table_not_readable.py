"""REF109 table-not-readable: a `use` line names a table that is missing or cannot be read."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A `use` line names a table that is missing or cannot be read.",
    why="The rows of the table are statements; without them part of the plant is missing from every document.",
    fix="Put the file where the path says, beside the spec, as CSV in UTF-8 or as XLSX, with a header line.",
    bad='use "./servers.csv" as sheet { key = name }',
    good="# a table is used once it is beside the spec",
)
