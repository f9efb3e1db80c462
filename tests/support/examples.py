"""The examples of the manual, the floor they stand on, and what is found there."""

from __future__ import annotations

from importlib.resources import files

from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.rules.files import all_rules

FLOOR = (files("mtpc.rules") / "_floor.mtp").read_text("utf-8")
EXAMPLES = [rule for rule in all_rules() if rule.bad]


def on_the_floor(lines: str) -> Result:
    """What comes of the floor with these lines behind it."""
    return compile_texts({"example.mtp": f"{FLOOR}\n{lines}\n"}, today="2026-11-20")
