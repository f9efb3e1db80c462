"""Every example in the README and in docs/ is a spec that compiles, or gives exactly what its lines are marked with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtpc.pipeline import compile_paths, compile_texts
from mtpc.syntax.parse import parse
from mtpc.text import Source
from tests.support import DOCUMENTS, ROOT, SPECS, mtpc_anew
from tests.support.marks import findings_of, marks_in

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```mtp( fragment)?[ ]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [
    pytest.param(match[1] or "", match[2], id=f"{page.relative_to(ROOT).as_posix()}-{number}")
    for page in PAGES
    for number, match in enumerate(FENCE.finditer(page.read_text("utf-8")), start=1)
]


@pytest.mark.parametrize(("sort", "spec"), BLOCKS)
def test_an_example_says_what_it_promises(sort: str, spec: str) -> None:
    if sort:
        assert parse(Source("example.mtp", spec))[1] == []
        return
    result = compile_texts({"example.mtp": spec}, base=ROOT / "specs")
    found, expected = findings_of(result), marks_in({"example.mtp": spec})
    assert [(mark.line, mark.column, mark.code) for mark in found] == [
        (mark.line, mark.column, mark.code) for mark in expected
    ], found


@pytest.mark.parametrize("path", [path for path in SPECS if path.stem != "cluster"], ids=lambda path: path.stem)
def test_a_worked_site_is_clean_and_gives_documents(path: Path) -> None:
    """The cluster takes long to write; tests/house/test_determinism.py builds it and holds the same of it."""
    from mtpc.artefacts._artefact import emit
    from mtpc.plan.rows.issue import Issue

    result = compile_paths([path])
    assert result.diagnostics == ()
    files = emit(result.plant, Issue("2026-11-20"), None)
    assert files.keys() >= DOCUMENTS
    assert all(files.values())


def test_the_readme_shows_the_quickstart_as_it_is() -> None:
    spec = (ROOT / "specs" / "quickstart.mtp").read_text("utf-8")
    assert len(spec.splitlines()) <= 30
    assert f"```mtp\n{spec}```" in (ROOT / "README.md").read_text("utf-8")


def test_the_readme_shows_what_the_program_really_says() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    sessions = re.findall(r"^```console\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert sessions
    for session in sessions:
        command, _, shown = session.partition("\n")
        done = mtpc_anew(*command.removeprefix("$ mtpc ").split())
        assert done.stdout + done.stderr == shown


def test_every_link_in_the_docs_leads_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"
