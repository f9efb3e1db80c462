"""Files of the user's are rewritten all or not at all, and stay what they were otherwise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtpc.delivery.look import Undeliverable
from mtpc.delivery.rewrite import rewrite


def specs(folder: Path) -> tuple[Path, Path]:
    one, two = folder / "one.mtp", folder / "two.mtp"
    one.write_bytes(b"first")
    two.write_bytes(b"second")
    return one, two


def test_files_hold_the_new_bytes_and_keep_their_permissions(tmp_path: Path) -> None:
    one, two = specs(tmp_path)
    one.chmod(0o640)
    two.chmod(0o755)
    rewrite({str(one): (b"first", b"1"), str(two): (b"second", b"2")})
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert (one.stat().st_mode & 0o777, two.stat().st_mode & 0o777) == (0o640, 0o755)
    assert sorted(os.listdir(tmp_path)) == ["one.mtp", "two.mtp"]


def test_nothing_is_written_when_one_file_is_newer_than_what_was_read(tmp_path: Path) -> None:
    one, two = specs(tmp_path)
    two.write_bytes(b"newer")
    with pytest.raises(Undeliverable, match=r"two\.mtp was changed while it was read"):
        rewrite({str(one): (b"first", b"1"), str(two): (b"second", b"2")})
    assert (one.read_bytes(), two.read_bytes()) == (b"first", b"newer")
    assert sorted(os.listdir(tmp_path)) == ["one.mtp", "two.mtp"]


def test_what_fails_on_the_way_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = specs(tmp_path)
    real = os.replace

    def failing(source: Path, target: Path) -> None:
        if Path(target) == two and Path(source).name == "new":
            raise OSError(28, os.strerror(28))
        real(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(Undeliverable, match=r"two\.mtp cannot be written"):
        rewrite({str(one): (b"first", b"1"), str(two): (b"second", b"2")})
    assert (one.read_bytes(), two.read_bytes()) == (b"first", b"second")
    assert sorted(os.listdir(tmp_path)) == ["one.mtp", "two.mtp"]


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    one, _ = specs(tmp_path)
    link = tmp_path / "link.mtp"
    link.symlink_to(one)
    rewrite({str(link): (b"first", b"1")})
    assert link.is_symlink()
    assert one.read_bytes() == b"1"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Undeliverable, match="it is not a file"):
        rewrite({str(tmp_path): (b"", b"1")})
