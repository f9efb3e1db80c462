"""Imports run one way, also those inside functions."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from tests.support import ROOT

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=root, env={"PYTHONPATH": str(root), "PATH": ""}, capture_output=True,
        encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip


def test_the_contracts_of_the_layers_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("mtpc/units.py", "from mtpc import pipeline"),
        ("mtpc/rules/lanes/pol101_tx_meets_tx.py", "from mtpc.plan import reservations"),
        ("mtpc/rules/budget/_judged.py", "from mtpc.rules.lanes._lanes import Stray"),
        ("mtpc/plan/rows/path_rows.py", "from mtpc.plan.show import channel_walks"),
        ("mtpc/novelty/__init__.py", ""),
    ],
)
def test_the_contracts_see_a_step_the_wrong_way(tmp_path: Path, module: str, line: str) -> None:
    shutil.copytree(ROOT / "mtpc", tmp_path / "mtpc", ignore=shutil.ignore_patterns("__pycache__", "data"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    path = tmp_path / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n\ndef _late():\n    {line or 'pass'}\n")
    done = lint(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout or "novelty" in done.stdout + done.stderr


@pytest.mark.parametrize("package", ["mtpc.rules", "mtpc.cli", "mtpc.artefacts", "mtpc.model.kinds"])
def test_what_is_found_by_its_file_name_is_imported_by_no_neighbour(package: str) -> None:
    graph = grimp.build_graph("mtpc", cache_dir=None, exclude_type_checking_imports=True)
    within = (module for module in graph.modules if module.startswith(f"{package}."))
    found_by_name = {module for module in within if _is_found_by_name(module)}
    assert len(found_by_name) > 5
    neighbours = {
        module: sorted(user for user in graph.find_modules_that_directly_import(module) if user.startswith(package))
        for module in found_by_name
    }
    assert {module: users for module, users in neighbours.items() if users} == {}


def _is_found_by_name(module: str) -> bool:
    """Whether a module is one rule, command, document or kind: no folder, and no `_` before its name."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    above = module.rpartition(".")[0]  # rules are in folders; beside these stands what finds and judges them
    return path.is_file() and not path.name.startswith("_") and "formats" not in module and above != "mtpc.rules"


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph("mtpc", cache_dir=None, exclude_type_checking_imports=True)
    assert len(graph.modules) > 40
    assert not [module for module in sorted(graph.modules) if module in _reached(graph, module)]


def _reached(graph: grimp.ImportGraph, module: str) -> set[str]:
    """Everything a module imports, directly or by way of others, itself only if there is a circle."""
    direct = graph.find_modules_directly_imported_by(module)
    return set(direct).union(*(graph.find_upstream_modules(other) for other in direct))


WIDE_MAX = 12  # modules that import more than ten others; lowered with every one that is mended


def test_fewer_and_fewer_modules_import_many_others() -> None:
    graph = grimp.build_graph("mtpc", cache_dir=None, exclude_type_checking_imports=True)
    counts = {module: len(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    wide = sorted((module for module in counts if counts[module] > 10), key=lambda module: (-counts[module], module))
    assert len(wide) <= WIDE_MAX, "\n".join(f"{module} imports {counts[module]} others" for module in wide)
