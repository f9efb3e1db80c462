"""Pages fitted to the width of a terminal: prose and tables fold, drawings and examples stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

WIDTH = 100
_START = re.compile(r"(- |\* |\d+\. |#|[A-Z][\w ]{2,20}: |\(The |\(record )")  # a line of its own


def fitted(page: str, width: int = WIDTH) -> str:
    """The page in lines of `width` characters; only what cannot be divided, such as an address, is longer."""
    return "\n".join(line for block in _blocks(page.splitlines()) for line in _fold(block, width)) + "\n"


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Fences, tables, paragraphs and empty lines."""
    block: list[str] = []
    kind = ""
    for line in lines:
        if kind == "fence":
            block.append(line)
            kind = "" if line.startswith("```") else kind
            continue
        new = "fence" if line.startswith("```") else "table" if line.startswith("|") else "prose" if line else ""
        if block and (new != kind or kind == "" or (kind == "prose" and _START.match(line))):
            yield block
            block = []
        kind = new
        block.append(line)
    yield block


def _fold(block: list[str], width: int) -> list[str]:
    if not block or block[0].startswith("```") or all(len(line) <= width for line in block):
        return block
    if block[0].startswith("|"):
        return _table(block, width)
    indent = "  " if block[0].startswith(("- ", "* ")) else ""
    return _wrapped(" ".join(block), width, indent)


def _table(block: list[str], width: int) -> list[str]:
    """The columns of a table made narrower, the widest first, until a line of it fits."""
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in block]
    columns = max(map(len, rows))
    widths = [max(len(row[column]) for row in rows if len(row) > column) for column in range(columns)]
    while sum(widths) + 3 * columns + 1 > width and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1
    lines = []
    for row in rows:
        if all(set(cell) <= {"-", ":"} for cell in row):
            lines.append("|" + "|".join("-" * (size + 2) for size in widths) + "|")
            continue
        cells = (_wrapped(cell, size, "") for cell, size in zip(row, widths, strict=False))
        for parts in zip_longest(*cells, fillvalue=""):
            lines.append("| " + " | ".join(f"{part:<{size}}" for part, size in zip(parts, widths, strict=False)) + " |")
    return lines


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    lines = wrap(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return lines or [""]
