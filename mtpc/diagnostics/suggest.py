"""Similar names: what the user may have meant, stated as a fact."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mtpc.text import natural_key

COMPARED_MAX = 1000
_BETWEEN_WORDS = str.maketrans("", "", "-_ ")
_LETTERS_MIN = 2  # one letter is like every short name
_SEVERAL = {"connector family": "connector families", "family": "families", "fibre class": "fibre classes"}


def near_names(name: str, names: Iterable[str], count_max: int = 3) -> list[str]:
    """Up to `count_max` names like `name`, nearest first."""
    return list(_near_names(name, tuple(names), count_max))


@lru_cache(maxsize=1000)
def _near_names(word: str, candidates: tuple[str, ...], count_max: int) -> tuple[str, ...]:
    """Cached: one mistake in a loop asks for the same names a thousand times."""
    from difflib import get_close_matches

    names = sorted(_worth_comparing(word, set(candidates)), key=natural_key)
    same = [name for name in names if _bare(name) == _bare(word)]  # nothing else is meant
    if same or len(word) < _LETTERS_MIN:
        return tuple(same[:count_max])
    folded = {name.lower(): name for name in reversed(names)}
    close = get_close_matches(word.lower(), list(folded), n=count_max, cutoff=0.6)
    return tuple(folded[name] for name in close)


def _bare(name: str) -> str:
    """A name without regard to case, and to the signs between its words."""
    return name.lower().translate(_BETWEEN_WORDS)


def _worth_comparing(word: str, names: set[str]) -> set[str]:
    """All names; of very many only those with the same beginning and a similar length, as comparing is slow."""
    if len(names) <= COMPARED_MAX:
        return names
    start = word[:2].lower()
    similar = [name for name in names if name[:2].lower() == start and abs(len(name) - len(word)) <= 2]
    return set(sorted(similar)[:COMPARED_MAX])


def near_sentence(noun: str, word: str, names: Iterable[str]) -> str:
    """`a device with a similar name exists: leaf02`, or nothing."""
    near = near_names(word, names)
    if not near:
        return ""
    if len(near) == 1:
        return f"{with_article(noun)} with a similar name exists: {near[0]}"
    several = _SEVERAL.get(noun) or f"{noun.replace(' or ', 's or ')}s"
    return f"{several} with similar names exist: {', '.join(near)}"


def with_article(noun: str) -> str:
    """`a device`, `an attribute`."""
    return f"an {noun}" if noun[:1] in "aeio" else f"a {noun}"
