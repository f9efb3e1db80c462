"""REF104 unknown-slot: the panel exists; the slot in it does not, or the slot is empty."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="The panel exists; the slot in it does not, or the slot is empty.",
    why="A plate for a slot the housing does not have is bought and cannot be mounted.",
    fix="Use a slot of the panel's part, and put a plate or cassette into it.",
    bad="plate lp01.5 : acme.plate-12mpo-opposed-pc",
    good="plate lp01.4 : acme.plate-12mpo-opposed-pc",
)
