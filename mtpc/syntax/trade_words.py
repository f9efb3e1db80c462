"""Words that people bring along, and the ones that are written here: read as what they mean, and formatted to ours."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.syntax import decls

# Attribute -> what is written for a value, in small letters -> the value. Male carries the pins; a type of cable is its
# letter, which names one map for plugs of one row (where there are two it is asked which).
_GENDERS = {"male": "pinned", "female": "unpinned", "m": "pinned", "f": "unpinned"}
_PROFILES = {"male-trunk": "pinned-trunk", "male-trunks": "pinned-trunk", "male-cassette": "pinned-cassette"}
_TYPES = {f"type{between}{letter}": letter.upper() for between in ("-", " ", "") for letter in "abc"}
_POLISHES = {"pc": "pc", "upc": "upc", "apc": "apc", "angled": "apc"}
_OURS: dict[str, dict[str, str]] = {
    "gender": _GENDERS | _PROFILES | {name: name for name in ("pinned", "unpinned", "pinned-trunk", "pinned-cassette")},
    "gender-a": _GENDERS | {name: name for name in ("pinned", "unpinned")},
    "gender-b": _GENDERS | {name: name for name in ("pinned", "unpinned")},
    **dict.fromkeys(("polish", "polish-a", "polish-b", "polish-front", "polish-rear"), _POLISHES),
    "polarity": _TYPES,
    "map": _TYPES,
    "method": {f"method{between}{name}": name for between in ("-", " ") for name in ("a", "b", "c", "u1", "u2")},
}


def ours(attribute: str, word: str) -> str:
    """How the value of an attribute is written here; the word itself where it is not known by another."""
    words = _OURS.get(attribute)
    return words.get(word.lower(), word) if words else word


def in_our_words(text: str, statements: tuple[decls.Statement, ...]) -> str:
    """A text that was read as these statements, with every word that is written otherwise here as it is written."""
    for start, end, word in sorted(_brought_along(statements), reverse=True):
        text = text[:start] + word + text[end:]
    return text


def _brought_along(statements: tuple[decls.Statement, ...]) -> Iterator[tuple[int, int, str]]:
    """Every word that is written otherwise here: its offsets, and how it is written."""
    waiting: list[object] = [statements]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(node)
        elif isinstance(node, decls.Attribute):
            values = node.value.elements if isinstance(node.value, decls.List) else (node.value,)
            yield from (found for value in values for found in _word_of(value, node.name))
        elif isinstance(node, decls.Node):
            waiting.extend(getattr(node, name) for name in ("body", "other") if hasattr(node, name))
            if isinstance(node, decls.Thing) and node.type is not None:
                yield from _word_of(node.type)


def _word_of(value: decls.Expr, attribute: str = "") -> Iterator[tuple[int, int, str]]:
    match value:
        case decls.Path(steps=(decls.Name(parts=(str(word),)),)) | decls.Text(parts=(str(word),)):
            meant = ours(attribute, word)
            if meant != word:
                yield value.start, value.end, meant
            elif word.endswith("+") and isinstance(value, decls.Path):
                yield value.start, value.end, f'"{word}"'
