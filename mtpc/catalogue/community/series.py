"""Numbered names: what is missing in a series, and a series written as a range."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from mtpc.catalogue.ranges import LONGEST, expand

_NUMBER = re.compile(r"([0-9]{1,9})")
_LAST = re.compile(r"(.*?)([0-9]{1,9})([^0-9]*)", re.DOTALL)


def missing(names: Sequence[str]) -> list[str]:
    """Names that are missing in a series of numbers, in order.

    Within names that differ only in their numbers, the last number counts up without a gap, and where names have two
    numbers or more, most stems have the same last numbers.
    """
    numbers_by_words: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        pieces = _NUMBER.split(name)
        numbers_by_words[tuple(pieces[::2])].append(tuple(pieces[1::2]))
    names_missing: list[str] = []
    for words, numbers in numbers_by_words.items():
        if words[1:]:
            names_missing += [_spelled(words, absent) for absent in _absent(numbers)]
    return names_missing


def _absent(numbers: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    stems: defaultdict[tuple[str, ...], dict[int, str]] = defaultdict(dict)
    for number in numbers:
        stems[number[:-1]][int(number[-1])] = number[-1]
    usual = _usual(stems)
    for stem, last in stems.items():
        if max(last) - min(last) >= LONGEST:
            continue  # not a series
        expected = set(range(min(last), max(last) + 1)) | (set(usual) if set(last) <= set(usual) else set())
        width = len(next(iter(last.values())))
        for value in sorted(expected - set(last)):
            yield (*stem, usual.get(value) or f"{value:0{width}d}" if _padded(last) else str(value))
    if len(stems) > 1:
        first = next(iter(stems.values()))
        tails = usual or {value: first[value] for value in first if all(value in last for last in stems.values())}
        for stem in _absent(list(stems)):
            yield from ((*stem, tail) for tail in tails.values())


def _usual(stems: dict[tuple[str, ...], dict[int, str]]) -> dict[int, str]:
    """The last numbers that more than half of the stems have; none where there are none."""
    if len(stems) < 3:
        return {}
    counted = Counter(frozenset(last) for last in stems.values())
    best, count = counted.most_common(1)[0]
    if count * 2 <= len(stems):
        return {}
    return next(last for last in stems.values() if frozenset(last) == best)


def _padded(last: dict[int, str]) -> bool:
    return any(text.startswith("0") and len(text) > 1 for text in last.values())


def _spelled(words: tuple[str, ...], numbers: tuple[str, ...]) -> str:
    return "".join(word + number for word, number in zip(words, (*numbers, ""), strict=True))


def in_short(names: Sequence[str]) -> list[str]:
    """Names as records write them: `et-0/0/[0..31]`; `expand` gives the names again."""
    shortened: list[str] = []
    for run in _runs(names):
        first, last = _LAST.fullmatch(run[0]), _LAST.fullmatch(run[-1])
        short = f"{first[1]}[{first[2]}..{last[2]}]{first[3]}" if first and last and len(run) > 1 else ""
        shortened += [short] if short and expand(short) == tuple(run) else run
    return shortened


def _runs(names: Sequence[str]) -> Iterator[list[str]]:
    """Runs of neighbours, the last number of each one more than that of the one before."""
    run: list[str] = []
    for name in names:
        if run and (len(run) == LONGEST or not _goes_on(run[-1], name)):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _goes_on(name: str, following: str) -> bool:
    first, second = _last(name), _last(following)
    if first is None or second is None:
        return False
    return (first[0], first[2]) == (second[0], second[2]) and int(second[1]) == int(first[1]) + 1


def _last(name: str) -> tuple[str, str, str] | None:
    """The text before the last number, the number, and the text after it."""
    pieces = _NUMBER.split(name)
    return ("".join(pieces[:-2]), pieces[-2], pieces[-1]) if len(pieces) > 1 else None
