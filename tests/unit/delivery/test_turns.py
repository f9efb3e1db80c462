"""Runs that write into one folder at the same time take turns, and clear away what a killed one left."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from mtpc.delivery import deliver, turns
from mtpc.delivery.look import Undeliverable
from mtpc.delivery.put_lock import with_lock
from mtpc.delivery.rewrite import rewrite
from mtpc.delivery.single import put
from tests.support import mtpc
from tests.support.delivered import documents, held

RUNS, ROUNDS = 8, 6


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for the disk is not what is tested here."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


def at_once(works: Sequence[Callable[[], None]]) -> list[int]:
    """Do each work in a process of its own, all started together; the exit codes, 3 for an exception."""
    start, begin = os.pipe()
    children = []
    for work in works:
        child = os.fork()
        if child == 0:
            os.close(begin)
            os.read(start, 1)
            try:
                work()
            except BaseException:
                os._exit(3)
            os._exit(0)
        children.append(child)
    os.close(start)
    os.close(begin)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def killed_before_its_end(work: Callable[[], None]) -> None:
    """Do the work in a process that dies when it would put the new file in place."""
    child = os.fork()
    if child == 0:
        os.replace = lambda *_: os._exit(9)  # the process ends with it
        try:
            work()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.parametrize("fresh", [True, False])
def test_builds_at_once_into_one_folder_are_each_whole_and_leave_nothing(tmp_path: Path, fresh: bool) -> None:
    sets = [documents(f"v{number}", "a.csv", "orders/b.csv", f"own{number % 3}.csv") for number in range(RUNS)]
    for number in range(ROUNDS):
        folder = tmp_path / str(number) / "build"
        if not fresh:
            deliver(documents("old", "a.csv", "c.csv"), str(folder))
            (folder / "mine.txt").write_text("mine")
        works = [partial(deliver, files, str(folder)) for files in sets]
        assert at_once(works) == [0] * RUNS
        found = held(folder)
        assert found.pop("mine.txt", b"mine") == b"mine"
        assert found in sets
        assert os.listdir(folder.parent) == ["build"]


def test_locks_written_at_once_agree_where_they_say_the_same(tmp_path: Path) -> None:
    path = str(tmp_path / "mtpc.lock")

    def work() -> None:
        with with_lock(path, None, b"the same"):
            pass

    assert at_once([work] * RUNS) == [0] * RUNS
    assert held(tmp_path) == {"mtpc.lock": b"the same"}


def test_a_run_that_does_not_end_is_named_as_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TRIES", 0)
    with turns.alone_in(tmp_path):
        child = os.fork()
        if child == 0:
            turns._held.clear()
            try:
                put(str(tmp_path / "x"), b"new")
            except Undeliverable as reason:
                os._exit(7 if "another run of mtpc is writing into" in str(reason) else 1)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    put(str(tmp_path / "x"), b"new")
    assert held(tmp_path) == {"x": b"new"}


def test_what_a_killed_run_left_beside_a_file_goes_with_the_next(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")

    def lock() -> None:
        with with_lock(str(path), b"old", b"new"):
            pass

    for work in (lock, lambda: rewrite({str(path): (b"old", b"new")}), lambda: put(str(path), b"new")):
        path.write_bytes(b"old")
        killed_before_its_end(work)
        assert path.read_bytes() == b"old"
        assert len(os.listdir(tmp_path)) == 2
        work()
        assert held(tmp_path) == {"x": b"new"}


def left_by_a_killed_run(folder: Path) -> Path:
    left = folder / ".mtpc-4194305-0"  # a number no process has
    left.mkdir()
    (left / "new").write_text("half")
    return left


def test_commands_that_find_nothing_to_write_clear_up_as_well(tmp_path: Path) -> None:
    assert mtpc("init", "p", cwd=tmp_path).returncode == 0
    for command in (
        ("fmt", "p/floor.mtp"),
        ("lock", "p/floor.mtp"),
        ("check", "p/floor.mtp", "--write-baseline", "p/b"),
    ):
        left = left_by_a_killed_run(tmp_path / "p")
        assert mtpc(*command, cwd=tmp_path).returncode == 0
        assert not left.exists(), command


def test_a_project_that_was_half_written_is_begun_again(tmp_path: Path) -> None:
    assert mtpc("init", ".", cwd=tmp_path).returncode == 0
    (tmp_path / "floor.mtp").unlink()
    left_by_a_killed_run(tmp_path)
    assert mtpc("init", ".", cwd=tmp_path).returncode == 0
    assert (tmp_path / "floor.mtp").exists()
    (tmp_path / "floor.mtp").write_text("mine")
    done = mtpc("init", ".", cwd=tmp_path)
    assert ". is not empty: floor.mtp" in done.stderr


def test_a_pipe_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Undeliverable, match="pipe cannot be written"):
        put(str(tmp_path / "pipe"), b"new")


def dies_at(step: int) -> None:
    """End this process before its file or folder of that number is on the disk."""
    steps = iter(range(1, step))

    def settled(fd: object) -> None:
        if next(steps, None) is None:
            os._exit(9)

    os.fsync = settled


def test_files_without_a_manifest_leave_nothing_behind_either(tmp_path: Path) -> None:
    records = {"a.toml": b"a", "b.toml": b"b"}
    folder = tmp_path / "parts"
    deliver({"a.toml": b"a"}, str(folder))
    (folder / "mine.txt").write_text("mine")
    for step in range(1, 60):
        child = os.fork()
        if child == 0:
            dies_at(step)
            deliver(records, str(folder))
            os._exit(0)
        died = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        assert held(folder).items() >= {"a.toml": b"a", "mine.txt": b"mine"}.items()
        if not died:
            break
    deliver(records, str(folder))
    assert held(folder) == records | {"mine.txt": b"mine"}
    assert os.listdir(tmp_path) == ["parts"]
