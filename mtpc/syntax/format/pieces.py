"""A text in pieces: its tokens and end-of-line comments, each with what stood in front of it."""

from __future__ import annotations

import re

from mtpc.lazy_dataclass import dataclass
from mtpc.syntax.tokens import SEPARATOR, Token

COMMENT, SEMICOLON, END = "COMMENT", "_SEP", "$END"
TAB = 8  # columns
_GAP = re.compile(r"#[^\n]*|\n|;")
# What a `(` of a call stands against.
_NAMES = frozenset({"IDENT", "TAIL", "PLAIN", "RSQB", "VAR", "STRING", "MEDIA", "NUMBERED"})
_GLUED_BEFORE = frozenset({SEMICOLON, "COMMA", "RPAR", "RSQB", "DOTS", "_LG", "TAIL"})
_GLUED_AFTER = frozenset({"LPAR", "LSQB", "_LG", "DOTS", "MINUS"})
_CLAUSES = frozenset({"at", "via", "else"})


@dataclass(slots=True)
class TextPiece:
    """A token, or a comment behind one, and the gap in front of it."""

    kind: str
    text: str
    column: int  # in its line as it was written, from 0
    blanks: int  # written in front of it, on its line
    apart: bool = False  # whether anything at all stands between it and the one before
    parts: bool = False  # whether a statement ends in front of it
    breaks: bool = False  # whether a line does
    begins: bool = False  # whether it was the first of its line as it was written
    above: tuple[str, ...] = ()  # the comment lines between; "" is an empty line, never two in a row
    in_brackets: bool = False


@dataclass(slots=True)
class _Gap:
    """What stands between two tokens."""

    behind: tuple[int, int] | None = None  # the comment on the line of the first
    above: tuple[str, ...] = ()
    breaks: bool = False
    semicolon: bool = False


def pieces_of(text: str, tokens: list[Token]) -> list[TextPiece]:
    """The pieces of a text without faults; the last one is its end."""
    pieces: list[TextPiece] = []
    last, parts, depth, columns = 0, False, 0, _Columns(text)
    for token in [*tokens, Token(END, len(text), len(text))]:
        if token.kind == SEPARATOR:
            parts = True
            continue
        gap = _gap(text, last, token.start)
        if gap.semicolon and pieces and pieces[-1].kind != "LBRACE" and token.kind not in ("RBRACE", END):
            pieces.append(TextPiece(SEMICOLON, ";", 0, 0))
        if gap.behind:
            pieces.append(columns.piece(COMMENT, *gap.behind))
        piece = columns.piece(token.kind, token.start, token.end)
        depth -= token.kind in ("RPAR", "RSQB")
        piece.apart, piece.parts, piece.above, piece.in_brackets = token.start > last, parts, gap.above, depth > 0
        piece.breaks = piece.begins = gap.breaks or not pieces
        depth += token.kind in ("LPAR", "LSQB", "_LG")
        pieces.append(piece)
        last, parts = token.end, False
    return pieces


@dataclass(slots=True)
class _Columns:
    """The columns of places that are asked for from left to right, each counted from the one before."""

    text: str
    _offset: int = 0
    _column: int = 0

    def piece(self, kind: str, start: int, end: int) -> TextPiece:
        """The piece of these characters, with its column and how many columns before it are blank."""
        line = self.text.rfind("\n", self._offset, start) + 1
        if line:
            self._offset, self._column = line, 0
        before = self.text[self._offset : start]
        filled = self._after(before.rstrip(" \t"))
        self._offset, self._column = start, self._after(before)
        return TextPiece(kind, self.text[start:end].rstrip(), self._column, self._column - filled)

    def _after(self, characters: str) -> int:
        begin = self._column % TAB
        return self._column - begin + len((" " * begin + characters).expandtabs(TAB))


def _gap(text: str, start: int, end: int) -> _Gap:
    gap = _Gap()
    above: list[str] = []
    filled = start > 0  # whether something stands on the line already
    for match in _GAP.finditer(text, start, end):
        mark = match.group()
        if mark == "\n":
            if not filled and above[-1:] != [""]:
                above.append("")
            gap.breaks, filled = True, False
            continue
        if mark == ";":
            gap.semicolon = True
            if above and above[-1].startswith("##"):
                above.append("")  # it was no note of what comes next, and does not become one
        elif gap.breaks or start == 0:
            above.append(mark.rstrip())
        else:
            gap.behind = match.span()
        filled = True
    gap.above = tuple(above)
    return gap


def would_go_on(piece: TextPiece, after: TextPiece) -> bool:
    """Whether a statement that begins a line would be taken for a clause of the one before, but for a `;`."""
    return piece.text in _CLAUSES and after.kind != "EQUAL"


def blanks_between(before: TextPiece, piece: TextPiece, after: TextPiece) -> int:
    """How many blanks stand between two pieces of a line, before columns are lined up."""
    if piece.kind == COMMENT:
        return 2
    if piece.kind == "DOT" or before.kind == "DOT":
        number = after if piece.kind == "DOT" else piece
        return int(piece.apart and number.text[:1].isdigit())  # glued they might be another token
    if piece.kind in _GLUED_BEFORE or before.kind in _GLUED_AFTER:
        return 0
    if piece.kind == "LPAR":
        return int(before.kind not in _NAMES)
    return int(piece.kind != "COLON" or not piece.in_brackets)
