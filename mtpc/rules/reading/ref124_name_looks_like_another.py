"""REF124 name-looks-like-another: a name has letters or digits of another script and looks like another name."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A name has letters of another script that make it look like another name, or digits other than 0 to 9.",
    why="A Cyrillic a in leaf01 is another device to mtpc and the same one to whoever reads its label.",
    fix="Write the name in one script, with the digits 0 to 9.",
    sources=("Unicode Technical Standard 39, confusables.txt (15.1)",),
    bad='rack "\u041002" : acme.rack-42u',
    good='rack "A03" : acme.rack-42u',
)
