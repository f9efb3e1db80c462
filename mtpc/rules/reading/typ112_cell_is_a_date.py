"""TYP112 cell-is-a-date: a name is read from a cell in which a spreadsheet keeps a date."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A name is read from a cell in which a spreadsheet keeps a date.",
    why="Spreadsheets turn a port typed as 1/1 into the first of January; the port cannot be recovered from the date.",
    fix="Format the column as text in the spreadsheet, then write the port again.",
)
