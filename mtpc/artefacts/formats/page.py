"""A document for people, independent of screen or paper."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.drawing.shapes import Drawing
from mtpc.lazy_dataclass import dataclass

FIELD, TICK, TEXT, STRONG = "field", "tick", "text", "strong"
BOX = "\N{BALLOT BOX}"


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a table. `kind` is text, strong, tick (a box) or field (room to write, `chars` wide).

    A column of text is not made narrower than `chars` for others, if it has text of that width.
    """

    title: str
    group: str = ""
    kind: str = TEXT
    chars: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """A line across the table that opens a group of rows."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the head is repeated on every page. The text of a tick is "", that of a field what is known already."""

    heads: tuple[Head, ...]
    rows: Sequence[tuple[str, ...] | Band]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph; `mark` is printed before it (a tick box), `strong` is for what stops the work."""

    text: str
    mark: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, side by side."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Boxes to sign in: name, signature, date."""

    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing. It is alone in its section, which is a sheet of its own size on paper."""

    drawing: Drawing


Block = Grid | Note | Title | Facts | Signatures | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part that starts on a new page; `name` is printed at the head of its pages."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document; title, project, revision and date are printed at the head of every page.

    `digest` is that of the model, whose first twelve characters stand beside the date; `tool`, the program and the
    site, stands at the foot. `wide`: A3 in place of A4, both landscape.
    """

    title: str
    project: str
    revision: str
    date: str
    digest: str
    sections: tuple[Section, ...]
    wide: bool = False
    tool: str = ""
