"""Specs judged under several hash seeds and in several orders of their statements, and what differs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from mtpc.text import Source
from tests.support import ROOT
from tests.support.steady import SteadyCase, told, told_anywhere

WIDTH = 400  # characters of a line that differs
PATIENCE_S = 3600


def differing_seeds(cases: Sequence[SteadyCase], seeds: Sequence[int]) -> Iterator[str]:
    """What differs from one hash seed to another."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "cases.json")
        file.write_text(json.dumps([_packed(case) for case in cases]), "utf-8")
        answers = [_under_seed(file, seed) for seed in seeds]
    for number, case in enumerate(cases):
        for seed, answer in zip(seeds, answers, strict=True):
            if answer[number] != answers[0][number]:
                yield f"{case.name}: hash seed {seed}\n{_difference(answers[0][number], answer[number])}"
                break


def differing_shuffles(cases: Sequence[SteadyCase], seeds: Sequence[int]) -> Iterator[str]:
    """What differs from one order of statements to another."""
    for case in cases:
        if case.shuffled(0) is None:
            continue
        first = told_anywhere(case.result())
        for seed in seeds:
            other = case.shuffled(seed)
            assert other is not None
            if (answer := told_anywhere(other.result())) != first:
                yield f"{case.name}: order {seed}\n{_difference(first, answer)}"
                break


def _difference(one: Sequence[str], other: Sequence[str]) -> str:
    lines = unified_diff(one, other, lineterm="", n=0)
    return "\n".join(line[:WIDTH] for line in lines if not line.startswith(("---", "+++", "@@")))


def _under_seed(file: Path, seed: int) -> list[list[str]]:
    env = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.support.steadiness", str(file)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=PATIENCE_S, check=True)
    answer: list[list[str]] = json.loads(done.stdout)
    return answer


def _packed(case: SteadyCase) -> dict[str, str]:
    lock = {"lock": case.lock.text, "lock_path": case.lock.path} if case.lock else {}
    return {"name": case.name, "file": case.file, "text": case.text, "base": str(case.base), **lock}


def _unpacked(packed: dict[str, str]) -> SteadyCase:
    lock = Source(packed["lock_path"], packed["lock"]) if "lock" in packed else None
    return SteadyCase(packed["name"], packed["file"], packed["text"], Path(packed["base"]), lock)


if __name__ == "__main__":
    cases = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    sys.stdout.write(json.dumps([told(_unpacked(case).result()) for case in cases]))
