"""TYP120 assertion-fails: what the spec asserts is not true."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="What the spec asserts is not true.",
    why="The designer wrote down what the plant relies on; it no longer does.",
    fix="Change the plant, or, if the design has changed, the assertion.",
    bad='assert count(leaf) <= 1, "the spine has one port for leaves, here are {count(leaf)}"',
    good='assert count(leaf) <= 2, "the spine has two ports for leaves, here are {count(leaf)}"',
)
