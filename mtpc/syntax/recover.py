"""Finds where reading continues after a fault: the raw text is searched, strings and comments stepped over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

# Patterns are compiled when a fault is met: most texts have none.
# A text without its second quote ends before the `;` and braces at the end of its line, and before a `{` that stands
# apart; `{$l}` belongs to it.
OPEN_TEXT = r'"(?:\{[^\s{}][^{}\r\n]*+\}|\{(?=\S)|[^\r\n\t ;{}]++|[ \t;}]++(?=[^\r\n\t ;{}]|\{[^\s]))*+'
_CURLY = r"[“„”«][^“”«»\r\n]*+[“”»]"
_RAW = rf'"(?:[^"\\\n]|\\.)*+"|{OPEN_TEXT}|{_CURLY}|#[^\n]*+|[(\[]|[)\]]|[{{}};]|\r?\n'
_BLANKS = re.compile(r"[ \t]*+")
_LINE = r"([ \t]*+)([^\s#][^\n]*+)?"
# Lines that go on with the statement or its attributes: never the first line after a `{` that was forgotten.
_INSIDE = r"--|(?:at|via|else)\b(?!\s*=)|[A-Za-z_][\w-]*\s*=(?!=)"
ONE_WORD = r"[\w./-]+[ \t]*"
# What may follow the value of an attribute when a `;` was forgotten, or a comma written for it.
ATTRIBUTE = r"[A-Za-z_][\w-]*[ \t]*=(?!=)|,(?=[ \t]*(?:#[^\n]*)?(?:[A-Za-z_][\w-]*[ \t]*=|\r?\n|\}))"

_FARTHEST = 20_000  # characters searched for the end of one statement

Match = Callable[[str, int, int], "re.Match[str] | None"]


class Slip(StrEnum):
    """A fault that is about more than the characters that stand there."""

    UNCLOSED_PARENTHESIS = "unclosed ("
    UNCLOSED_BRACKET = "unclosed ["
    UNCLOSED_BRACE = "unclosed {"
    STRAY_BRACE = "stray }"
    TOO_DEEP = "too deep"
    NO_EQUALS = "no equals"
    LONG_NUMBER = "long number"
    ESCAPE = "escape"  # a text with a `\` before a character that needs none
    OPEN_HOLE = "open hole"  # a text with a `{` and without its `}`
    CONTROL_IN_COMMENT = "control in comment"
    CONTROL_IN_TEXT = "control in text"
    PARTING = "parting"  # what only some editors show as the end of a line


UNCLOSED = {"(": Slip.UNCLOSED_PARENTHESIS, "[": Slip.UNCLOSED_BRACKET}


def after_blanks(text: str, position: int, stop: int) -> int:
    """The first offset from `position` on that is no space or tab."""
    blanks = _BLANKS.match(text, position, stop)
    assert blanks is not None
    return blanks.end()


def before_blanks(text: str, position: int) -> int:
    """The offset after the last character before `position` that is no white space."""
    while position and text[position - 1] in " \t\r\n":
        position -= 1
    return position


def line_end(text: str, position: int, stop: int) -> int:
    """The next `;`, brace or newline, whatever brackets are open."""
    for token in re.compile(_RAW).finditer(text, position, stop):
        if token.group()[0] in "{};\r\n":
            return token.start()
    return stop


def statement_end(text: str, position: int, stop: int, depth: int, trivia: Match) -> int:
    """Where the statement ends that a fault at `position` stands in: at a `;`, a brace, a newline."""
    end = closed_end(text, position, stop, depth, trivia)
    return line_end(text, position, stop) if end is None else end


def closed_end(text: str, position: int, stop: int, depth: int, trivia: Match) -> int | None:
    """The same, for `depth` open ( and [; None when they are not closed before it."""
    for token in re.compile(_RAW).finditer(text, position, min(stop, position + _FARTHEST)):
        char = token.group()[0]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char in "{};":
            return token.start() if depth <= 0 else None
        elif char in "\r\n" and depth <= 0 and _parts(text, token.start(), stop, trivia):
            return token.start()
    return stop if depth <= 0 and stop - position <= _FARTHEST else None


def _parts(text: str, newline: int, stop: int, trivia: Match) -> bool:
    """Whether the newline ends a statement: the next line does not go on with it."""
    gap = trivia(text, newline, stop)
    return gap is not None and gap.lastindex == 2


def block_end(text: str, position: int, stop: int) -> int | None:
    """The offset after the `}` that closes the `{` at `position`; None when it is not closed."""
    depth = 0
    for token in re.compile(_RAW).finditer(text, position, stop):
        char = token.group()[0]
        depth += (char == "{") - (char == "}")
        if char == "}" and depth == 0:
            return token.end()
    return None


def blame_brace(text: str, innermost: int, closes: Sequence[int]) -> tuple[int, int]:
    """Which `{` was forgotten to be closed, and in front of which offset its `}` is missing.

    `innermost` is the one still open at the end. A `}` at the beginning of a line that stands further left than the
    line of the `{` it closes belongs to another one: then the inner `{` is the forgotten one.
    """
    opened: list[int] = []
    pending = sorted(closes)
    for token in re.compile(_RAW).finditer(text):
        while pending and pending[0] <= token.start():
            pending.pop(0)
            if opened:
                opened.pop()
        char = token.group()[0]
        if char == "{":
            opened.append(token.start())
        elif char == "}" and opened:
            opener = opened.pop()
            if _first_on_line(text, token.start()) and indent(text, token.start()) < indent(text, opener):
                return opener, _missing_at(text, opener)
    return innermost, _missing_at(text, innermost)


def indent(text: str, position: int) -> int:
    """How far the line of `position` is indented."""
    line = re.compile(_LINE).match(text, text.rfind("\n", 0, position) + 1)
    assert line is not None
    return len(line.group(1))


def _first_on_line(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def _missing_at(text: str, opener: int) -> int:
    """The first line after the `{` that stands no further right than its own and begins a statement, or the end."""
    margin = indent(text, opener)
    line = text.find("\n", opener) + 1
    while line:
        next_line = re.compile(_LINE).match(text, line)
        assert next_line is not None
        if next_line.group(2) and len(next_line.group(1)) <= margin and not re.match(_INSIDE, next_line.group(2)):
            return next_line.start(2)
        line = text.find("\n", line) + 1
    return len(text)
