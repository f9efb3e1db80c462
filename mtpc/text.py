"""Texts that were read, and places in them.

A place is a pair of offsets; line and column (both from 1, in code points) are computed only when
they are shown.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from functools import lru_cache

from mtpc.lazy_dataclass import dataclass

_BETWEEN_ENDS = " -- "
DIGITS_MAX = 19  # of a whole number
_DIGITS = re.compile(r"[0-9]+")
NOT_SHOWN = "\N{REPLACEMENT CHARACTER}"
RUN_MIN = 3  # names that count up and are shown as the first and the last


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` up to but not including `end` (offsets from 0) of the text at `path`."""

    path: str
    start: int
    end: int


BAR = " | "  # between the cells of a workbook's row, as it is shown


@dataclass(slots=True)
class Source:
    """One text, under the name the user knows it by: relative, `/`-separated.

    Of a workbook `sheet` is one sheet, each row a line of its number, and `book` the path of the file.
    """

    path: str
    text: str
    book: str = ""
    sheet: str = ""
    _line_starts: Sequence[int] = field(default=(), repr=False)

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both counted from 1."""
        starts = self.line_starts()
        line = bisect_right(starts, offset)
        before = starts[line - 1] + (line == 1 and self._is_marked())
        return line, max(offset - before, 0) + 1

    @property
    def file(self) -> str:
        """The path of the file it is, or is in."""
        return self.book or self.path

    def place(self, span: Span) -> str:
        """Where a span begins: `site.mtp:3:5`, `p2p.xlsx, sheet Cables, cell B3`, of a whole row `… row 3`."""
        line, column = self.line_column(span.start)
        if not self.sheet:
            return f"{self.path}:{line}:{column}"
        row = self.line(line)
        if span.end - span.start >= len(row) and BAR in row:
            return f"{self.file}, sheet {self.sheet}, row {line}"
        return f"{self.file}, sheet {self.sheet}, cell {letters(row[: column - 1].count(BAR))}{line}"

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line end."""
        starts = self.line_starts()
        end = starts[number] if number < len(starts) else len(self.text)
        start = starts[number - 1] + (number == 1 and self._is_marked())
        return self.text[start:end].rstrip("\r\n")

    def _is_marked(self) -> bool:
        """Whether a byte order mark stands at the start: no editor counts it as a column."""
        return self.text.startswith("\ufeff")

    def line_starts(self) -> Sequence[int]:
        """Offsets at which lines start; the first is 0."""
        if not self._line_starts:
            starts = array("Q", [0])  # a text may have as many lines as characters
            starts.extend(match.end() for match in re.finditer("\n", self.text))
            self._line_starts = starts
        return self._line_starts


def letters(column: int) -> str:
    """A column of a workbook (from 0) as it is called there: A, Z, AA."""
    called, number = "", column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        called = chr(ord("A") + letter) + called
    return called


def character(sign: str) -> str:
    """`U+0430 CYRILLIC SMALL LETTER A`; control characters have no name."""
    import unicodedata  # only a finding asks

    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()


def whole_number(text: str) -> int | None:
    """The number that a text writes in digits 0 to 9, at most `DIGITS_MAX` of them; None for any other text."""
    return int(text) if len(text) <= DIGITS_MAX and text.isdecimal() and text.isascii() else None


def is_digits(text: str) -> bool:
    """Whether a text is digits 0 to 9, however many."""
    return text.isdecimal() and text.isascii()


def pair_name(ends: Iterable[str]) -> str:
    """`A -- B`: what has no name of its own is called by its two ends."""
    return _BETWEEN_ENDS.join(ends)


def ends_of(name: str) -> tuple[str, ...]:
    """The two ends of what is called `A -- B`; of any other name the name itself."""
    return tuple(end.strip() for end in name.split(_BETWEEN_ENDS))


def is_pair(name: str) -> bool:
    """Whether something is called by its two ends."""
    return _BETWEEN_ENDS in name


def turned(name: str) -> str:
    """`B -- A` for `A -- B`; any other name as it is."""
    return pair_name(reversed(ends_of(name)))


@lru_cache(maxsize=1 << 16)
def natural_key(text: str) -> tuple[object, ...]:
    """A sort key that puts R2 before R10: digits compare as numbers, the spelling breaks ties."""
    pieces: list[object] = []
    last = 0
    for match in _DIGITS.finditer(text):
        pieces.append((1, text[last : match.start()], 0))
        pieces.append(_counted(match.group()))
        last = match.end()
    pieces.append((1, text[last:], 0))
    return (*pieces, (2, text, 0))


def _counted(digits: str) -> tuple[int, str, int]:
    """Digits as what sorts by the number they write; one of very many digits comes after all others."""
    if len(digits) <= DIGITS_MAX:
        return 0, "", int(digits)
    digits = digits.lstrip("0")
    return (0, f"{len(digits):09d}{digits}", 0) if len(digits) > DIGITS_MAX else (0, "", int(digits or "0"))


def name_runs(names: Iterable[str], follows: Callable[[str, str], bool]) -> list[list[str]]:
    """Names in their order; one that follows the name before it joins its run."""
    runs: list[list[str]] = []
    for name in names:
        if runs and follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs


def counts_up(name: str, other_name: str) -> bool:
    """Whether the names differ only in numbers, each of them one more or the same: width and all."""
    numbers, others = _DIGITS.findall(name), _DIGITS.findall(other_name)
    if name == other_name or _DIGITS.split(name) != _DIGITS.split(other_name):
        return False
    return all(after in (before, _next(before)) for before, after in zip(numbers, others, strict=True))


def in_runs(names: Iterable[str]) -> list[str]:
    """Names in natural order, three or more that count up as `up1 … up12`."""
    shown: list[str] = []
    for run in name_runs(sorted(set(names), key=natural_key), counts_up):
        shown += run if len(run) < RUN_MIN else [f"{run[0]} … {run[-1]}"]
    return shown


def bracketed(names: list[str]) -> str:
    """Names in their order as a spec writes several: `pp1.1.[2, 1, 3..8]`, `[a.1, b.4]`."""
    if len(names) == 1:
        return names[0]
    stems, numbers = {tuple(_DIGITS.split(name)) for name in names}, [_DIGITS.findall(name) for name in names]
    varying = [place for place, column in enumerate(zip(*numbers, strict=False)) if len(set(column)) > 1]
    if len(stems) > 1 or len(varying) != 1:
        return f"[{', '.join(names)}]"
    (stem,), (place,) = stems, varying
    fixed = [piece for pair in zip(stem, (*numbers[0], ""), strict=True) for piece in pair]
    runs = name_runs([each[place] for each in numbers], counts_up)
    shown = [", ".join(run) if len(run) < RUN_MIN else f"{run[0]}..{run[-1]}" for run in runs]
    return f"{''.join(fixed[: 2 * place + 1])}[{', '.join(shown)}]{''.join(fixed[2 * place + 2 :])}"


def _next(number: str) -> str:
    return str(int(number) + 1).zfill(len(number)) if len(number) < 10 else ""


@lru_cache(maxsize=65536)
def visible(text: str) -> str:
    """The text as it may be shown: a line end as an arrow, a control or unassigned character as a mark."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character == "\n":
        return "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"
    if character == "\t":
        return " "
    return NOT_SHOWN if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp") else character
