"""Documents replaced file by file in a folder that has to stay the folder it is, the manifest last.

For mount points, the working directory, folders of somebody else or with very much in them. Every file is whole at
every moment; what fails on the way is taken back. Killed on the way, old and new files stand side by side, and the
next run knows both.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mtpc.delivery.exchange import write_all
from mtpc.delivery.look import Job
from mtpc.delivery.names import MANIFEST, abandoned, new_folder, walk


def put(job: Job) -> None:
    """Replace what is ours in the folder by the new files."""
    left = abandoned(job.folder, "")
    staged = new_folder(job.folder, "")
    undo: list[Callable[[], object]] = []
    try:
        (staged / "new").mkdir()
        write_all(staged / "new", job.files)
        for name in sorted(job.ours | set(job.files), key=lambda name: (name == MANIFEST, name)):
            _replace(job, name, staged, undo)
    except BaseException:
        for step in reversed(undo):
            with suppress(OSError):
                step()
        raise
    finally:
        for folder in (staged, *left):
            _clear(folder)


def _replace(job: Job, name: str, staged: Path, undo: list[Callable[[], object]]) -> None:
    """One file: the old one kept aside, the new one renamed over it or, where there is no new one, removed."""
    path, aside, new = job.folder / name, staged / "old" / name, staged / "new" / name
    if os.path.lexists(path):
        aside.parent.mkdir(parents=True, exist_ok=True)
        _keep(path, aside)
        undo.append(lambda: os.replace(aside, path))
    else:
        undo.append(lambda: path.unlink(missing_ok=True))
    if name in job.files:
        if not path.parent.exists():
            path.parent.mkdir(parents=True)
            undo.insert(-1, path.parent.rmdir)
        os.replace(new, path)
        return
    os.unlink(path)
    if path.parent != job.folder:
        with suppress(OSError):
            path.parent.rmdir()


def _keep(path: Path, aside: Path) -> None:
    """A second name for a file, or a copy where the file system has no second names."""
    try:
        os.link(path, aside, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, aside, follow_symlinks=False)


def _clear(folder: Path) -> None:
    """Remove a work folder and what is in it: all of it is ours."""
    with suppress(OSError):
        for name, is_folder in reversed(list(walk(folder))):
            (os.rmdir if is_folder else os.unlink)(folder / name)
        os.rmdir(folder)
