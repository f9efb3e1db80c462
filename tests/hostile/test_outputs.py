"""Outputs that may not be written, that are links, or that are one where case does not count.

Old documents stay whole, what is written through a link is what it leads to, and a refusal names the file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.hostile.attack import (
    BOUNDED,
    CLEAN,
    COULD_NOT,
    EDITION,
    RACK,
    SPEC,
    Attack,
    Content,
    Done,
    Family,
    bounded,
    each,
    holds,
    link,
)
from tests.support import mtpc
from tests.support.kills import held

pytestmark = pytest.mark.slow
DAY = ("--today", "2026-11-20")
BUILD = ("build", SPEC, "-o", "out", *DAY)
FMT, LOCK = ("fmt", SPEC), ("lock", SPEC)
BASELINE = ("check", SPEC, "--write-baseline", "known.toml")
FINDINGS_FILE = ("check", SPEC, "--output-file", "said.txt")
KNOWN = '{"schema": "mtpc-baseline/1"}\n'
UNTIDY = f"{EDITION}room   r1\n"
TYPE = "manufacturer: X\nmodel: {}\nu_height: 1\ninterfaces:\n- {{name: et1, type: 100gbase-x-qsfp28}}\n"
IMPORT = ("import", "devicetype", "a.yaml", "-o", "out")
NO_RIGHTS = str(BOUNDED.with_name("no_rights.py"))
REFUSED = "cannot be written: its permissions do not allow it"
DENIED = "cannot be written: Permission denied"


def guarded(*places: str) -> Callable[[Attack, Path], Done]:
    """The command by somebody who may not write these files and folders; what may not be written stays as it is."""

    def run(attack: Attack, folder: Path) -> Done:
        _built(attack, folder)
        before, modes = held(folder), {place: (folder / place).stat().st_mode for place in places}
        for place in places:
            (folder / place).chmod(0o555 if (folder / place).is_dir() else 0o444)
        try:
            done = bounded(attack, folder, [sys.executable, NO_RIGHTS, sys.executable, "-m", "mtpc", *attack.command])
        finally:
            for place, mode in modes.items():
                (folder / place).chmod(mode)
        if attack.code == COULD_NOT:
            assert held(folder) == before
        assert not [path for path in folder.rglob("*") if ".mtpc-" in path.name]
        return done

    return run


def _built(attack: Attack, folder: Path) -> None:
    """Documents of before, where the command builds: of another text, so that they change."""
    if attack.command == BUILD:
        now = (folder / SPEC).read_text("utf-8")
        (folder / SPEC).write_text(f"{now}room before\n", "utf-8")
        assert mtpc(*BUILD, cwd=folder).returncode == 0
        (folder / SPEC).write_text(now, "utf-8")


def stays(name: str, target: str) -> Callable[[Done, Path], object]:
    """Asserts that a file is the link it was."""
    return lambda _, folder: _is_link(folder / name, target)


def _is_link(path: Path, target: str) -> None:
    assert os.readlink(path) == target


def kept(name: str, files: Mapping[str, Content], command: tuple[str, ...], says: str, *places: str) -> Attack:
    return Attack(Family.PATHS, name, files, command, COULD_NOT, (says,), how=guarded(*places))


SITE: dict[str, Content] = {SPEC: RACK}
ATTACKS = [
    kept("a folder of documents that may not be written", SITE, BUILD, f"out {DENIED}", "out"),
    kept("a folder of documents in one, neither may be written", SITE, BUILD, f"out {DENIED}", ".", "out"),
    kept("a document that may not be written", SITE, BUILD, f"out/model.json {REFUSED}", "out/model.json"),
    kept("a manifest that may not be written", SITE, BUILD, f"out/manifest.json {REFUSED}", "out/manifest.json"),
    Attack(Family.PATHS, "a folder of documents in one that may not be written", SITE, BUILD, CLEAN, how=guarded(".")),
    *(
        kept(f"a folder that may not be written: {command[0]} {command[-1]}", files, command, DENIED, ".")
        for command, files in (
            (("build", SPEC, "-o", "new", *DAY), SITE), (FMT, {SPEC: UNTIDY}), (LOCK, SITE), (BASELINE, SITE),
            (FINDINGS_FILE, SITE), (("init", "p"), {}), (IMPORT, {"a.yaml": TYPE.format("A")}),
            (("check", "--fix", SPEC), {SPEC: "room r1\n"}),
        )
    ),
    kept("a spec that may not be written", {SPEC: UNTIDY}, FMT, f"{SPEC} {REFUSED}", SPEC),
    kept("a spec that may not be fixed", {SPEC: "room r1\n"}, ("check", "--fix", SPEC), f"{SPEC} {REFUSED}", SPEC),
    kept("a lock that may not be written", {**SITE, "mtpc.lock": "version = 1\n\n"}, LOCK, f"mtpc.lock {REFUSED}",
         "mtpc.lock"),
    kept("a baseline that may not be written", {**SITE, "known.toml": KNOWN}, BASELINE,
         f"known.toml {REFUSED}", "known.toml"),
    kept("a file of findings that may not be written", {**SITE, "said.txt": "old"}, FINDINGS_FILE,
         f"said.txt {REFUSED}", "said.txt"),
    Attack(Family.LINKS, "a folder of documents that is a link", {**SITE, "far/mine": "m", "out": link("far")}, BUILD,
           CLEAN, keeps=("far/mine",), also=stays("out", "far")),
    Attack(Family.LINKS, "a folder of documents that links to itself", {**SITE, "out": link("out")}, BUILD, COULD_NOT,
           ("out cannot be written",), also=stays("out", "out")),
    Attack(Family.LINKS, "a folder of documents that links to a file", {**SITE, "f": "m", "out": link("f")}, BUILD,
           COULD_NOT, ("is not a folder",), keeps=("f",), also=stays("out", "f")),
    Attack(Family.LINKS, "a document that is a link", {**SITE, "mine": "m", "out/bom.csv": link("../mine")}, BUILD,
           COULD_NOT, ("out/bom.csv was not written by mtpc",), keeps=("mine",), also=stays("out/bom.csv", "../mine")),
    Attack(Family.LINKS, "a folder of orders that is a link", {**SITE, "mine/m": "m", "out/orders": link("../mine")},
           BUILD, COULD_NOT, ("out/orders was not written by mtpc",), keeps=("mine/m",),
           also=stays("out/orders", "../mine")),
    Attack(Family.LINKS, "a spec that is a link is formatted", {"r.mtp": UNTIDY, SPEC: link("r.mtp")}, FMT, CLEAN,
           also=stays(SPEC, "r.mtp")),
    Attack(Family.LINKS, "a file of findings that is a link", {**SITE, "old.txt": "m", "said.txt": link("old.txt")},
           FINDINGS_FILE, CLEAN, also=stays("said.txt", "old.txt")),
    Attack(Family.LINKS, "a file of findings that links to itself", {**SITE, "said.txt": link("said.txt")},
           FINDINGS_FILE, COULD_NOT, ("said.txt cannot be written",), also=stays("said.txt", "said.txt")),
    Attack(Family.LINKS, "a lock that is a link", {**SITE, "l": "version = 1\n", "mtpc.lock": link("l")}, LOCK, CLEAN,
           also=stays("mtpc.lock", "l")),
    Attack(Family.LINKS, "a baseline that is a link", {**SITE, "k": KNOWN, "known.toml": link("k")}, BASELINE, CLEAN,
           also=stays("known.toml", "k")),
]  # fmt: skip


@each(ATTACKS)
def test_old_documents_are_whole_and_a_refusal_is_clear(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
