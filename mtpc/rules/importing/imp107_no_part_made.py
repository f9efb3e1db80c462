"""IMP107 no-part-made: found while a community device type is imported."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary=(
        "No device part can be made from the file: a cassette or panel, a line card without a height, or "
        "nothing that takes an optic."
    ),
    why="The library carries no polarity, gender, end face, key or loss; a cassette without them would be guessed.",
    fix="Write the part from the maker's data sheet; ports of a line card belong to the device that holds it.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
