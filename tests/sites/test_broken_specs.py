"""Every spec of specs/broken gives exactly the findings that its lines, and records beside it, are marked with."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.rules.files import all_rules
from tests.support.broken_specs import FOLDER, SPECS, compiled
from tests.support.listing import for_each
from tests.support.marks import Mark, assert_as_marked, findings_of, marks_in

PEER_FAULTS = (1, 2, 3, 4, 5, 6, 8, 9, 11)


def marks_of(path: Path) -> list[Mark]:
    """The marks of a spec, and of the records, the tables and the lock in its folder."""
    folder = FOLDER / path.stem
    records = sorted([*folder.glob("*.toml"), *folder.glob("*.csv"), *folder.glob("mtpc.lock")])
    return marks_in({file.relative_to(FOLDER).as_posix(): file.read_text("utf-8") for file in [path, *records]})


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_broken_spec_gives_exactly_the_findings_it_is_marked_with(path: Path) -> None:
    expected, findings = marks_of(path), findings_of(compiled(path))
    assert expected, "a broken spec has a mark"
    assert_as_marked(findings, expected)


@for_each(SPECS, lambda path: path.stem)
def test_broken_spec_says_first_why_it_exists(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# ")


def test_every_code_has_a_broken_spec_of_its_name() -> None:
    imports = {path.stem for path in FOLDER.glob("IMP*.yaml")}  # what others wrote: tests/cli/test_import.py reads it
    assert {rule.code for rule in all_rules()} <= {path.stem for path in SPECS} | imports


@for_each(SPECS, lambda path: path.stem)
def test_broken_spec_of_a_code_shows_that_code_alone(path: Path) -> None:
    if not path.stem.startswith("fault"):
        assert {mark.code for mark in marks_of(path)} == {path.stem.partition("-")[0]}


@for_each(PEER_FAULTS)
def test_every_fault_that_other_systems_let_pass_has_a_spec(number: int) -> None:
    assert any(path.name.startswith(f"fault{number:02}-") for path in SPECS)
