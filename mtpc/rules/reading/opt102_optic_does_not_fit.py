"""OPT102 optic-does-not-fit: a transceiver is put into a cage that does not accept its form factor."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A transceiver is put into a cage that does not accept its form factor.",
    why="An OSFP module does not fit into a QSFP28 cage.",
    fix="Use a module of a form factor the cage accepts, or another port.",
    sources=(
        (
            "SFF-8024 and the module MSAs: form factors are mechanical, each cage states what it "
            "accepts; the record of the device prints its source"
        ),
    ),
    bad="optic leaf01.et-0/0/50 : acme.qdd-400g-dr4",
    good="optic leaf01.et-0/0/50 : acme.q28-100g-sr4",
    stays_an_error=False,  # it is placed all the same
)
