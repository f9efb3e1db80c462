"""The one reader of TOML that somebody else may have written: measured before it is parsed, each fault at its place.

Keys of thousands of parts, brackets in brackets and numbers of thousands of digits cost a parser gigabytes or its
stack; a text with any of them is refused by a look at its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from mtpc.text import Source, Span

DEEPEST = 16  # parts of a key, and brackets in brackets; what mtpc reads has three
DIGITS_MAX = 40  # of a number; what mtpc reads has ten
VALUES_MAX = 2_000_000  # a lock of the largest model has half of that
TABLES_MAX = 20_000
_TOKEN = re.compile(
    r"""
      (?P<lines>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*+\"{3,5} | '{3}(?:[^']|'(?!''))*+'{3,5})
    | (?P<torn>\"{3}|'{3})
    | (?P<string>"(?:[^"\\\n]|\\.)*+" | '[^'\n]*+')
    | (?P<comment>\#[^\n]*+)
    | (?P<table>^[ \t]*+\[)
    | (?P<open>[\[{])
    | (?P<close>[\]}])
    | (?P<point>\.)
    | (?P<next>[=,\n])
    | (?P<number>[+-]?[0-9]\w{40,}+)
    | (?P<word>[\w+-]++)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.ASCII,
)
_CONTROL = re.compile("[\x80-\x9f]")  # those of ASCII are no TOML
_DEEPER = {"table": 1, "open": 1, "close": -1}
_VALUES = {"table": 1, "open": 1, "next": 1}
_POINTS = {"point": 1, "word": 0, "string": 0}  # anything else begins another key
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


class NotToml(Exception):
    """A text that is not read as TOML: why, as the end of a sentence, and where."""

    def __init__(self, reason: str, span: Span) -> None:
        super().__init__(reason)
        self.reason, self.span = reason, span


def toml_of(source: Source) -> dict[str, Any]:
    """The content of a TOML text; raises NotToml."""
    import tomllib

    text = source.text.replace("\r\n", "\n")
    try:
        _measure(text)
        return tomllib.loads(text)
    except _Beyond as beyond:
        first, last = _in_source(source, text, beyond.start), _in_source(source, text, beyond.end)
        raise NotToml(beyond.reason, Span(source.path, first, last)) from None
    except (ValueError, RecursionError) as error:
        raise _not_toml(source, str(error)) from None


class _Beyond(Exception):
    """A token that goes beyond a limit."""

    def __init__(self, reason: str, token: re.Match[str]) -> None:
        super().__init__(reason)
        self.reason, self.start, self.end = reason, token.start(), min(token.end(), token.start() + 60)


def _measure(text: str) -> None:
    """Raise `_Beyond` at the first token that is one too many."""
    for control in () if text.isascii() else _CONTROL.finditer(text):
        raise _Beyond(f"a control character stands here, U+{ord(control[0]):04X}", control)
    depth = points = values = tables = 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        if kind == "torn":
            return  # a string without its end, which the parser reports
        depth = max(0, depth + _DEEPER.get(kind, 0))
        points = _POINTS.get(kind, -points) + points
        values += _VALUES.get(kind, 0)
        tables += kind == "table" and depth == 1
        if depth > DEEPEST:
            raise _Beyond(f"brackets are nested more than {DEEPEST} deep", token)
        if points >= DEEPEST:
            raise _Beyond(f"a key has more than {DEEPEST} parts", token)
        if values > VALUES_MAX or tables > TABLES_MAX:
            most = f"{VALUES_MAX:,} values" if values > VALUES_MAX else f"{TABLES_MAX:,} tables"
            raise _Beyond(f"it has more than {most}", token)
        if kind == "number":
            raise _Beyond(f"a number has more than {DIGITS_MAX} digits", token)


def _in_source(source: Source, text: str, offset: int) -> int:
    """The offset in the source of one in its text without carriage returns."""
    line, column = Source(source.path, text).line_column(offset)
    return source.line_starts()[line - 1] + column - 1


def _not_toml(source: Source, text: str) -> NotToml:
    """Where reading stopped, from tomllib's `… (at line 3, column 5)`."""
    match = _PLACE.search(text)
    reason = text[: match.start()] if match else text.removesuffix(" (at end of document)")
    reason = f"{reason[:1].lower()}{reason[1:]}"
    if match is None:
        return NotToml(reason, _line(source, len(source.line_starts()) if "end of document" in text else 1))
    start = source.line_starts()[int(match[1]) - 1] + int(match[2]) - 1
    return NotToml(reason, Span(source.path, min(start, len(source.text)), min(start + 1, len(source.text))))


# ---- places


def place_of(source: Source, keys: Sequence[str | int]) -> Span:
    """The line of the last of these keys that the text has, e.g. ("port", 1, "polish"); else line 1."""
    lines = range(1, len(source.line_starts()) + 1)
    best = 1
    rest = list(keys)
    while rest:
        key = rest.pop(0)
        index = rest.pop(0) if rest and isinstance(rest[0], int) else None
        number = next(_lines_of(source, lines, str(key), index if isinstance(index, int) else 0), None)
        if number is None:
            break
        best = number
        lines = range(number, _end_of_table(source, number) if _is_header(source.line(number)) else number + 1)
    return _line(source, best)


def _lines_of(source: Source, lines: range, key: str, index: int) -> Iterator[int]:
    """Lines with `key = …`, or with the header of table `key`, the one counted `index` first."""
    word = re.escape(key)
    assignment = re.compile(rf"\s*\"?{word}\"?\s*=")
    header = re.compile(rf"\s*\[\[?\s*\"?{word}\"?\s*\]\]?\s*(#.*)?")
    headers = [number for number in lines if header.fullmatch(source.line(number))]
    if headers:
        yield from headers[index:]
    yield from (number for number in lines if assignment.match(source.line(number)))


def _end_of_table(source: Source, start: int) -> int:
    last = len(source.line_starts()) + 1
    return next((number for number in range(start + 1, last) if _is_header(source.line(number))), last)


def _is_header(line: str) -> bool:
    return line.lstrip().startswith("[")


def _line(source: Source, number: int) -> Span:
    start = source.line_starts()[number - 1]
    text = source.line(number)
    return Span(source.path, start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
