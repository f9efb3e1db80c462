"""PRT107 insert-does-not-fit: a plate or cassette is put into a panel whose slots are of another format."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A plate or cassette is put into a panel whose slots are of another format.",
    why="It is delivered, and it cannot be mounted.",
    fix="Use a part made for this panel.",
    bad='use "catalog:worked-cases" as cases\nplate lp01.2 : cases.plate-mpo12-opposed',
    good="plate lp01.2 : acme.plate-12mpo-opposed-pc",
)
