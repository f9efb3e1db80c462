"""A set of documents put into a folder: all of it, or nothing. Only `cli/` uses this; nothing else of mtpc writes.

What is ours in a folder is what its old `manifest.json` names. What was changed since is the user's again. Nothing else
is replaced or removed, and nothing is followed through a symbolic link. As a rule the folder is exchanged for a new one
in a single step (`exchange.py`); where that cannot be done, files are replaced one by one and taken back if one of them
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
    """Make `folder` hold these files, those of ours to `keep`, and the user's own.

    Raises `Undeliverable`, having changed nothing; also where a document that would go or be replaced was changed since
    it was written, unless that is to be overwritten.
    """
    assert all(map(is_safe, files)), "a document's name leads out of its folder"
    made: list[Path] = []
    target = Path(folder)
    try:
        target = Path(os.path.realpath(folder))
        refuse_no_folder(target, folder)
        job = look(files, target, folder, keep=keep, overwrite=overwrite)
        made = _make_parents(target)
        try:
            exchange.put(job)
        except CannotExchange:
            in_place.put(job)
        made = []
    except (OSError, ValueError) as error:
        where = _shown(getattr(error, "filename", None), target, folder)
        raise Undeliverable(f"{where} cannot be written: {getattr(error, 'strerror', None) or error}") from None
    finally:
        for path in made:
            with suppress(OSError):
                path.rmdir()


def earlier(folder: str) -> dict[str, str]:
    """The documents earlier builds left in a folder, each with the SHA-256 it was written with."""
    found = {}
    with suppress(OSError, ValueError):
        target = Path(os.path.realpath(folder))
        for name, digests in standing(target).items():
            if name != MANIFEST:
                own = digest_of(target / name)
                found[name] = own if own in digests else min(digests)
    return found


def _shown(path: object, target: Path, named: str) -> str:
    """Where it failed, under the name the folder was given; work folders and what is in them have none of their own."""
    inside = Path(os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else target
    if inside == target or target not in inside.parents or any(map(is_work, inside.parts)):
        return named
    return f"{named.rstrip('/')}/{inside.relative_to(target).as_posix()}"


def _make_parents(folder: Path) -> list[Path]:
    """Make the folders above; returns those that were not there, innermost first."""
    missing = [path for path in folder.parents if not path.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    return missing
