"""IMP101 device-type-not-usable: found while a community device type is imported."""

from __future__ import annotations

from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    summary=(
        "A community file is not YAML, or does not state what a device part needs: maker, model, whole units, "
        "interfaces with name and type."
    ),
    why=(
        "A record that is made of half a file would be silently wrong. Anchors, aliases and tags are not read: a "
        "file of a few lines can stand for gigabytes."
    ),
    fix="Correct the file, or use the version of the library; it is left out until then; the others are written.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
