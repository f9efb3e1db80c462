"""Mutation testing of what judges and follows light: `python -m tests.mutants [--module PART] [--sample N] [--seed S]`.

Prints each mutant that no test notices, and a table: killed of all, by module. Those of `equivalent.toml` mean the
same as what is written, for the reason that stands there, and are not counted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, settings

from tests.mutants.changes import Key, Mutant, mutants
from tests.mutants.runner import functions_of, killed_by, reaches
from tests.support import ROOT

FOLDERS = ("mtpc/rules", "mtpc/channel", "mtpc/light")
FILES = ("mtpc/policy.py", "mtpc/waiving.py", "mtpc/proof.py", "mtpc/plan/verdicts.py")
TESTS = (
    "tests/unit/channel", "tests/rules", "tests/properties/test_laws.py", "tests/properties/test_light_is_followed.py",
    "tests/properties/test_faults.py",
    "tests/sites/test_polarity_cases.py", "tests/sites/test_broken_specs.py", "tests/docs/test_explain.py",
    "tests/unit/test_pipeline.py", "tests/unit/model/test_lengths.py",
)  # fmt: skip
EQUIVALENT = Path(__file__).parent / "equivalent.toml"


class Trial:
    """The plugin that takes the place of running the tests."""

    def __init__(self, chosen: Sequence[Mutant]) -> None:
        self.chosen = chosen
        self.all: Counter[str] = Counter()
        self.killed: Counter[str] = Counter()
        self.kills: Counter[str] = Counter()  # by test

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mutant."""
        functions = functions_of({mutant.path: None for mutant in self.chosen})
        known = reaches(session.items, functions)
        _say(f"{len(known)} of {len(session.items)} tests reach what is changed; {len(self.chosen)} mutants\n")
        for mutant in self.chosen:
            self.all[mutant.path] += 1
            noticed = killed_by(mutant, known, self.kills, functions)
            if noticed:
                self.kills[noticed] += 1
                self.killed[mutant.path] += 1
            else:
                _say(f"{mutant.path}:{mutant.lines.start} {mutant.function}: {mutant.was!r} -> {mutant.now!r}\n")
        return True

    def table(self) -> None:
        """Killed of all, by module."""
        for path in sorted(self.all):
            _say(f"{path:<50}{self.killed[path]:>6} of {self.all[path]}\n")
        _say(f"{'all':<50}{self.killed.total():>6} of {self.all.total()}")
        _say(f" = {100 * self.killed.total() / max(1, self.all.total()):.1f} %\n")


def chosen(part: str, sample: int, seed: int, known: Set[Key]) -> list[Mutant]:
    """Mutants of the modules whose path contains `part`, but those `known`, in the order of the texts."""
    every = [mutant for mutant in _every(part) if mutant.key not in known]
    if 0 < sample < len(every):
        numbers = sorted(Random(seed).sample(range(len(every)), sample))
        every = [every[number] for number in numbers]
    return every


def equivalent() -> set[Key]:
    """Mutants that mean the same as what is written."""
    entries = tomllib.loads(EQUIVALENT.read_text("utf-8")).get("same", [])
    return {(entry["path"], entry["function"], entry["was"], entry["now"]) for entry in entries}


def _every(part: str) -> Iterator[Mutant]:
    inside = (file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py")))
    for file in (*inside, *(ROOT / name for name in FILES)):
        path = file.relative_to(ROOT).as_posix()
        if part in path:
            yield from mutants(path, file.read_text("utf-8"))


def main() -> None:
    """Try the mutants that are asked for."""
    options = argparse.ArgumentParser(prog="python -m tests.mutants")
    options.add_argument("--module", default="", help="part of the paths of the modules to change")
    options.add_argument("--sample", type=int, default=0, help="how many mutants; 0: all")
    options.add_argument("--seed", type=int, default=1, help="which sample")
    asked = options.parse_args()
    settings.register_profile("mutants", database=None, derandomize=True, deadline=None, phases=[Phase.generate])
    settings.load_profile("mutants")
    trial = Trial(chosen(asked.module, asked.sample, asked.seed, equivalent()))
    with tempfile.TemporaryDirectory() as folder:
        tests = [test for test in TESTS if (ROOT / test).exists()]
        quiet = [
            "-p",
            "no:cacheprovider",
            "-p",
            "no:terminal",
            "-s",
            "-o",
            "addopts=--import-mode=importlib",
            f"--basetemp={folder}/tests",
        ]
        pytest.main([*quiet, *tests], plugins=[trial])
    trial.table()


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
