"""A file that somebody else may have written is opened in one place, and read as TOML in one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.support import ROOT, tree_files

OPENER, TOML = "mtpc/opening.py", "mtpc/toml_text.py"
OURS = [path for path in tree_files(".py") if path.is_relative_to(ROOT / "mtpc")]
# Files that come with mtpc, and files it writes itself.
OF_MTPC = {
    "mtpc/artefacts/formats/_reportlab.py", "mtpc/artefacts/formats/html.py", "mtpc/catalogue/catalogues.py",
    "mtpc/catalogue/index.py", "mtpc/catalogue/records.py", "mtpc/catalogue/records_page.py",
    "mtpc/catalogue/schema_check.py", "mtpc/cli/_projects.py", "mtpc/drawing/letters.py",
    "mtpc/manual/concept_pages.py", "mtpc/manual/language_words.py", "mtpc/model/sources/headers.py",
    "mtpc/syntax/automaton.py", "mtpc/syntax/mistakes.py",
}  # fmt: skip
WRITES = {"mtpc/delivery/beside.py", "mtpc/delivery/exchange.py", "mtpc/delivery/single.py"}
SYSTEM = {"mtpc/cli/_streams.py", "mtpc/delivery/turns.py"}  # the null device; a folder, to lock it
OPENING = {"open", ".open"}
OF_TOML = {"mtpc/catalogue/index.py", "mtpc/catalogue/records.py", "mtpc/manual/language_words.py"} | {
    "mtpc/model/sources/headers.py"
}


@cache
def called(path: Path) -> frozenset[str]:
    """What a module calls, as it is written; of methods their names with a point in front."""
    functions = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    names = {ast.unparse(function) for function in functions if isinstance(function, ast.Name | ast.Attribute)}
    return frozenset(names | {f".{function.attr}" for function in functions if isinstance(function, ast.Attribute)})


def shown(paths: Iterator[Path]) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in paths}


def test_a_strangers_file_is_opened_in_one_place() -> None:
    opening = shown(path for path in OURS if called(path) & OPENING)
    assert opening == {OPENER} | WRITES | SYSTEM


def test_only_files_of_mtpc_are_read_without_it() -> None:
    reading = shown(path for path in OURS if called(path) & {".read_text", ".read_bytes"})
    assert reading == OF_MTPC


def test_toml_of_a_strangers_is_read_in_one_place() -> None:
    reading = shown(path for path in OURS if called(path) & {"tomllib.loads", "tomllib.load"})
    assert reading == {TOML} | OF_TOML
