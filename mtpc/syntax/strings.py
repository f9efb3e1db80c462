r"""Reads quoted strings: escapes resolved, holes parsed.

`\"` `\\` `\n` `\t` `\{` are the escapes; `{` opens a hole and the next `}` closes it; a `}` elsewhere is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mtpc.syntax.decls import Expr
from mtpc.syntax.recover import Slip

ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t", "{": "{"}
_SPECIAL = re.compile(r"\\.|\{[^}]*\}?")

ReadHole = Callable[[int, int], "Expr | None"]
Report = Callable[[Slip, int, int], None]


def read_string(text: str, start: int, end: int, hole: ReadHole, report: Report) -> tuple[str | Expr, ...]:
    """The parts of the string literal at `start`..`end` (quotes included): text, or the expression of a hole."""
    inside = text[start + 1 : end - 1]
    if "\\" not in inside and "{" not in inside:
        return (inside,)
    parts: list[str | Expr] = []
    plain: list[str] = []
    last = start + 1
    for special in _SPECIAL.finditer(text, start + 1, end - 1):
        plain.append(text[last : special.start()])
        last = special.end()
        if special.group()[0] == "\\":
            plain.append(_escaped(special, report))
            continue
        value = _in_hole(special, hole, report)
        if value is not None:
            parts += ["".join(plain)] if any(plain) else []
            plain = []
            parts.append(value)
    plain.append(text[last : end - 1])
    if any(plain) or not parts:
        parts.append("".join(plain))
    return tuple(parts)


def _escaped(escape: re.Match[str], report: Report) -> str:
    char = escape.group()[1]
    if char not in ESCAPES:
        report(Slip.ESCAPE, escape.start(), escape.end())
    return ESCAPES.get(char, escape.group())


def _in_hole(braces: re.Match[str], hole: ReadHole, report: Report) -> Expr | None:
    if not braces.group().endswith("}"):
        report(Slip.OPEN_HOLE, braces.start(), braces.start() + 1)
        return None
    return hole(braces.start() + 1, braces.end() - 1)
