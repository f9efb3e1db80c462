"""REF120 unknown-template: a template is applied that does not exist."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A template is applied that does not exist.",
    why="Nothing of what it describes would be in the model.",
    fix='Correct its name, declare it, or use the file it is in: `use "./pods.mtp" as pods`.',
    bad="template pod($u: number) { panel lp02 : acme.panel-4slot at A01.U[$u] }\napply pot(20)",
    good="template pod($u: number) { panel lp02 : acme.panel-4slot at A01.U[$u] }\napply pod(20)",
)
