"""Words of the language as `mtpc explain` tells them: keywords, functions, units, and the values attributes take."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from mtpc.model.kinds._page import every_kind
from mtpc.units import HELD_IN, UNITS, show


def word_told(word: str) -> str:
    """What a word of the language is, how it is written, and which attributes take it as a value; "" for others."""
    return "\n".join(filter(None, (_keyword(word), _value(word), _unit(word))))


def language_words() -> list[str]:
    """Every word, unit and value that is told."""
    values = {str(value) for kind, _ in every_kind() for each in kind.attributes for value in each.values}
    return sorted({*_file()["word"], *UNITS, *values})


def is_keyword(word: str) -> bool:
    """Whether it is a keyword, a function or a setting of the language."""
    return word in _file()["word"]


def is_unit(word: str) -> bool:
    """Whether quantities are written with it."""
    return word in UNITS


def _keyword(word: str) -> str:
    row = _file()["word"].get(word.lower())
    return f"In a spec, `{word.lower()}`: {row['is']}.\n\n    {row['written']}\n" if row else ""


def _value(word: str) -> str:
    rows = [
        f"| `{each.name}` | `{f'{inside} {{ {kind.name} }}' if inside else kind.name}` | {each.meaning} |"
        for kind, inside in every_kind()
        for each in kind.attributes
        if word.lower() in (str(value).lower() for value in each.values)
    ]
    if not rows:
        return ""
    meaning = _file()["value"].get(word.lower(), "")
    said = f": {meaning}" if meaning else ""
    return "\n".join([f"`{word}` is a value{said}.", "", "| of | in | meaning |", "|---|---|---|", *rows, ""])


def _unit(word: str) -> str:
    unit = UNITS.get(word)
    if unit is None:
        return ""
    dimension, factor = unit
    held = HELD_IN[dimension]
    same = "" if word == held else f": 1{word} is {show(factor)}{held}"
    return f"`{word}` is a unit of {dimension}{same}. It is written against the number, without a space: `5{word}`.\n"


@cache
def _file() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("mtpc.manual") / "language.toml").read_text("utf-8"))
