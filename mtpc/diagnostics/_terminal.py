"""Text as a terminal, a log and a page in Markdown show it: nothing in it controls or hides, and its lines end.

Everything that somebody else wrote passes here before a person reads it: names, texts, file names, arguments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

TAB_CELLS = 4
LINE_MAX = 2000  # characters of one line that are shown to people
# What leaves no sign: control characters; what turns the direction of reading or ends a line; what has no width or is a
# blank letter (Unicode 15.1, DerivedCoreProperties: Default_Ignorable_Code_Point); what is no character.
_HIDDEN = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_COLOUR = "\x1b\\[[0-9;]{1,6}m"  # as the program itself paints
# What a build service takes for a command: at the start of a line, or wherever it stands.
_COMMAND = r"^(\s*):(?=:(?!:))|#(?=#(?:\[|vso\[))"


def visible(text: str) -> str:
    """The text with everything that controls a terminal or cannot be seen written as an escape."""
    return text if text.isascii() and text.isprintable() else re.sub(_HIDDEN, _escape, text)


def one_line(text: str) -> str:
    """The text as one line of limited length, visible, with how much of it was cut."""
    return _limited(visible(text))


def page_lines(pieces: Iterable[str], *, coloured: bool = False) -> Iterator[str]:
    """The lines of a page for people, which comes in pieces, each as in `shown_lines`; plain pieces stay whole."""
    rest = ""
    for piece in pieces:
        if not rest and _is_plain(piece):
            yield piece
            continue
        *whole, rest = (rest + piece).split("\n")
        yield from shown_lines(whole, coloured=coloured)
    if rest:
        yield from shown_lines([rest], coloured=coloured)


def shown_lines(lines: Iterable[str], *, coloured: bool = False) -> Iterator[str]:
    """Each as `one_line` with its line end, and read by no build service as a command.

    `coloured`: what the program paints with stays; the text in between was visible before it was painted.
    """
    for line in lines:
        yield _uncommanded(_painted(line) if coloured and "\x1b" in line else one_line(line)) + "\n"


def visible_data(text: str) -> str:
    """A text of several lines for programs: visible but for tabs and ends of lines, and nothing is cut."""
    return re.sub(f"(?!\t|\r?\n){_HIDDEN}", _escape, text)


def visible_json(text: str) -> str:
    """A JSON document with the same content, in which every character that cannot be seen is an escape of JSON."""
    return text if text.isascii() else re.sub(_HIDDEN.replace("\x00-\x1f", ""), _escape_in_json, text)


def hidden_in(text: str) -> str:
    """The first character of a text that cannot be seen, "" if there is none."""
    found = None if text.isascii() and text.isprintable() else re.search(_HIDDEN, text)
    return found[0] if found else ""


def hidden_places(text: str) -> Iterator[int]:
    """Where the characters of a text stand that cannot be seen."""
    return (found.start() for found in re.finditer(_HIDDEN, text))


def cells(text: str) -> int:
    """How many cells a visible text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def drawn(line: str) -> tuple[str, list[int]]:
    """A source line as drawn, and the cell at which each character starts; the last entry is the end."""
    pieces: list[str] = []
    starts: list[int] = []
    cell = 0
    for character in line:
        piece = " " * (TAB_CELLS - cell % TAB_CELLS) if character == "\t" else visible(character)
        starts.append(cell)
        pieces.append(piece)
        cell += cells(piece)
    return "".join(pieces), [*starts, cell]


def _is_plain(piece: str) -> bool:
    """Whether whole lines are shown as they are, as most pieces of long pages are."""
    plain = len(piece) <= LINE_MAX and piece.isascii() and piece.replace("\n", "").isprintable()
    return plain and piece[-1:] == "\n" and _uncommanded(piece) is piece


def _limited(text: str) -> str:
    cut = len(text) - LINE_MAX
    return text if cut <= 0 else f"{text[:LINE_MAX]}… {cut:,} more characters"


def _painted(line: str) -> str:
    """A line with the program's own colours: only its text is made visible and counted."""
    pieces = re.split(f"({_COLOUR})", line)
    room = LINE_MAX
    for number in range(0, len(pieces), 2):  # colours stand between texts
        text = visible(pieces[number])
        cut = sum(map(len, pieces[number::2])) - room if len(text) > room else 0
        pieces[number] = text if not cut else f"{text[:room]}… {cut:,} more characters"
        if cut:
            return "".join(pieces[: number + 1]) + "\x1b[0m"
        room -= len(text)
    return "".join(pieces)


def _uncommanded(line: str) -> str:
    if "::" not in line and "##" not in line:
        return line
    return re.sub(_COMMAND, lambda sign: sign[0][:-1] + f"\\x{ord(sign[0][-1]):02x}", line)


def _escape(hidden: re.Match[str]) -> str:
    return ascii(hidden[0])[1:-1]


def _escape_in_json(hidden: re.Match[str]) -> str:
    return "".join(f"\\u{unit:04x}" for unit in _utf16(hidden[0]))


def _utf16(character: str) -> Iterator[int]:
    raw = character.encode("utf-16-be", "surrogatepass")
    return (raw[place] << 8 | raw[place + 1] for place in range(0, len(raw), 2))


def _cells_of(character: str) -> int:
    import unicodedata

    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
