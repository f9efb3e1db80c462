"""A spec in the one style: docs/language.md, "Formatting". Text in, text out; what it means stays what it was."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.syntax.format.alignment import line_up
from mtpc.syntax.format.layout import lay_out
from mtpc.syntax.format.pieces import pieces_of
from mtpc.syntax.parse import parse, without_gc
from mtpc.syntax.tokens import Token, read_tokens
from mtpc.syntax.trade_words import in_our_words
from mtpc.text import Source

_OFFSET = re.compile(r"(?:.*_)?(?:start|end)")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A spec before and after formatting; `findings` state why it cannot be read."""

    source: Source
    text: str
    findings: list[Diagnostic]

    @property
    def changes(self) -> bool:
        """Whether the two differ."""
        return self.text != self.source.text


def format_spec(source: Source) -> Formatted:
    """A text and what it is in the one style: as it is, with what is to be said about it, where it cannot be read."""
    with without_gc():
        text = source.text.removeprefix("\ufeff").replace("\r\n", "\n")
        read = read_tokens(text)
        if read is None:
            return Formatted(source, source.text, parse(source)[1])
        spoken = in_our_words(text, read[0])
        if spoken != text and (again := read_tokens(spoken)) is not None:
            text, read = spoken, again
        statements, tokens = read
        lines = lay_out(pieces_of(text, tokens))
        line_up(lines)
        formatted = "".join(line.text() + "\n" for line in lines)
        if formatted != text:
            again = read_tokens(formatted)
            assert again is not None and same(statements, again[0]), "formatting changed what a spec means"
            assert _comments(text, tokens) == _comments(formatted, again[1]), (
                "formatting changed the comments of a spec"
            )
        return Formatted(source, formatted, [])


def same(one: object, other: object) -> bool:
    """Whether two nodes, or tuples of them, mean the same: equal in all but the offsets they stand at."""
    pairs = [(one, other)]
    while pairs:
        left, right = pairs.pop()
        if type(left) is not type(right):
            return False
        if isinstance(left, tuple) and isinstance(right, tuple):
            if len(left) != len(right):
                return False
            pairs += zip(left, right, strict=True)
        elif is_dataclass(left):
            names = (field.name for field in fields(left) if not _OFFSET.fullmatch(field.name))
            pairs += ((getattr(left, name), getattr(right, name)) for name in names)
        elif left != right:
            return False
    return True


def _comments(text: str, tokens: list[Token]) -> list[str]:
    """The comments of a text in order."""
    last, comments = 0, []
    for token in [*tokens, Token("", len(text), len(text))]:
        gap = text[last : token.end if token.kind == "_SEP" else token.start]
        comments += [line.rstrip() for line in re.findall(r"#[^\n]*", gap)]
        last = token.end
    return comments
