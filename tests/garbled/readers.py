"""What reads texts of strangers: for each reader its seeds, and one call that must end without an exception."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.support import ROOT

if TYPE_CHECKING:
    from mtpc.diagnostics import Diagnostic
    from mtpc.syntax.decls import SpecFile

TODAY = "2026-12-01"
WHOLE = 16  # one text in so many goes through the whole compiler
_SPEC = 'use "{table}" as t {settings}\nfor $r in t {{ device $r.name $r.more }}\n'


@dataclass(frozen=True, slots=True)
class Reader:
    """`read` takes a text, in the working directory (a scratch folder); `seeds` are texts it understands, or nearly.

    `patience_s` is how long it may take of the processor: a busy machine is no fault.
    """

    seeds: Callable[[], Iterable[str]]
    read: Callable[[str], object]
    patience_s: int = 10


def _texts(*patterns: str) -> Iterable[str]:
    """Whole files, and each part of them between empty lines."""
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            text = path.read_text("utf-8", "replace")
            if len(text) < 8_000:
                yield from dict.fromkeys((text, *(f"{part}\n" for part in text.split("\n\n"))))


def _specs() -> Iterable[str]:
    return _texts("specs/*.mtp", "specs/broken/*.mtp", "tests/data/syntax/*.mtp", "tests/data/blame/*.mtp")


def _parse(text: str) -> None:
    from mtpc.syntax.format.format_spec import format_spec
    from mtpc.syntax.parse import parse
    from mtpc.text import Source

    source = Source("a.mtp", text)
    _, findings = parse(source)
    if not findings:
        format_spec(source)


def _check(text: str) -> None:
    from mtpc.pipeline import compile_texts

    compile_texts({"a.mtp": text}, today=TODAY)


def _table(text: str) -> None:
    """The first line is what stands behind `use`, the others are the table."""
    from mtpc.pipeline import compile_texts

    settings, _, table = text.partition("\n")
    texts = {"a.mtp": _SPEC.format(table="t.csv", settings=settings), "t.csv": table}
    if len(text) % WHOLE:
        _resolve(texts)
    else:
        compile_texts(texts, today=TODAY)


def _resolve(texts: Mapping[str, str]) -> None:
    """What one spec describes, neither traced nor judged, which takes a fourth of the time."""
    from mtpc.catalogue.load import Library
    from mtpc.diagnostics.suggest import begin_searches
    from mtpc.model.resolve import resolve
    from mtpc.model.sources.spec_files import open_project
    from mtpc.text import Source

    begin_searches()
    specs, files, _ = open_project([Source(name, text) for name, text in texts.items()], Path())
    parsed = [_parsed(spec.path, spec.text) for spec in specs]
    unread = [finding for _, findings in parsed for finding in findings]
    resolve([file for file, _ in parsed], Library.standard(), files, unread=unread)


@lru_cache(maxsize=100)
def _parsed(path: str, text: str) -> tuple[SpecFile, list[Diagnostic]]:
    from mtpc.syntax.parse import parse
    from mtpc.text import Source

    return parse(Source(path, text))


def _tables() -> Iterable[str]:
    for table in _texts("specs/**/*.csv"):
        yield "\n" + table
        yield " header = 1\n" + table
    yield ' rename = { name = "A" }, key = name\nA;more\na;b\n'
    yield ' columns = [name, more], first = 2, last = 9\nx,y\n"a\nb",c\n'


def _lock(text: str) -> None:
    from mtpc.model.lock.lock_text import parse
    from mtpc.text import Source

    parse(Source("mtpc.lock", text))


def _settings(text: str) -> None:
    from mtpc.pipeline import compile_texts

    compile_texts({"a.mtp": "room R\n", "mtpc.toml": text}, today=TODAY)


def _record(text: str) -> None:
    from mtpc.catalogue.folder import read_folder
    from mtpc.catalogue.load import Library
    from mtpc.pipeline import compile_texts

    Path("p").mkdir(exist_ok=True)
    Path("p/one.toml").write_text(text, "utf-8", "replace", newline="")
    if len(text) % WHOLE:
        read_folder(Library.standard(), Path("p"), "p", None)
    else:
        compile_texts({"a.mtp": 'use "./p" as p\n'}, today=TODAY)


def _workbook(text: str) -> None:
    """The first line names a part of a workbook, the others are what stands there instead."""
    from mtpc.pipeline import compile_texts

    name, _, content = text.partition("\n")
    with ZipFile("t.xlsx", "w") as file:
        for part, original in _parts().items():
            file.writestr(part, content.encode("utf-8", "replace") if part == name else original)
    compile_texts({"a.mtp": _SPEC.format(table="t.xlsx", settings="")}, today=TODAY)


@cache
def _parts() -> dict[str, bytes]:
    """A small workbook: two sheets, texts, numbers, a date, merged cells, a hidden row, a formula."""
    import xlsxwriter

    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    for title in ("Cables", "More"):
        sheet = book.add_worksheet(title)
        sheet.write_row(0, 0, ("name", "more", "length"))
        sheet.write_row(1, 0, ("a", "b", 1.5))
        sheet.write_row(2, 0, ("c", "d", 2e3))
        sheet.write_formula(3, 0, '="e"&"f"', None, "ef")
        sheet.write_datetime(3, 1, datetime(2026, 11, 29), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.merge_range(4, 0, 5, 1, "g")
        sheet.set_row(6, None, None, {"hidden": True})
    book.close()
    with ZipFile(content) as file:
        return {name: file.read(name) for name in file.namelist()}


def _workbooks() -> Iterable[str]:
    return (f"{name}\n{content.decode('utf-8')}" for name, content in _parts().items())


def _devicetype(text: str) -> None:
    from mtpc.catalogue.community.devicetype import imported
    from mtpc.text import Source

    imported(Source("a.yaml", text), TODAY, {})


def _run(*words: str) -> None:
    from mtpc.cli import run
    from mtpc.cli._streams import INTERNAL_ERROR

    output, errors = (TextIOWrapper(BytesIO(), "utf-8") for _ in "12")
    with redirect_stdout(output), redirect_stderr(errors):
        code = run(list(words))
    errors.seek(0)
    assert code != INTERNAL_ERROR, errors.read()[:2_000]


FORMS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")


def _build(text: str) -> None:
    Path("a.mtp").write_text(text, "utf-8", "replace")
    number = len(text)
    _run("check", "a.mtp", "--today", TODAY, "--output-format", FORMS[number % len(FORMS)])
    _run("build", "a.mtp", "--today", TODAY, "-o", "out", "--overwrite", "-q")
    if number % 4 == 0:
        _run("trace", "a.mtp", "--format", ("text", "json")[number // 4 % 2])
        _run("show", "a.mtp")


READERS = {
    "parse": Reader(_specs, _parse),
    "check": Reader(_specs, _check),
    "build": Reader(_specs, _build, patience_s=40),  # four commands
    "table": Reader(_tables, _table),
    "workbook": Reader(_workbooks, _workbook),
    "lock": Reader(lambda: _texts("specs/**/mtpc.lock"), _lock),
    "settings": Reader(lambda: _texts("specs/**/mtpc.toml"), _settings),
    "record": Reader(
        lambda: _texts("mtpc/catalogue/data/vendors/*/*/*.toml", "specs/**/*.toml", "specs/parts/**/*.toml"), _record
    ),
    "import": Reader(lambda: _texts("specs/broken/IMP*.yaml"), _devicetype),
}


def own_folder(folder: str) -> None:
    """Work in a scratch folder."""
    os.chdir(folder)
