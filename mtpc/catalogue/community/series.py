"""Numbered names: what is missing in a series, and a series written in short."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from mtpc.catalogue.ranges import expand

_NUMBER = re.compile(r"(\d+)")
_LAST = re.compile(r"(.*?)(\d+)(\D*)", re.DOTALL)


def missing(names: Sequence[str]) -> list[str]:
    """Names a series of numbers would have and has not, in order.

    Within names that differ in numbers alone, the last number counts on without a gap, and where names have two
    numbers or more, most stems have the same last numbers.
    """
    alike: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        pieces = _NUMBER.split(name)
        alike[tuple(pieces[::2])].append(tuple(pieces[1::2]))
    found: list[str] = []
    for words, numbers in alike.items():
        if words[1:]:
            found += [_spelled(words, absent) for absent in _absent(numbers)]
    return found


def _absent(numbers: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    stems: defaultdict[tuple[str, ...], dict[int, str]] = defaultdict(dict)
    for number in numbers:
        stems[number[:-1]][int(number[-1])] = number[-1]
    usual = _usual(stems)
    for stem, last in stems.items():
        wanted = set(range(min(last), max(last) + 1)) | (set(usual) if set(last) <= set(usual) else set())
        width = len(next(iter(last.values())))
        for one in sorted(wanted - set(last)):
            yield (*stem, usual.get(one) or f"{one:0{width}d}" if _padded(last) else str(one))
    if len(stems) > 1:
        first = next(iter(stems.values()))
        tails = usual or {one: first[one] for one in first if all(one in last for last in stems.values())}
        for stem in _absent(list(stems)):
            yield from ((*stem, tail) for tail in tails.values())


def _usual(stems: dict[tuple[str, ...], dict[int, str]]) -> dict[int, str]:
    """The last numbers most stems have; none where no set is that of the most."""
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
    """Names as records write them: `et-0/0/[0..31]`; what `expand` makes of them is the names again."""
    found: list[str] = []
    for run in _runs(names):
        first, last = _LAST.fullmatch(run[0]), _LAST.fullmatch(run[-1])
        short = f"{first[1]}[{first[2]}..{last[2]}]{first[3]}" if first and last and len(run) > 1 else ""
        found += [short] if short and expand(short) == tuple(run) else run
    return found


def _runs(names: Sequence[str]) -> Iterator[list[str]]:
    """Neighbours of which each counts one on from the one before in its last number."""
    run: list[str] = []
    for name in names:
        if run and not _goes_on(run[-1], name):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _goes_on(one: str, other: str) -> bool:
    a, b = _last(one), _last(other)
    if a is None or b is None:
        return False
    return (a[0], a[2]) == (b[0], b[2]) and int(b[1]) == int(a[1]) + 1


def _last(name: str) -> tuple[str, str, str] | None:
    """What stands before the last number, the number, and what stands behind it."""
    pieces = _NUMBER.split(name)
    return ("".join(pieces[:-2]), pieces[-2], pieces[-1]) if len(pieces) > 1 else None
