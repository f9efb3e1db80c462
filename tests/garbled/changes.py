"""Changes to a text, most of them small: what a slip, a bad export or ill will could make of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

SIZE_MAX = 20_000  # characters; what is beyond is cut off
USUAL_SIZE = 400  # the same, of most texts: small ones are read ten times as fast
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
_NUMBER = re.compile(r"\d+")
NUMBERS = (
    "0",
    "1",
    "00",
    "01",
    "-1",
    "65536",
    "99999",
    "1e400",
    "2147483648",
    "9" * 30,
    "9" * 4301,
    "٣",
    "1.5",
    "0x10",
)
CHARACTERS = (
    "\0", "\x1b", "\x7f", "\x85", "\ufeff", "\u200b", "\u202e", "\u2028", "\u0430", "\uff11", "\U0001f4a9", "é", "\\",
    '"', "'", "`", "\t", "\r", "\n", "#", "$", "%", "{", "}", "[", "]", "(", ")", "<", "&", ";", ",", ".", "..", "--",
    "->", ":", "=", "==", "/", "*", "|", "~", "@", "e\u0301", "\U000e0041",
)  # fmt: skip
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ('"', '"'), ("'", "'"))

Change = Callable[[Random, str, Sequence[str]], str]


def changed(dice: Random, text: str, others: Sequence[str]) -> str:
    """The text after one to four changes; `others` are texts and words that may be put into it."""
    size = USUAL_SIZE if dice.random() < 0.98 else SIZE_MAX
    for _ in range(dice.choice((1, 1, 1, 2, 3, 4))):
        text = dice.choice(_CHANGES)(dice, text, others)[:size]
    return text


def _span(dice: Random, text: str, most: int = 60) -> tuple[int, int]:
    start = dice.randrange(len(text) + 1)
    return start, min(len(text), start + dice.randint(1, most))


def _without(dice: Random, text: str, _: Sequence[str]) -> str:
    start, end = _span(dice, text)
    return text[:start] + text[end:]


def _twice(dice: Random, text: str, _: Sequence[str]) -> str:
    start, end = _span(dice, text, 300)
    return text[:end] + text[start:end] + text[end:]


def _many_times(dice: Random, text: str, _: Sequence[str]) -> str:
    start, end = _span(dice, text, 8)
    return text[:end] + text[start:end] * dice.choice((10, 100, 1000)) + text[end:]


def _moved(dice: Random, text: str, _: Sequence[str]) -> str:
    start, end = _span(dice, text, 200)
    rest = text[:start] + text[end:]
    to = dice.randrange(len(rest) + 1)
    return rest[:to] + text[start:end] + rest[to:]


def _with_character(dice: Random, text: str, _: Sequence[str]) -> str:
    start, end = _span(dice, text, 2)
    return text[:start] + dice.choice(CHARACTERS) + text[dice.choice((start, end)) :]


def _with_number(dice: Random, text: str, _: Sequence[str]) -> str:
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return text
    place = dice.choice(numbers)
    new = dice.choice((*NUMBERS, str(int(place[0][:9]) + dice.choice((-1, 1))), dice.choice(numbers)[0]))
    return text[: place.start()] + new + text[place.end() :]


def _with_other_token(dice: Random, text: str, others: Sequence[str]) -> str:
    tokens = list(_TOKEN.finditer(text))
    if not tokens:
        return text
    place, other = dice.choice(tokens), dice.choice(others)
    near = [*tokens[:200], *_TOKEN.finditer(other[:2_000])]
    return text[: place.start()] + dice.choice(near)[0] + text[place.end() :]


def _with_piece(dice: Random, text: str, others: Sequence[str]) -> str:
    other = dice.choice(others)
    start, end = _span(dice, other, 400)
    at = dice.randrange(len(text) + 1)
    return text[:at] + other[start:end] + text[at:]


def _joined(dice: Random, text: str, others: Sequence[str]) -> str:
    other = dice.choice(others)
    return text[: dice.randrange(len(text) + 1)] + other[dice.randrange(len(other) + 1) :]


def _in_brackets(dice: Random, text: str, _: Sequence[str]) -> str:
    start, end = _span(dice, text, 20)
    (left, right), times = dice.choice(_PAIRS), dice.choice((1, 2, 40, 400))
    return text[:start] + left * times + text[start:end] + right * times + text[end:]


def _line_moved(dice: Random, text: str, others: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        return _joined(dice, text, others)
    line = lines.pop(dice.randrange(len(lines)))
    for _ in range(dice.choice((0, 1, 1, 2))):
        lines.insert(dice.randrange(len(lines) + 1), line)
    return "".join(lines)


_CHANGES: tuple[Change, ...] = (
    _without, _without, _twice, _many_times, _moved, _with_character, _with_character, _with_number, _with_number,
    _with_other_token, _with_other_token, _with_other_token, _with_piece, _joined, _in_brackets, _line_moved,
)  # fmt: skip
