"""`mtpc init`: every template is a project that works, and a folder gets all of it or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtpc.cli._projects import project, quoted, templates
from mtpc.pipeline import compile_texts
from tests.support import ROOT, mtpc

NAMES = list(templates())
FILES = {".gitignore", ".pre-commit-config.yaml", "README.md", "floor.mtp"}


def test_there_are_templates_to_begin_with() -> None:
    assert {"quickstart", "leaf-spine", "table", "blank"} <= set(NAMES)
    assert sorted(entry.name for entry in (ROOT / "templates" / "init").iterdir() if entry.name[0] != "_") == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_a_project_that_checks_and_builds(tmp_path: Path, name: str) -> None:
    made = mtpc("init", "hall-7", "--template", name, cwd=tmp_path)
    assert made.returncode == 0
    assert {entry.name for entry in (tmp_path / "hall-7").iterdir()} >= FILES
    assert 'project "hall-7"' in (tmp_path / "hall-7" / "floor.mtp").read_text()
    steps = [line.split()[1:] for line in made.stderr.splitlines()[1:]]
    assert [step[0] for step in steps] == ["check", "trace", "build"]
    assert mtpc("fmt", "--check", "hall-7", cwd=tmp_path).returncode == 0
    for step in steps:
        done = mtpc(*step, cwd=tmp_path)
        assert (done.returncode, "no findings" in done.stderr) == (0, True), done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_tidy(name: str) -> None:
    for path, content in project(name, "x").items():
        text = content.decode()
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert "PROJECT-NAME" not in text, path
        assert all(line == line.rstrip() and "\t" not in line for line in text.splitlines()), path


def test_without_a_folder_the_project_is_in_the_one_we_are_in(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert mtpc("init", cwd=tmp_path).returncode == 0
    assert {entry.name for entry in tmp_path.iterdir()} == FILES | {".git"}


def test_a_folder_that_is_not_empty_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = mtpc("init", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert ". is not empty: mine.txt; name an empty folder, or one that does not exist yet" in done.stderr
    assert os.listdir(tmp_path) == ["mine.txt"]


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "hall").write_text("")
    done = mtpc("init", "hall", cwd=tmp_path)
    assert done.returncode == 2
    assert "hall" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_template_that_does_not_exist_is_told_with_one_that_does(tmp_path: Path) -> None:
    done = mtpc("init", "x", "--template", "leafspine", cwd=tmp_path)
    assert done.returncode == 2
    assert "unknown template leafspine; similar: leaf-spine" in done.stderr
    assert not os.listdir(tmp_path)


def test_templates_are_listed_with_what_they_are_for(tmp_path: Path) -> None:
    done = mtpc("init", "--list", cwd=tmp_path)
    assert [line.split()[0] for line in done.stdout.splitlines()] == NAMES
    assert not os.listdir(tmp_path)


@pytest.mark.parametrize("name", ['a"b', "a{$x}b", "a\\", "a\nb", "-x", "ä ö", "$(touch y)", "PROJECT-NAME"])
def test_the_name_of_a_folder_is_text_in_the_spec(tmp_path: Path, name: str) -> None:
    done = mtpc("init", "--", name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert os.listdir(tmp_path) == [name]
    result = compile_texts({"floor.mtp": (tmp_path / name / "floor.mtp").read_text("utf-8")})
    assert result.plant.site.project.name == name.replace("\n", " ")
    assert not result.diagnostics


def test_a_text_is_quoted_so_that_it_means_itself() -> None:
    assert quoted('a"b\\c{d}\n\t') == '"a\\"b\\\\c\\{d}\\n\\t"'
