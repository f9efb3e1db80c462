"""The parse tables are kept beside the grammar, are those that lark makes of it, and are read without lark."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from mtpc.assets import asset_folder
from mtpc.syntax import automaton
from mtpc.syntax._lark import generate, written
from mtpc.syntax.automaton import load_tables
from mtpc.syntax.parse_tables import KEPT, Tables, digest, read
from tests.support import ROOT

TRIED = "1.3.1"
GRAMMAR = ROOT / "grammar" / "mtp.lark"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of grammar/ that is read instead of it."""
    shutil.copytree(GRAMMAR.parent, tmp_path / "grammar")
    monkeypatch.setattr(automaton, "asset_folder", lambda kind: tmp_path / kind)
    load_tables.cache_clear()
    yield tmp_path / "grammar"
    load_tables.cache_clear()


@pytest.fixture(scope="module")
def made() -> Tables:
    return generate(GRAMMAR.read_text("utf-8"))


def test_the_kept_tables_are_those_that_lark_makes(made: Tables, update: bool) -> None:
    grammar = GRAMMAR.read_text("utf-8")
    if update:
        (GRAMMAR.parent / KEPT).write_text(written(grammar, made), "utf-8")
    kept = (GRAMMAR.parent / KEPT).read_text("utf-8")
    assert read(kept)[0] == digest(grammar), f"the grammar was changed: `pytest --update` makes grammar/{KEPT} anew"
    assert read(kept)[1] == made, (
        f"tried with lark {TRIED}, installed is {version('lark')}: it makes other tables than those kept in "
        f"grammar/{KEPT}. Those are still what is read; see whether mtpc/syntax/_lark.py understands this lark, then "
        "`pytest --update` makes them anew"
    )


def test_they_are_the_same_however_often_they_are_made(made: Tables) -> None:
    assert generate(GRAMMAR.read_text("utf-8")) == made


def test_tables_are_kept_word_for_word(made: Tables) -> None:
    assert read(written("grammar", made)) == (digest("grammar"), made)


def test_a_grammar_that_was_changed_is_made_into_tables_anew(folder: Path) -> None:
    lines = len(load_tables().rules)
    grammar = (folder / "mtp.lark").read_text("utf-8")
    (folder / "mtp.lark").write_text(grammar.replace("\n?line:", "\n?line: more |", 1) + '\nmore: "%more" name\n')
    load_tables.cache_clear()
    assert len(load_tables().rules) > lines


def test_the_tables_kept_in_this_installation_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mtpc.syntax._lark", None)
    monkeypatch.setitem(sys.modules, "lark", None)
    assert load_tables() == read((asset_folder("grammar") / KEPT).read_text("utf-8"))[1]


def test_reading_a_spec_imports_neither_lark_nor_interegular() -> None:
    code = (
        "import sys; from mtpc.syntax.parse import parse; from mtpc.text import Source;"
        "assert len(parse(Source('x', 'rack A01 : t'))[0].statements) == 1;"
        "print(sorted({'lark', 'interegular', 'tempfile', 'hashlib'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
