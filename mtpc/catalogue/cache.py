"""Remembers in the user's cache folder which records were already checked against their schema.

A place outside the project, so no checkout can bring forged marks along. A folder that cannot be written
only means that the check is done again.
"""

from __future__ import annotations

import os

from mtpc.assets import cache_folder


def is_marked(digest: str) -> bool:
    """Whether a record of this digest passed before."""
    folder = cache_folder()
    return folder is not None and os.path.isfile(folder / "checked" / digest)


def mark(digest: str) -> None:
    """Remember that a record of this digest passed."""
    folder = cache_folder()
    if folder is None:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / "checked").mkdir(exist_ok=True)
        (folder / "checked" / digest).touch()
    except OSError:
        return
