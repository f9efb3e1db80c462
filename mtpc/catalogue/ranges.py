"""Names with ranges in records: `front[1..6]`, `rear1.[6..1 step -1]`, `xe-0/0/[0..47]`, `1..4, 9..12`.

Written as in a spec: a range keeps the width of its first number, a descending one needs `step -1`,
several groups make a product in which the last one counts fastest.
"""

from __future__ import annotations

import re
from itertools import product

from mtpc.text import whole_number

_GROUP = re.compile(r"\[([^\[\]]*)\]")
_RANGE = re.compile(r"([0-9]{1,9})\.\.([0-9]{1,9})(?:\s+step\s+(-?[0-9]{1,9}))?")
LONGEST = 10_000  # more ports than any part has


def expand(text: str) -> tuple[str, ...]:
    """All names a text stands for; raises ValueError with a sentence."""
    pieces = _GROUP.split(text)
    if any("[" in piece or "]" in piece for piece in pieces):
        raise ValueError(f"the brackets in {text} do not match")
    groups = [elements(piece) if odd else (piece,) for odd, piece in zip(_alternate(pieces), pieces, strict=True)]
    total = 1
    for group in groups:
        total *= len(group)
    if total > LONGEST:
        raise ValueError(f"{text} stands for more than {LONGEST} names")
    return tuple("".join(choice) for choice in product(*groups))


def shape(text: str) -> tuple[int, ...]:
    """How many names each range of a text stands for, those of one left out; raises ValueError as `expand` does."""
    sizes = (len(elements(piece)) for odd, piece in enumerate(_GROUP.split(text)) if odd % 2)
    return tuple(size for size in sizes if size > 1)


def positions(text: str) -> tuple[int, ...]:
    """Positions written as `1..4, 9..12`; raises ValueError with a sentence."""
    numbers = elements(text)
    for element in numbers:
        if whole_number(element) is None:
            raise ValueError(f"{element} is not a position; positions are written as 1..4, 9..12")
    return tuple(map(int, numbers))


def elements(text: str) -> tuple[str, ...]:
    """The elements that the inside of a group stands for; raises ValueError with a sentence."""
    names: list[str] = []
    for element in text.split(","):
        word = element.strip()
        match = _RANGE.fullmatch(word)
        if match:
            names += _counted(word, match)
        elif word and ".." not in word:
            names.append(word)
        else:
            raise ValueError(f"[{text}] is not a range; write it as [1..6], [6..1 step -1] or [a, b]")
    return tuple(names)


def _counted(text: str, match: re.Match[str]) -> list[str]:
    first, last, step = int(match[1]), int(match[2]), int(match[3] or 1)
    if step == 0 or (last - first) * step < 0:
        raise ValueError(f"the range {text} is empty; a descending one needs `step -1`")
    if abs(last - first) // abs(step) >= LONGEST:
        raise ValueError(f"the range {text} has more than {LONGEST} numbers")
    width = len(match[1])
    return [f"{number:0{width}d}" for number in range(first, last + (1 if step > 0 else -1), step)]


def _alternate(pieces: list[str]) -> list[bool]:
    return [bool(index % 2) for index in range(len(pieces))]
