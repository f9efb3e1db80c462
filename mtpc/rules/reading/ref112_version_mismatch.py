"""REF112 version-mismatch: a `use` line asks for a version of a catalogue other than the one installed."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A `use` line asks for a version of a catalogue other than the one installed.",
    why="Another version may hold other limits or other part numbers under the same names.",
    fix="Install the version the spec was written for, or write the installed one after reading what changed.",
    bad='use "catalog:acme-fibre" version "1999.1" as other',
    good='use "catalog:acme-fibre" version "2026.2" as other',
)
