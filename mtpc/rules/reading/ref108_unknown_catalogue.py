"""REF108 unknown-catalogue: a `use` line, or the first step of a part's name, leads to no catalogue."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A `use` line, or the first step of a part's name, names a catalogue that does not exist.",
    why="Every part comes from a catalogue with a version, so that two people mean the same article.",
    fix="Write the name of a catalogue that exists, or the path of your own folder.",
    bad='use "catalog:acme-fibber" as other',
    good='use "catalog:acme-fibre" version "2026.2" as other',
)
