"""REF125 name-of-nothing: a table says that there is nothing, and the word is read as a name."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A loop makes an object called N/A, TBD, none or -, as tables say that there is nothing.",
    why="The object would stand in every document and be ordered, though the table says that it does not exist.",
    fix="Leave such rows out with `if`; an end that is open is not written.",
    bad='for $n in ["N/A"] { rack $n : acme.rack-42u }',
    good='for $n in ["A09"] { rack $n : acme.rack-42u }',
)
