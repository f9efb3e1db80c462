"""A set of documents put into a folder: all of it, or nothing. Only `cli/` uses this; nothing else of mtpc writes.

The files that belong to mtpc in a folder are those its old `manifest.json` names, unless changed since. Nothing else
is replaced or removed, and no symbolic link is followed. As a rule the folder is exchanged for a new one
in a single step (`exchange.py`); where that is impossible, files are replaced one by one and restored if one of them
fails (`in_place.py`).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from mtpc.delivery import exchange, in_place
from mtpc.delivery.look import CannotExchange, Undeliverable, digest_of, is_same, look, refuse_no_folder, standing
from mtpc.delivery.names import MANIFEST, abandoned, is_safe, is_work, walk
from mtpc.delivery.turns import alone_in

__all__ = ["Undeliverable", "deliver", "earlier", "foreign"]


def deliver(files: Mapping[str, bytes], folder: str, *, keep: Collection[str] = (), overwrite: bool = False) -> None:
    """Make `folder` hold these files, the earlier documents to `keep`, and the user's own files.

    Raises `Undeliverable`, having changed nothing; also, unless `overwrite`, where a document to be removed or replaced
    was changed since it was written.
    """
    assert all(map(is_safe, files)), "a document's name leads out of its folder"
    assert len({name.casefold() for name in files}) == len(files), "two documents are one where case does not count"
    made_folders: list[Path] = []
    target = Path(folder)
    try:
        target = Path(os.path.realpath(folder))
        refuse_no_folder(target, folder)
        made_folders = _make_parents(target)
        with alone_in(target.parent, target):
            job = look(files, target, folder, keep=keep, overwrite=overwrite)
            try:
                exchange.put(job)
            except CannotExchange:
                in_place.put(job)
        made_folders = []
    except (OSError, ValueError) as error:
        where = _shown(getattr(error, "filename", None), target, folder)
        raise Undeliverable(f"{where} cannot be written: {getattr(error, 'strerror', None) or error}") from None
    finally:
        for path in made_folders:
            with suppress(OSError):
                path.rmdir()


def earlier(folder: str) -> dict[str, str]:
    """The documents of earlier builds in a folder, each with the SHA-256 it was written with."""
    digests_by_name = {}
    with suppress(OSError, ValueError):
        target = Path(os.path.realpath(folder))
        for name, digests in standing(target).items():
            if name != MANIFEST:
                own = digest_of(target / name)
                digests_by_name[name] = own if own in digests else min(digests)
    return digests_by_name


def foreign(folder: str, files: Mapping[str, bytes]) -> set[str]:
    """What stands in a folder besides these files, each as it is here, and what killed runs left there.

    Raises OSError where the folder cannot be read.
    """
    target = Path(os.path.realpath(folder))
    left = {path.name for path in abandoned(target, "")}
    return {name for name in os.listdir(target) if name not in left and not _is_of(target / name, name, files)}


def _is_of(path: Path, name: str, files: Mapping[str, bytes]) -> bool:
    """Whether it is one of the files, or a folder of nothing else."""
    if path.is_symlink() or not path.is_dir():
        return name in files and is_same(path, files[name])
    below = [file for file in files if file.startswith(f"{name}/")]
    return bool(below) and all(is_folder or _is_of(path / at, f"{name}/{at}", files) for at, is_folder in walk(path))


def _shown(path: object, target: Path, named: str) -> str:
    """The path that failed, by the folder's name as given; paths in work folders are shown as that folder."""
    inside = Path(os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else target
    if inside == target or target not in inside.parents or any(map(is_work, inside.parts)):
        return named
    return f"{named.rstrip('/')}/{inside.relative_to(target).as_posix()}"


def _make_parents(folder: Path) -> list[Path]:
    """Make the parent folders; returns those that did not exist, innermost first."""
    missing = [path for path in folder.parents if not path.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    return missing
