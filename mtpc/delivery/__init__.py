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
from mtpc.delivery.look import CannotExchange, Undeliverable, digest_of, look, refuse_no_folder, standing
from mtpc.delivery.names import MANIFEST, is_safe, is_work

__all__ = ["Undeliverable", "deliver", "earlier"]


def deliver(files: Mapping[str, bytes], folder: str, *, keep: Collection[str] = (), overwrite: bool = False) -> None:
    """Make `folder` hold these files, the earlier documents to `keep`, and the user's own files.

    Raises `Undeliverable`, having changed nothing; also, unless `overwrite`, where a document to be removed or replaced
    was changed since it was written.
    """
    assert all(map(is_safe, files)), "a document's name leads out of its folder"
    made_folders: list[Path] = []
    target = Path(folder)
    try:
        target = Path(os.path.realpath(folder))
        refuse_no_folder(target, folder)
        job = look(files, target, folder, keep=keep, overwrite=overwrite)
        made_folders = _make_parents(target)
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
