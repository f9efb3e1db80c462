"""Control characters, and ends of lines that only some editors show, in texts and comments.

Tabs and the ends of lines (LF, CR LF) belong to the language, and U+FEFF may be the first character of a file.
Outside of texts and comments the parser takes none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtpc.syntax.automaton import SyntaxFault
from mtpc.syntax.recover import Slip

# Control characters and U+FEFF; ends of lines that are none for the parser.
_CONTROL, _PARTING = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff",
    "\x0b\x0c\x85\u2028\u2029",
)
_UNSEEN = f"(?P<control>[{_CONTROL}]+)|(?P<parting>[{_PARTING}]+|\r(?!\n))"
_TEXT_OR_COMMENT = r'"(?:[^"\\\n]|\\.)*+"|(?P<comment>#[^\n]*+)'
_SLIPS = {
    ("control", True): Slip.CONTROL_IN_COMMENT,
    ("control", False): Slip.CONTROL_IN_TEXT,
    ("parting", True): Slip.PARTING,
    ("parting", False): Slip.PARTING,
}


def unseen(text: str) -> Iterator[SyntaxFault]:
    """A fault for each stretch of them, in reading order."""
    if text.replace("\n", "").isprintable():
        return  # as most texts are: no pattern is compiled for them
    for found in re.compile(_UNSEEN).finditer(text, 1 if text.startswith("\ufeff") else 0):
        start, end = found.span()
        in_comment = _in_comment(text, start)
        if in_comment is not None:
            slip = _SLIPS[found.lastgroup or "", in_comment]
            yield SyntaxFault(-1, slip, start, end, (start, start), frozenset())


def _in_comment(text: str, position: int) -> bool | None:
    """Whether a comment stands there; False for a text in quotes, None for anything else."""
    line = text.rfind("\n", 0, position) + 1
    for found in re.compile(_TEXT_OR_COMMENT).finditer(text, line):
        if found.end() > position:
            return found.lastgroup == "comment" if found.start() <= position else None
    return None
