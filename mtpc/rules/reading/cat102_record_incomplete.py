"""CAT102 record-incomplete: a record in a catalogue folder of yours does not follow its schema."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary=(
        "A record in a catalogue folder of yours does not follow its schema: a field missing, "
        "misspelt or of another kind."
    ),
    why="A field that is silently ignored is a fact that is silently missing.",
    fix="Correct the field; the schema of the kind lists the fields.",
    sources=("JSON Schema 2020-12; mtpc/catalogue/schemas",),
)
