"""The tokens of a text as the parser takes them, for the formatter and others that need more than statements."""

from __future__ import annotations

import re
from collections.abc import Callable

from mtpc.lazy_dataclass import dataclass
from mtpc.syntax.automaton import Grammar, Match, StateScanner, SyntaxFault, load_tables
from mtpc.syntax.decls import Statement
from mtpc.syntax.machine import Machine

SEPARATOR = "_SEP"  # the terminal that parts statements


@dataclass(slots=True)
class Token:
    """A terminal of grammar/mtp.lark at `start` up to but not including `end`; a separator holds its comments."""

    kind: str
    start: int
    end: int


def read_tokens(text: str) -> tuple[tuple[Statement, ...], list[Token]] | None:
    """The statements of a text and its tokens in order; None if it has a fault."""
    faults: list[SyntaxFault] = []
    parser = _RecordingParser(text, faults)
    statements: tuple[Statement, ...] | None = parser.run("spec", 1 if text.startswith("\ufeff") else 0, len(text))
    return None if faults or parser.unclosed is not None or statements is None else (statements, parser.tokens)


class _RecordingParser(Machine):
    """The parser, recording each token it takes."""

    def __init__(self, text: str, faults: list[SyntaxFault]) -> None:
        super().__init__(text, faults)
        self.tokens: list[Token] = []
        self.grammar = _RecordingGrammar(self.tokens)

    def between(self, state: int, position: int) -> tuple[str, int, int]:
        token = super().between(state, position)
        if token[0] == SEPARATOR:
            self.tokens.append(Token(*token))
        return token


class _RecordingGrammar(Grammar):
    """The grammar whose scanners record each token they find; without a fault each of them is taken."""

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__(load_tables())
        self._tokens = tokens

    def scanner(self, state: int) -> StateScanner:
        """The scanner of the state, recording what it finds."""
        match, names, words = super().scanner(state)
        return _recording(match, names, words, self._tokens.append), names, words


def _recording(match: Match, names: tuple[str, ...], words: dict[str, str], note: Callable[[Token], None]) -> Match:
    def noting(text: str, position: int, stop: int) -> re.Match[str] | None:
        token = match(text, position, stop)
        if token is not None:
            index = token.lastindex or 0
            kind = names[index]
            note(Token(words.get(token[index], kind) if kind == "IDENT" else kind, *token.span(index)))
        return token

    return noting
