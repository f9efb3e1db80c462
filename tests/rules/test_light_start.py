"""What a check of a sound spec imports: only what the spec needs, which is most of what a start costs."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.support import ROOT

SPEC = "specs/quickstart.mtp"


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """The modules of mtpc that are imported once the spec is compiled."""
    script = "import sys; from mtpc.pipeline import compile_paths; compile_paths(sys.argv[1:]); print(*sys.modules)"
    command = [sys.executable, "-c", script, SPEC]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=True)
    return {name.removeprefix("mtpc.") for name in done.stdout.split() if name.startswith("mtpc.")}


def below(imported: set[str], package: str) -> set[str]:
    return {name.removeprefix(f"{package}.").split(".")[0] for name in imported if name.startswith(f"{package}.")}


def test_a_floor_without_faults_imports_no_rule_of_matings_or_of_what_is_read(imported: set[str]) -> None:
    folders = below(imported, "rules")
    assert {"lanes", "budget", "floor"} <= folders
    assert folders.isdisjoint({"matings", "reading", "importing", "waivers", "asked"})


def test_where_every_circuit_is_right_and_on_its_route_nothing_is_imported_that_looks_for_changes(
    imported: set[str],
) -> None:
    assert "via" in (ROOT / SPEC).read_text("utf-8")
    assert below(imported, "repair") == {"doubts", "ends"}


def test_only_those_kinds_of_statement_are_imported_that_the_spec_has(imported: set[str]) -> None:
    kinds = {name for name in below(imported, "model.kinds") if not name.startswith("_")}
    written = set(re.findall(r"^ *([a-z]+) ", (ROOT / SPEC).read_text("utf-8"), re.MULTILINE))
    assert kinds
    assert kinds <= written
