"""Patterns of names: `gpu[*].hca[k]` is every port hca of every gpu, and calls the number of the port k.

Numbers match with or without leading zeros. A word in brackets that comes back is the same number again. No digit and
no number follows a number: a name is read in one way, and in a time that grows with its length.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from mtpc.lazy_dataclass import dataclass

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_WORD = re.compile(r"[A-Za-z_]+\Z")
Numbers = Mapping[str, int]


class PatternMistake(ValueError):
    """What is wrong with a pattern, in a sentence."""


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A name in which numbers may vary."""

    text: str
    keys: tuple[str, ...]  # its words, in the order in which they first stand
    _parts: tuple[str, ...] = field(repr=False)  # what stands before, between and behind the brackets
    _held: tuple[str, ...] = field(repr=False)  # what stands in each of them: `*`, or a word

    @classmethod
    def of(cls, text: str) -> NamePattern:
        """The pattern of a text; raises PatternMistake."""
        parts = _BRACKETS.split(text)
        literals, held = tuple(parts[::2]), tuple(part.strip() for part in parts[1::2])
        if any("[" in part or "]" in part for part in literals):
            raise PatternMistake(f"a bracket in {text} has no other half")
        for inner in held:
            if inner.isascii() and inner.isdigit():
                raise PatternMistake(f"[{inner}] is one number, which needs no brackets: write {inner}")
            if inner != "*" and not _WORD.match(inner):
                raise PatternMistake(f"[{inner}] is neither [*], any number, nor a word such as [k]")
        if any(between[:1].isdigit() or not between for between in literals[1:-1]) or literals[-1][:1].isdigit():
            raise PatternMistake(f"where one number of {text} ends cannot be told: no digit may follow a bracket")
        return cls(text, tuple(dict.fromkeys(inner for inner in held if inner != "*")), literals, held)

    @property
    def is_of_devices(self) -> bool:
        """Whether it is of names of devices; names of ports have a dot."""
        return "." not in self.text

    def numbers_of(self, name: str) -> dict[str, int] | None:
        """The number each word has in a name; None where the name is no such one."""
        found = self._expression().fullmatch(name)
        if found is None:
            return None
        numbers: dict[str, int] = {}
        for inner, digits in zip(self._held, found.groups(), strict=True):
            if inner != "*" and numbers.setdefault(inner, int(digits)) != int(digits):
                return None
        return numbers

    def with_numbers(self, numbers: Numbers) -> str:
        """The pattern as people read it, with the words that are known filled in: `rail[3]`."""
        filled = [str(numbers[inner]) if inner in numbers else f"[{inner}]" for inner in self._held]
        return "".join(part for pair in zip(self._parts, (*filled, ""), strict=True) for part in pair)

    def device_with(self, numbers: Numbers) -> str:
        """The same of the device alone."""
        return self.with_numbers(numbers).partition(".")[0]

    def _expression(self) -> re.Pattern[str]:
        return re.compile("([0-9]{1,18})".join(map(re.escape, self._parts)))
