"""Specs that read tables, and workbooks to be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.floors import HEAD

ROOMS = "for $r in t { room $r.name }\n"


def rooms(spec: str, **tables: str) -> Result:
    texts = {name.replace("_csv", ".csv"): content for name, content in tables.items()}
    return compile_texts({"x.mtp": HEAD + spec} | texts)


def names(spec: str, table: str) -> list[str]:
    """What a spec that asserts its rows' cells reads: the texts of a failing assertion."""
    result = rooms(f'use "t.csv" as t {spec}\nfor $r in t {{ assert 1 == 2, "{{$r.name}}" }}\n', t_csv=table)
    return [found.message for found in result.found]


def workbook(folder: Path, fill: Callable[[Any, Any], object], name: str = "p2p.xlsx") -> Path:
    book = xlsxwriter.Workbook(folder / name)
    fill(book, book.add_worksheet("Cables"))
    book.close()
    return folder / name


def cells(folder: Path, settings: str, *columns: str) -> list[str]:
    """The cells of some columns of p2p.xlsx, as the spec sees them."""
    said = " ".join(f"<{{$r.{column}}}>" for column in columns)
    spec = f'edition 2026\nuse "p2p.xlsx" as t {settings}\nfor $r in t {{ assert 1 == 2, "{said}" }}\n'
    return [found.message for found in compile_texts({"x.mtp": spec}, folder).found]


def only(result: Result) -> Diagnostic:
    (found,) = result.diagnostics
    return found
