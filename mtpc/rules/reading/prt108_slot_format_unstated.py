"""PRT108 slot-format-unstated: a cassette is put into a slot, and its part does not state its slots."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

_PART = (
    "part pairs : cassette {{ {format}fibre = om4; loss = 0.35dB\n"
    "  port front[1..6] : lc-duplex {{ polish = upc }}\n"
    "  port rear1 : mpo12 {{ polish = pc; gender = unpinned; mating = opposed }}\n"
    "  map = cassette-u1-12 }}\n"
    "cassette lp01.3 : pairs"
)

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A cassette is put into a slot, and its part does not state which slots it is made for.",
    why="Nobody has checked that it can be mounted; makers' slots do not fit one another.",
    fix="Add `format` to the part, as the maker's drawing or the panel states it.",
    bad=_PART.format(format=""),
    good=_PART.format(format="format = acme-slot; "),
)
