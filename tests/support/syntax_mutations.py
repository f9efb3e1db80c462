"""Clean specs with one token wrong: taken out, doubled, swapped with its neighbour, or replaced."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support import ROOT

WRITTEN = [path for path in sorted((ROOT / "specs").rglob("*.mtp")) if "broken" not in path.parts]
SPECS = [*sorted((ROOT / "tests" / "data" / "syntax").glob("*.mtp")), *WRITTEN]
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
    path: Path  # of the clean spec
    name: str
    text: str
    line: int  # where the wrong token is, from 1


def mutations(count: int, seed: int, specs: Sequence[Path] = SPECS) -> list[Mutation]:
    """So many mutations, the same ones for the same seed and specs."""
    dice = random.Random(seed)
    texts = [(file, file.read_text("utf-8")) for file in specs]
    return [_mutated(dice, *dice.choice(texts)) for _ in range(count)]


def _mutated(dice: random.Random, path: Path, text: str) -> Mutation:
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
    return Mutation(path, f"{path.stem}:{line} {how} {token[:12]!r}", changed, line)
