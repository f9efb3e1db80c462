"""CAT101 record-not-readable: a file in a catalogue folder of yours is not TOML, or not UTF-8."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A file in a catalogue folder of yours is not TOML, or not UTF-8.",
    why="A record that cannot be read is missing from the catalogue, and every part name that needs it fails.",
    fix="Correct the file at the line the message names.",
    sources=("TOML 1.0: https://toml.io/en/v1.0.0",),
)
