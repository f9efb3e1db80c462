"""The parse tables are made once, kept where only the user writes, and believed only then."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mtpc.assets import asset_folder, cache_folder
from mtpc.syntax import tables

needs_permissions = pytest.mark.skipif(sys.platform == "win32", reason="no owner and mode there")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    tables.load.cache_clear()
    yield tmp_path
    tables.load.cache_clear()


generated = cache(tables.generate)  # takes half a second, and gives the same every time


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one whenever lark is asked to make the tables."""
    calls: list[str] = []

    def counted(grammar: str) -> dict[str, Any]:
        calls.append("made")
        return deepcopy(generated(grammar))

    monkeypatch.setattr(tables, "generate", counted)
    return calls


def again() -> tables.Tables:
    tables.load.cache_clear()
    return tables.load()


def kept(folder: Path) -> Path:
    (file,) = folder.rglob("*.json")
    return file


def test_a_second_run_takes_them_from_the_cache(made: list[str]) -> None:
    first = again()
    assert again() == first
    assert len(made) == 1


def test_they_are_the_same_however_often_they_are_made() -> None:
    grammar = (asset_folder("grammar") / "mtp.lark").read_text("utf-8")
    assert tables.generate(grammar) == tables.generate(grammar)


def test_nothing_is_left_beside_the_kept_file(folder: Path) -> None:
    again()
    assert [path.suffix for path in folder.rglob("*") if path.is_file()] == [".json"]


@pytest.mark.parametrize("damage", [b"", b"x", b"00000000\n{}", b"\x80\x04pickle\n"])
def test_a_broken_cache_is_made_anew(folder: Path, made: list[str], damage: bytes) -> None:
    first = again()
    kept(folder).write_bytes(damage)
    assert again() == first
    assert again() == first
    assert len(made) == 2


def test_a_cache_cut_short_is_made_anew(folder: Path, made: list[str]) -> None:
    first = again()
    kept(folder).write_bytes(kept(folder).read_bytes()[:-100])
    assert again() == first
    assert len(made) == 2


@pytest.mark.parametrize("what", ["__version__", "LAYOUT"])
def test_another_version_has_a_cache_of_its_own(monkeypatch: pytest.MonkeyPatch, made: list[str], what: str) -> None:
    again()
    monkeypatch.setattr(tables, what, "other")
    again()
    assert len(made) == 2


@needs_permissions
@pytest.mark.parametrize("which", ["file", "folder"])
def test_a_cache_that_others_may_write_is_not_believed(folder: Path, made: list[str], which: str) -> None:
    again()
    path = kept(folder) if which == "file" else kept(folder).parent
    path.chmod(0o777)
    again()
    assert len(made) == 2


def test_a_folder_that_cannot_be_written_costs_time_only(folder: Path, made: list[str]) -> None:
    (folder / "mtpc").write_text("a file, where the folder should be")
    assert again().rows
    assert again().rows
    assert len(made) == 2


def test_a_relative_cache_folder_is_not_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    found = cache_folder()
    assert found is None or found.is_absolute()


def test_a_warm_start_imports_neither_lark_nor_interegular(folder: Path) -> None:
    again()
    code = (
        "import sys; from mtpc.syntax.parse import parse; from mtpc.text import Source;"
        "assert len(parse(Source('x', 'rack A01 : t'))[0].statements) == 1;"
        "print(sorted({'lark', 'interegular', 'tempfile', 'hashlib'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
