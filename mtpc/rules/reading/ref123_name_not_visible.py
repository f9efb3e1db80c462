"""REF123 name-not-visible: a name has a character that nobody sees."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A name has a character that nobody sees: without width, blank, or one that controls.",
    why="Two names that are printed alike would be two devices: a label could mean either.",
    fix="Write the name anew, by hand; in a table clear the cell first.",
    sources=("Unicode Technical Report 36, 2.10: characters that are not shown are no part of an identifier",),
    bad='rack "A\u200b04" : acme.rack-42u',
    good='rack "A04" : acme.rack-42u',
)
