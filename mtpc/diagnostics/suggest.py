"""Similar names: what the user may have meant, stated as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sized
from contextvars import ContextVar
from functools import lru_cache

from mtpc.text import in_runs, natural_key

COMPARED_MAX = 1000
SEARCHES_MAX = 100  # of one compile, among more names than are compared
NAMES_MAX = 50_000  # that one compile compares in its other searches
_BETWEEN_WORDS = str.maketrans("", "", "-_ ")
_LETTERS_MIN = 2  # one letter is like every short name
_WORD_MIN = 3  # letters in which one that differs may be a slip: CR for SR is another thing
_LONGER_MAX = 2  # letters by which a name of very many may be longer or shorter
_RUNS_MAX = 5  # runs of names that are shown
_LETTERS = "[a-z]+"
_DIGITS = "[0-9]+"
_NO_DIGITS = str.maketrans("", "", "0123456789")
_SEVERAL = {"connector family": "connector families", "family": "families", "fibre class": "fibre classes"}


class _Allowance:
    """What the compile that runs may still search, and how many searches it left out."""

    def __init__(self) -> None:
        self.searches = SEARCHES_MAX
        self.names = NAMES_MAX
        self.left_out = 0


class _Spent(Exception):
    """The compile has compared enough names."""


_allowance: ContextVar[_Allowance] = ContextVar("allowance")


def begin_searches() -> None:
    """Allow a compile its searches: ten thousand mistakes need no advice each. What others searched is forgotten."""
    for cached in (_near, _similar, _runs, _by_start, _by_letters):
        cached.cache_clear()
    _allowance.set(_Allowance())


def searches_left_out() -> int:
    """How many searches were not made since they were allowed."""
    return _allowance.get(_Allowance()).left_out


def _searched(names: Iterable[str]) -> tuple[str, ...]:
    """The names to be searched: none once a compile has searched very many names often enough."""
    left = _allowance.get(_Allowance())
    if left.names < 0:
        left.left_out += 1
        return ()
    given = names if isinstance(names, Sized) else tuple(names)
    if len(given) > COMPARED_MAX:
        if not left.searches:
            left.left_out += 1
            return ()
        left.searches -= 1
    return tuple(given)


def _spend(count: int) -> None:
    """Count so many names as compared; raises _Spent where that is more than a compile compares."""
    left = _allowance.get(_Allowance())
    if count > COMPARED_MAX:
        return  # counted as a search
    left.names -= count
    if left.names < 0:
        left.left_out += 1
        raise _Spent


def near_names(name: str, names: Iterable[str], count_max: int = 3) -> list[str]:
    """Up to `count_max` names that `name` may be a misspelling of, nearest first."""
    try:
        candidates = _searched(names)
        return list(_near(name, candidates, count_max)) if candidates else []
    except _Spent:
        return []


def similar_names(name: str, names: Iterable[str], count_max: int = 3) -> list[str]:
    """Up to `count_max` names like `name`, nearest first, also those with another number."""
    try:
        candidates = _searched(names)
        return list(_similar(name, candidates)[:count_max]) if candidates else []
    except _Spent:
        return []


@lru_cache(maxsize=1000)
def _near(word: str, candidates: tuple[str, ...], count_max: int) -> tuple[str, ...]:
    """Cached, as `_similar` is."""
    near = [other for other in _similar(word, candidates) if _may_be_a_slip(word.lower(), other.lower())]
    longer = [other for other in near if numbers_in(other) != numbers_in(word) and _adds_a_number(word, other)]
    if len(longer) > count_max:  # any of a row of names: the missing number cannot be guessed
        near = [other for other in near if other not in longer]
    return tuple(near[:count_max])


@lru_cache(maxsize=1000)
def _similar(word: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    """Cached: one mistake in a loop asks for the same names a thousand times. Raises _Spent."""
    from difflib import get_close_matches

    _spend(len(candidates))
    names = sorted(_worth_comparing(word, candidates), key=natural_key)
    same = [name for name in names if _bare(name) == _bare(word)]  # nothing else is meant
    if same or len(word) < _LETTERS_MIN:
        return tuple(same)
    folded = {name.lower(): name for name in reversed(names)}
    close = get_close_matches(word.lower(), list(folded), n=COMPARED_MAX, cutoff=0.6)
    return tuple(folded[name] for name in close)


def _may_be_a_slip(word: str, name: str) -> bool:
    """Whether only letters differ, of one short word at most, or a number is left out: another number is no slip."""
    words, others = re.findall(_LETTERS, word), re.findall(_LETTERS, name)
    slips = 0
    if len(words) == len(others):
        short = [pair for pair in zip(words, others, strict=True) if min(map(len, pair)) < _WORD_MIN]
        apart = [pair for pair in short if pair[0] != pair[1]]
        if not all(sorted(mine) == sorted(its) or mine in its or its in mine for mine, its in apart):
            return False
        slips = len(apart)
    if numbers_in(word) == numbers_in(name):
        return slips <= 1
    return not slips and _adds_a_number(word, name)


def numbers_in(name: str) -> list[str]:
    """The numbers in a name, without the zeros in front of them."""
    return [number.lstrip("0") for number in re.findall(_DIGITS, name)]


def _adds_a_number(name: str, longer: str) -> bool:
    """Whether the second has the numbers of the first in their order, and more."""
    rest = iter(numbers_in(longer))
    return len(numbers_in(name)) < len(numbers_in(longer)) and all(number in rest for number in numbers_in(name))


def _bare(name: str) -> str:
    """A name without regard to case, and to the signs between its words."""
    return name.lower().translate(_BETWEEN_WORDS)


def _worth_comparing(word: str, candidates: tuple[str, ...]) -> set[str]:
    """All names; of very many only those with the same beginning and a similar length, as comparing is slow."""
    names = set(candidates)
    if len(names) <= COMPARED_MAX:
        return names
    alike = _by_start(candidates).get(word[:2].lower(), ())
    return set(sorted(name for name in alike if abs(len(name) - len(word)) <= _LONGER_MAX)[:COMPARED_MAX])


@lru_cache(maxsize=4)
def _by_start(candidates: tuple[str, ...]) -> dict[str, set[str]]:
    """Names by the two letters they begin with: of very many, each is looked at once and not for each mistake."""
    found: dict[str, set[str]] = {}
    for name in candidates:
        found.setdefault(name[:2].lower(), set()).add(name)
    return found


def near_sentence(noun: str, word: str, names: Iterable[str]) -> str:
    """`a device with a similar name exists: leaf02`, or nothing."""
    near = near_names(word, names)
    if not near:
        return ""
    if len(near) == 1:
        return f"{with_article(noun)} with a similar name exists: {near[0]}"
    return f"{_several(noun)} with similar names exist: {', '.join(near)}"


def numbered_sentence(noun: str, word: str, names: Iterable[str]) -> str:
    """`devices are leaf01 … leaf12`: the names that differ from a word in a number only, or nothing."""
    given = names if isinstance(names, Sized) else tuple(names)
    runs = numbered_runs(word, given)
    if len(runs) == 1 and runs[0] in set(given):
        return f"there is {with_article(noun)} {runs[0]}"
    return f"{_several(noun)} are {', '.join(runs)}" if runs else ""


def numbered_runs(word: str, names: Iterable[str]) -> list[str]:
    """`leaf01 … leaf12`: the names that differ from a word in as few numbers as possible, and nothing else; not all."""
    try:
        candidates = _searched(names)
        return list(_runs(word, candidates)) if candidates else []
    except _Spent:
        return []


@lru_cache(maxsize=1000)
def _runs(word: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    """Cached, as `_similar` is."""
    form, letters = re.split(_DIGITS, word.lower()), word.lower().translate(_NO_DIGITS)
    if len(form) == 1:
        return ()
    _spend(len(candidates))
    apart: dict[int, list[str]] = {}
    for name in _by_letters(candidates).get(letters, ()):
        if re.split(_DIGITS, name.lower()) == form:
            count = sum(mine != its for mine, its in zip(numbers_in(word), numbers_in(name), strict=True))
            apart.setdefault(count, []).append(name)
    runs = in_runs(apart[min(apart)]) if apart else []
    return (*runs[:_RUNS_MAX], "…") if len(runs) > _RUNS_MAX else tuple(runs)


@lru_cache(maxsize=4)
def _by_letters(candidates: tuple[str, ...]) -> dict[str, set[str]]:
    """Names by what is left of them without digits, as `_by_start`."""
    found: dict[str, set[str]] = {}
    for name in candidates:
        found.setdefault(name.lower().translate(_NO_DIGITS), set()).add(name)
    return found


def _several(noun: str) -> str:
    return _SEVERAL.get(noun) or f"{noun.replace(' or ', 's or ')}s"


def with_article(noun: str) -> str:
    """`a device`, `an attribute`."""
    return f"an {noun}" if noun[:1] in "aeio" else f"a {noun}"
