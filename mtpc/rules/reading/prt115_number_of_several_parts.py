"""PRT115 number-of-several-parts: a number names several parts."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A number names several parts, or is read in several ways.",
    why="What would be ordered depends on which one is meant.",
    fix="Name the part that is meant, or correct the number of one of them.",
    sources=("numbers and lengths listed by the makers: docs/part-numbers.md, and the record of the part",),
    bad="part tie-a : accessory { number = K7 }\npart tie-b : accessory { number = K7 }\nspare K7 { count = 1 }",
    good="part tie-a : accessory { number = K7 }\npart tie-b : accessory { number = K8 }\nspare K7 { count = 1 }",
)
