"""What earlier builds left: kept where only some documents are made, refused where the user changed it."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from mtpc.delivery import deliver, earlier, exchange
from mtpc.delivery.look import Undeliverable

OLD = {"bom.csv": b"old bom", "labels.csv": b"old labels", "orders/acme.csv": b"old order"}
NEW = {"bom.csv": b"new bom", "labels.csv": b"new labels"}


def with_manifest(files: dict[str, bytes]) -> dict[str, bytes]:
    listed = [{"name": name, "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()]
    return {**files, "manifest.json": json.dumps({"schema": "mtpc-manifest/1", "files": listed}).encode()}


def held(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=["exchanged", "in place"])
def folder(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with old documents, which can be exchanged or has to stay the one it is."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    deliver(with_manifest(OLD), str(tmp_path / "build"))
    if request.param == "in place":
        monkeypatch.setattr(exchange, "OWN_MAX", -1)
    return tmp_path / "build"


def test_documents_to_keep_stay_and_all_others_of_the_old_manifest_go(folder: Path) -> None:
    new = with_manifest({"labels.csv": b"new labels"})
    deliver(new, str(folder), keep={"orders/acme.csv"})
    assert held(folder) == {**new, "orders/acme.csv": OLD["orders/acme.csv"]}
    assert [path.name for path in folder.parent.iterdir()] == ["build"]


def test_earlier_documents_are_told_with_the_digest_they_were_written_with(folder: Path) -> None:
    (folder / "bom.csv").write_bytes(b"edited")
    (folder / "labels.csv").unlink()
    written = {name: hashlib.sha256(OLD[name]).hexdigest() for name in ("bom.csv", "orders/acme.csv")}
    assert earlier(str(folder)) == written
    assert earlier(str(folder.parent)) == earlier(str(folder / "nowhere")) == earlier("a\0b") == {}


@pytest.mark.parametrize("name", ["bom.csv", "orders/acme.csv"], ids=["replaced", "removed"])
def test_a_changed_document_is_named_and_nothing_is_written(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"measured: 0.4 dB")
    with pytest.raises(Undeliverable) as refused:
        deliver(with_manifest(NEW), str(folder))
    assert str(refused.value) == (
        f"{folder}/{name} was changed since it was written; move it away, or build with --overwrite"
    )
    assert held(folder) == {**with_manifest(OLD), name: b"measured: 0.4 dB"}
    assert [path.name for path in folder.parent.iterdir()] == ["build"]


def test_several_changed_documents_are_named_together(folder: Path) -> None:
    for name in OLD:
        (folder / name).write_bytes(b"edited")
    with pytest.raises(
        Undeliverable, match=r"bom\.csv, .*labels\.csv, .*acme\.csv were changed since they were written"
    ):
        deliver(with_manifest(NEW), str(folder))


def test_changed_documents_are_replaced_when_told_to(folder: Path) -> None:
    (folder / "bom.csv").write_bytes(b"edited")
    deliver(with_manifest(NEW), str(folder), overwrite=True)
    assert held(folder) == with_manifest(NEW)


def test_a_changed_document_that_is_kept_is_in_nobodys_way(folder: Path) -> None:
    (folder / "bom.csv").write_bytes(b"edited")
    deliver(with_manifest({"labels.csv": b"new labels"}), str(folder), keep={"bom.csv"})
    assert held(folder)["bom.csv"] == b"edited"


def test_a_change_that_is_what_would_be_written_is_none(folder: Path) -> None:
    (folder / "bom.csv").write_bytes(NEW["bom.csv"])
    deliver(with_manifest(NEW), str(folder))
    assert held(folder) == with_manifest(NEW)


def test_a_document_that_was_taken_away_is_made_again(folder: Path) -> None:
    (folder / "bom.csv").unlink()
    deliver(with_manifest(NEW), str(folder))
    assert held(folder) == with_manifest(NEW)


@pytest.mark.parametrize("listed", [[{"name": "bom.csv"}], ["bom.csv"], {"name": "bom.csv"}, None])
def test_a_manifest_without_digests_proves_nothing_ours(tmp_path: Path, listed: object) -> None:
    (tmp_path / "bom.csv").write_bytes(b"mine")
    (tmp_path / "manifest.json").write_text(json.dumps({"schema": "mtpc-manifest/1", "files": listed}))
    with pytest.raises(Undeliverable, match=r"bom\.csv was not written by mtpc"):
        deliver(with_manifest(NEW), str(tmp_path), overwrite=True)
    assert (tmp_path / "bom.csv").read_bytes() == b"mine"


def test_a_folder_that_cannot_be_written_is_named_as_it_was_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.mkdir

    def refuse(path: Path, *more: int) -> None:
        if ".mtpc-" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        real(path, *more)

    monkeypatch.setattr(os, "mkdir", refuse)
    monkeypatch.chdir(folder.parent)
    with pytest.raises(Undeliverable) as refused:
        deliver(with_manifest(NEW), "build")
    assert str(refused.value) == "build cannot be written: Permission denied"
