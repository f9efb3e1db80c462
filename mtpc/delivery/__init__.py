"""A set of documents put into a folder: all of it, or nothing. Only `cli.py` uses this; nothing else of mtpc writes.

What is ours in a folder is what its old `manifest.json` names. Nothing else is replaced or removed, and nothing is
followed through a symbolic link. As a rule the folder is exchanged for a new one in a single step (`exchange.py`);
where that cannot be done, files are replaced one by one and taken back if one of them fails (`in_place.py`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from mtpc.delivery import exchange, in_place
from mtpc.delivery.look import CannotExchange, Undeliverable, look, refuse_no_folder
from mtpc.delivery.names import is_safe

__all__ = ["Undeliverable", "deliver"]


def deliver(files: Mapping[str, bytes], folder: str) -> None:
    """Make `folder` hold these files beside the user's own; raises `Undeliverable`, having changed nothing."""
    assert all(map(is_safe, files)), "a document's name leads out of its folder"
    made: list[Path] = []
    try:
        target = Path(os.path.realpath(folder))
        refuse_no_folder(target, folder)
        job = look(files, target, folder)
        made = _make_parents(target)
        try:
            exchange.put(job)
        except CannotExchange:
            in_place.put(job)
        made = []
    except (OSError, ValueError) as error:
        where = getattr(error, "filename", None) or folder
        raise Undeliverable(f"{where} cannot be written: {getattr(error, 'strerror', None) or error}") from None
    finally:
        for path in made:
            with suppress(OSError):
                path.rmdir()


def _make_parents(folder: Path) -> list[Path]:
    """Make the folders above; returns those that were not there, innermost first."""
    missing = [path for path in folder.parents if not path.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    return missing
