"""TYP113 piece-is-empty: a cell that is split into several names has an empty piece."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A cell that is split into several names has an empty piece.",
    why="Two commas in a row are a forgotten port or one too many: a guess here moves every leg behind it.",
    fix="Write each piece, or remove the sign that is too many.",
    bad='cord port(lp01.1, split("1,", ",")) -- leaf01.et-0/0/48 : acme.patch-mpo12-b-om4 { length = 2m }',
    good='cord port(lp01.1, split("1", ",")) -- leaf01.et-0/0/48 : acme.patch-mpo12-b-om4 { length = 2m }',
)
