"""SYN101 cannot-be-read: a statement does not have the shape `KIND WHAT : TYPE at WHERE via ROUTE { … }`."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A statement does not have the shape `KIND WHAT : TYPE at WHERE via ROUTE { … }`.",
    why=(
        "What cannot be read is left out of the plant, so nothing is known about it; the "
        "statements around it are still read."
    ),
    fix="Compare the line with the shape of its kind: `mtpc explain cord`, or docs/language.md.",
    bad="device leaf03 : : acme.sw-48x10-6x100 at A01.U20",
    good="device leaf03 : acme.sw-48x10-6x100 at A01.U20",
)
