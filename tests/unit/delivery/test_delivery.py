"""Documents appear whole or not at all, and nothing of the user's is touched."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from mtpc.delivery import deliver, exchange, in_place
from mtpc.delivery.look import Job, Undeliverable
from tests.support.delivered import documents, held

OLD = documents("old", "cut-sheet.csv", "labels.csv", "orders/acme.csv", "orders/zenith.csv")
NEW = documents("new")


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for the disk is not what is tested here."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    deliver(OLD, str(tmp_path / "build"))
    return tmp_path / "build"


def test_a_new_folder_holds_exactly_the_documents(tmp_path: Path) -> None:
    deliver(NEW, str(tmp_path / "a" / "b"))
    assert held(tmp_path) == {f"a/b/{name}": content for name, content in NEW.items()}


def test_old_documents_go_and_new_ones_come(folder: Path) -> None:
    deliver(NEW, str(folder))
    assert held(folder) == NEW
    assert [path.name for path in folder.parent.iterdir()] == ["build"]


def test_a_folder_that_held_only_old_documents_goes_with_them(folder: Path) -> None:
    deliver(documents("new", "labels.csv"), str(folder))
    assert not (folder / "orders").exists()


def test_files_of_the_user_stay_the_same_files(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")
    (folder / "orders" / "reply.pdf").write_text("mine too")
    (folder / "photos" / "empty").mkdir(parents=True)
    (folder / "photos" / "rack.jpg").write_bytes(b"\xff")
    (folder / "link").symlink_to("/nowhere/at/all")
    before = {folder / name: os.lstat(folder / name).st_ino for name in ("notes.txt", "orders/reply.pdf")}
    deliver(NEW, str(folder))
    own = {"notes.txt": b"mine", "orders/reply.pdf": b"mine too", "photos/rack.jpg": b"\xff"}
    assert held(folder) == NEW | own
    assert {path: os.lstat(path).st_ino for path in before} == before
    assert os.readlink(folder / "link") == "/nowhere/at/all"
    assert (folder / "photos" / "empty").is_dir()
    assert [path.name for path in folder.parent.iterdir()] == ["build"]


@pytest.mark.parametrize("name", ["cut-sheet.csv", "manifest.json", "orders/acme.csv", "orders"])
def test_a_file_mtpc_did_not_write_is_named_and_not_overwritten(tmp_path: Path, name: str) -> None:
    path = tmp_path / "build" / name
    path.parent.mkdir(parents=True)
    path.write_text('{"name": "a web page"}')
    with pytest.raises(Undeliverable, match=name):
        deliver(NEW, str(tmp_path / "build"))
    assert held(tmp_path) == {f"build/{name}": b'{"name": "a web page"}'}


def test_a_folder_of_the_users_where_a_document_is_to_go_is_named(tmp_path: Path) -> None:
    (tmp_path / "build" / "cut-sheet.csv").mkdir(parents=True)
    with pytest.raises(Undeliverable, match=r"cut-sheet\.csv was not written by mtpc"):
        deliver(NEW, str(tmp_path / "build"))


def test_a_manifest_cannot_name_files_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    names = ["../precious", str(tmp_path / "precious"), "a/../../precious", "link/precious"]
    listed = [{"name": name, "sha256": hashlib.sha256(b"mine").hexdigest()} for name in names]
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "link").symlink_to(tmp_path)
    (tmp_path / "build" / "manifest.json").write_text(json.dumps({"schema": "mtpc-manifest/1", "files": listed}))
    deliver(NEW, str(tmp_path / "build"))
    assert (tmp_path / "precious").read_text() == "mine"


def test_a_link_under_the_name_of_a_document_is_not_followed(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    (folder / "labels.csv").unlink()
    (folder / "labels.csv").symlink_to(tmp_path / "precious")
    with pytest.raises(Undeliverable, match=r"labels\.csv was changed"):
        deliver(NEW, str(folder))
    deliver(NEW, str(folder), overwrite=True)
    assert (tmp_path / "precious").read_text() == "mine"
    assert held(folder) == NEW


def test_a_linked_folder_inside_is_the_users_and_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "orders").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Undeliverable, match="orders was not written by mtpc"):
        deliver(NEW, str(tmp_path / "build"))
    assert not any((tmp_path / "elsewhere").iterdir())


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "latest").symlink_to(folder)
    deliver(NEW, str(tmp_path / "latest"))
    assert (tmp_path / "latest").is_symlink()
    assert held(folder) == NEW


@pytest.mark.parametrize("named", ["file", "file/below", "dangling/below/deep", ""])
def test_what_cannot_be_a_folder_is_refused(tmp_path: Path, named: str) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "dangling").symlink_to(tmp_path / "file" / "x")
    with pytest.raises(Undeliverable):
        deliver(NEW, str(tmp_path / named) if named else "")
    assert held(tmp_path) == {"file": b"mine"}


def test_the_rights_of_the_folder_stay(folder: Path) -> None:
    folder.chmod(0o750)
    deliver(NEW, str(folder))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750


def test_the_working_directory_stays_the_folder_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "notes.txt").write_text("mine")
    monkeypatch.chdir(folder)
    before = folder.stat().st_ino
    deliver(NEW, ".")
    assert folder.stat().st_ino == before
    assert held(folder) == NEW | {"notes.txt": b"mine"}


def test_a_failure_in_place_is_taken_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    real, calls = os.replace, [0]

    def fail_at_the_third(source: Path, target: Path) -> None:
        calls[0] += 1
        if calls[0] == 3:
            raise OSError(28, "No space left on device", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", fail_at_the_third)
    with pytest.raises(Undeliverable, match="No space left on device"):
        deliver(NEW, ".")
    assert held(folder) == OLD


def test_without_an_exchange_two_renames_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_swap", lambda one, other: False)
    (folder / "notes.txt").write_text("mine")
    deliver(NEW, str(folder))
    assert held(folder) == NEW | {"notes.txt": b"mine"}
    assert [path.name for path in folder.parent.iterdir()] == ["build"]


# ---- killed on the way ---------------------------------------------------------------------------

CALLS = ("mkdir", "rename", "replace", "link", "unlink", "rmdir", "fsync", "utime", "open")


def killed_at(step: int, work: Callable[[], None]) -> bool:
    """Do the work in a process of its own that dies before its `step`-th call to the file system; whether it did."""
    child = os.fork()
    if child == 0:
        try:
            _die_at(step)
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def _die_at(step: int) -> None:
    count = [0]

    def watched(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            count[0] += 1
            if count[0] == step:
                os._exit(9)
            return call(*arguments, **named)

        return counted

    for name in CALLS:
        setattr(os, name, watched(getattr(os, name)))
    exchange._swap = watched(exchange._swap)  # type: ignore[assignment]  # the child process dies with it


def test_killed_at_any_step_the_folder_is_wholly_old_or_wholly_new(tmp_path: Path) -> None:
    seen = set()
    for step in range(1, 400):
        place = tmp_path / str(step)
        folder = place / "build"
        deliver(OLD, str(folder))
        (folder / "notes.txt").write_text("mine")
        died = killed_at(step, lambda folder=folder: deliver(NEW, str(folder)))  # type: ignore[misc]  # bound now
        found = held(folder)
        assert found.pop("notes.txt") == b"mine"
        assert found in (OLD, NEW)
        seen.add(found == NEW)
        deliver(NEW, str(folder))
        assert held(folder) == NEW | {"notes.txt": b"mine"}
        assert [path.name for path in place.iterdir()] == ["build"]
        if not died:
            break
    assert not died
    assert seen == {True, False}
    assert step > 20


def test_killed_in_place_every_file_is_whole_and_the_next_run_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in range(1, 400):
        folder = tmp_path / str(step)
        folder.mkdir()
        monkeypatch.chdir(folder)
        deliver(OLD, ".")
        died = killed_at(step, lambda: deliver(NEW, "."))
        for name, content in held(folder).items():
            assert ".mtpc-" in name or content in (OLD.get(name), NEW.get(name))
        assert OLD.keys() & NEW.keys() <= held(folder).keys()
        deliver(documents("newer"), ".")
        assert held(folder) == documents("newer")
        if not died:
            break
    assert not died
    assert step > 20


def test_in_place_is_chosen_where_the_user_keeps_very_much(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "OWN_MAX", 2)
    for number in range(3):
        (folder / f"own{number}").write_text("mine")
    used: list[object] = []
    real = in_place.put

    def watched(job: Job) -> None:
        used.append(job)
        real(job)

    monkeypatch.setattr(in_place, "put", watched)
    deliver(NEW, str(folder))
    assert used
    assert held(folder) == NEW | {f"own{number}": b"mine" for number in range(3)}
