"""REF105 unknown-part: a type names a part that is not in the catalogue."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A type names a part that is not in the catalogue.",
    why="Without the part nothing is known of its connectors, so nothing it joins can be proved.",
    fix="Correct the part's name, or put a record of it into a catalogue folder of your own.",
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-bb-om4 { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
)
