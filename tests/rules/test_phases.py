"""The folder of a rule says when it is judged: nothing else is edited for a new one, and nothing is run in vain."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from mtpc import rules
from mtpc.channel.types import MatingFault
from mtpc.manual.explain import explain
from mtpc.manual.rule_pages import pages
from mtpc.pipeline import compile_texts
from mtpc.rules.binding import may_be_waived, stays_an_error
from mtpc.rules.files import all_rules, mistake_files, rule_files
from mtpc.rules.judge import MATINGS, PHASES
from mtpc.rules.rule import FAMILIES
from tests.support.examples import FLOOR

PINNED = "cord lp01.1.1 -- lp01.1.2 : acme.patch-mpo12-b-om4-pinned { length = 2m }\n"
REQUIRED = "policy { require { polish = pc } }\n"
ASKED = "policy { severity { ORD901 = warning } }\n"
NEW_RULE = """
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules.rule import Rule


def check(plant):
    yield Diagnostic(RULE.code, "the new rule was run", None, RULE.severity)


RULE = Rule(
    __name__, severity=Severity.NOTE, summary="It is new.", why="", fix="", sources=(), check=check
)
"""
Drop = Callable[[str, str], None]


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drop]:
    """Puts a new rule into a folder of rules: the folder, the rule's name."""

    def dropped(folder: str, name: str) -> None:
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / f"ord901_{name.replace('-', '_')}.py"
        path.write_text(NEW_RULE, "utf-8")
        package = import_module(f"{rules.__name__}.{folder}")
        monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path / folder)])
        rule_files.cache_clear()

    yield dropped
    rule_files.cache_clear()
    for module in [name for name in sys.modules if "ord901" in name]:
        del sys.modules[module]


def codes_found(lines: str) -> set[str]:
    return {finding.code for finding in compile_texts({"a.mtp": FLOOR + lines}).found}


@pytest.mark.parametrize("folder", ["lanes", "budget", "floor"])
def test_a_rule_that_is_dropped_into_a_folder_runs_and_has_its_page(drop: Drop, folder: str) -> None:
    drop(folder, "is-new")
    assert codes_found("") == {"ORD901"}
    assert (explain("ORD901") or "").startswith("# ORD901 is-new")
    assert "ORD901.md" in pages()


@pytest.mark.parametrize(
    ("folder", "name", "lines"),
    [("matings", "both-pinned", PINNED), ("floor", "anything-not-as-required", REQUIRED), ("asked", "is-new", ASKED)],
)
def test_a_rule_that_is_named_for_what_it_tells_runs_where_there_is_such(
    drop: Drop, folder: str, name: str, lines: str
) -> None:
    drop(folder, name)
    assert "ORD901" not in codes_found("")
    assert "ORD901" in codes_found(lines)


@pytest.mark.parametrize("folder", ["reading", "importing", "waivers"])
def test_a_rule_that_others_find_is_a_manual_alone(drop: Drop, folder: str) -> None:
    drop(folder, "is-new")
    assert codes_found("") == set()
    assert explain("ORD901")


def test_rules_have_a_check_where_there_is_a_phase_that_runs_it() -> None:
    for rule in all_rules():
        assert (rule.check is not None) == (rule_files()[rule.code].folder in PHASES), rule.code


# ---- what no project can lower or waive

UNREAD = {"SYN", "REF", "TYP", "PRT", "CAT"}
UNREAD_ROWS = {"ORD104"}  # of tables that orders are made by
CODES = [*rule_files(), *mistake_files()]


def test_what_could_not_be_read_or_placed_stays_an_error() -> None:
    unread = {code for code in CODES if code[:3] in UNREAD} | UNREAD_ROWS
    assert {code for code in CODES if stays_an_error(code)} == unread
    assert {family for family in FAMILIES if stays_an_error(family)} == UNREAD


def test_what_could_not_be_read_and_waivers_themselves_are_not_waived() -> None:
    never = UNREAD | {"WAV"}
    unwaived = {code for code in CODES if code[:3] in never} | UNREAD_ROWS
    assert {code for code in CODES if not may_be_waived(code)} == unwaived
    assert {family for family in FAMILIES if not may_be_waived(family)} == never


def test_of_a_code_there_is_not_its_family_decides() -> None:
    assert [may_be_waived(code) for code in ("REF999", "LOS999", "XYZ101")] == [False, True, True]
    assert [stays_an_error(code) for code in ("REF999", "LOS999", "XYZ")] == [True, False, False]


def test_every_rule_of_a_mating_is_named_for_a_fault_of_matings() -> None:
    names = {file.name for file in rule_files().values() if file.folder == MATINGS}
    assert names
    assert names <= set(MatingFault)
