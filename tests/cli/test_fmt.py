"""`mtpc fmt` as people and hooks rely on it; and what we show of specs is written in its style."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mtpc.syntax.format.format_spec import format_spec
from mtpc.text import Source
from tests.docs.test_docs import BLOCKS
from tests.support import ROOT, SCENARIOS, SPECS, mtpc

LOOSE, NEAT = "rack  A:x.y\n", "rack A : x.y\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two specs to format, one in the style, one that cannot be read, and what is none of ours."""
    for name, text in {
        "b.mtp": LOOSE, "a/loose.mtp": LOOSE, "neat.mtp": NEAT, ".hidden/x.mtp": LOOSE, "note.txt": LOOSE,
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_specs_are_rewritten_and_named(folder: Path) -> None:
    done = mtpc("fmt", "neat.mtp", "b.mtp", "b.mtp", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "b.mtp formatted\n1 file formatted, 1 already formatted\n"
    assert (folder / "b.mtp").read_text() == NEAT
    assert mtpc("fmt", "b.mtp", cwd=folder).stderr == "0 files formatted, 1 already formatted\n"


def test_a_folder_stands_for_the_specs_below_it(folder: Path) -> None:
    done = mtpc("fmt", ".", cwd=folder)
    assert done.returncode == 0
    assert done.stderr == "b.mtp formatted\na/loose.mtp formatted\n2 files formatted, 1 already formatted\n"
    assert (folder / ".hidden/x.mtp").read_text() == (folder / "note.txt").read_text() == LOOSE


def test_rights_and_links_stay(folder: Path) -> None:
    (folder / "b.mtp").chmod(0o640)
    (folder / "link.mtp").symlink_to("b.mtp")
    assert mtpc("fmt", "link.mtp", cwd=folder).returncode == 0
    assert (folder / "link.mtp").is_symlink()
    assert (folder / "b.mtp").read_text() == NEAT
    assert (folder / "b.mtp").stat().st_mode & 0o777 == 0o640


def test_check_writes_nothing_and_is_1_where_something_would_change(folder: Path) -> None:
    done = mtpc("fmt", "--check", ".", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("2 files would be formatted, 1 already formatted\n")
    assert (folder / "b.mtp").read_text() == LOOSE
    assert mtpc("fmt", "--check", "neat.mtp", cwd=folder).returncode == 0


def test_diff_writes_nothing_and_shows_what_would_change(folder: Path) -> None:
    done = mtpc("fmt", "--diff", "b.mtp", "neat.mtp", cwd=folder)
    assert done.returncode == 1
    assert done.stdout == "--- b.mtp\n+++ b.mtp\n@@ -1 +1 @@\n-rack  A:x.y\n+rack A : x.y\n"
    assert (folder / "b.mtp").read_text() == LOOSE
    assert (mtpc("fmt", "--diff", "neat.mtp", cwd=folder).returncode) == 0


def test_what_cannot_be_read_stays_and_is_told_and_the_rest_is_formatted(folder: Path) -> None:
    (folder / "wrong.mtp").write_text("rack  A : : x.y\n")
    done = mtpc("fmt", "wrong.mtp", "b.mtp", cwd=folder)
    assert done.returncode == 1
    assert "error[SYN101]" in done.stderr
    assert "wrong.mtp:1:11" in done.stderr
    assert done.stderr.endswith("1 file formatted, 0 already formatted, 1 file not read\n")
    assert (folder / "wrong.mtp").read_text() == "rack  A : : x.y\n"
    assert (folder / "b.mtp").read_text() == NEAT


def _through(text: bytes, *arguments: str) -> tuple[int, bytes, str]:
    command = [sys.executable, "-m", "mtpc", "fmt", "-", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    done = subprocess.run(command, input=text, env=env, capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr.decode()


def test_stdin_goes_to_stdout() -> None:
    assert _through(b"rack  A:x.y") == (0, NEAT.encode(), "")
    assert _through(NEAT.encode(), "--check")[0] == 0
    assert _through(LOOSE.encode(), "--check")[0] == 1
    code, out, told = _through(b"rack  A : : x.y\n", "--stdin-filename", "hall.mtp")
    assert (code, out) == (1, b"rack  A : : x.y\n")
    assert "hall.mtp:1:11" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Missing argument 'PATH...'"),
        (("no.mtp",), "there is no file no.mtp"),
        (("-", "b.mtp"), "- cannot be combined"),
        (("empty",), "there is no .mtp file in empty"),
        (("latin.mtp",), "latin.mtp is not UTF-8"),
    ],
)
def test_what_cannot_be_done_is_2_and_nothing_is_written(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    (folder / "empty").mkdir()
    (folder / "latin.mtp").write_bytes(b"# \xe9\n")
    done = mtpc("fmt", *arguments, *(["b.mtp"] if arguments and "-" not in arguments else []), cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert (folder / "b.mtp").read_text() == LOOSE


# ---- our own -----------------------------------------------------------------------------------


def test_our_specs_are_in_the_style() -> None:
    done = mtpc("fmt", "--check", "templates", *SPECS, *SCENARIOS)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("sort", "spec"), BLOCKS)
def test_an_example_is_in_the_style(sort: str, spec: str) -> None:
    example = format_spec(Source("example.mtp", spec))
    assert example.findings or example.text == spec
