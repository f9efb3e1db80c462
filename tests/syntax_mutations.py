"""Clean specs with one token wrong: taken out, doubled, swapped with its neighbour, or replaced."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

SPECS = sorted((Path(__file__).parent / "data" / "syntax").glob("*.mtp"))
_TOKEN = re.compile(r'"[^"\n]*"|#[^\n]*|[\w/]+|--|->|\.\.|[^\s\w]')
_OTHERS = [
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    ":",
    "=",
    "--",
    "->",
    ",",
    ";",
    "..",
    ".",
    "at",
    "via",
    "$",
    "x",
    "1",
    '"',
    "'",
    "\n",
]


@dataclass(frozen=True, slots=True)
class Mutation:
    name: str
    text: str
    line: int  # where the wrong token is, from 1


def mutations(count: int, seed: int) -> list[Mutation]:
    """So many mutations, the same ones for the same seed."""
    dice = random.Random(seed)
    texts = [(file.stem, file.read_text("utf-8")) for file in SPECS]
    return [_mutated(dice, *dice.choice(texts)) for _ in range(count)]


def _mutated(dice: random.Random, name: str, text: str) -> Mutation:
    tokens = [found for found in _TOKEN.finditer(text) if not found.group().startswith("#")]
    index = dice.randrange(len(tokens) - 1)
    start, end = tokens[index].span()
    token, other = tokens[index].group(), tokens[index + 1].group()
    how = dice.choice(["without", "doubled", "swapped", "replaced", "before"])
    written = dice.choice(_OTHERS)
    if how == "swapped":
        middle, after = text[end : tokens[index + 1].start()], tokens[index + 1].end()
        changed = text[:start] + other + middle + token + text[after:]
    else:
        new = {"without": "", "doubled": f"{token} {token}", "replaced": written, "before": f"{written} {token}"}[how]
        changed = text[:start] + new + text[end:]
    line = text.count("\n", 0, start) + 1
    return Mutation(f"{name}:{line} {how} {token[:12]!r}", changed, line)
