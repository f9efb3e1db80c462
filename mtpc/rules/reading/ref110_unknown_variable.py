"""REF110 unknown-variable: a `$name` is used where no `let` or `for` has given it a value."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A `$name` is used where no `let` or `for` has given it a value.",
    why="A mistyped variable would otherwise silently name the wrong rack.",
    fix="Correct the name, or write `let $name = …` above.",
    bad="let $row = 20\npanel lp02 : acme.panel-4slot at A01.U[$rwo]",
    good="let $row = 20\npanel lp02 : acme.panel-4slot at A01.U[$row]",
)
