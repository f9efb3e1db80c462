"""Documents replaced file by file in a folder that cannot be exchanged, the manifest last.

For mount points, the working directory, folders of another user or with very many files. Every file is complete at
every moment; if one fails, those before are restored. If the run is killed, old and new files are mixed, and the
next run recognises both.
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
    """Replace the earlier documents in the folder by the new files."""
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
    """One file: the old one is saved, then replaced by the new one, or removed if there is no new one."""
    path, saved, new = job.folder / name, staged / "old" / name, staged / "new" / name
    if os.path.lexists(path):
        saved.parent.mkdir(parents=True, exist_ok=True)
        _keep(path, saved)
        undo.append(lambda: os.replace(saved, path))
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


def _keep(path: Path, saved: Path) -> None:
    """A hard link to a file, or a copy where the file system has no hard links."""
    try:
        os.link(path, saved, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, saved, follow_symlinks=False)


def _clear(folder: Path) -> None:
    """Remove a work folder and all files in it."""
    with suppress(OSError):
        for name, is_folder in reversed(list(walk(folder))):
            (os.rmdir if is_folder else os.unlink)(folder / name)
        os.rmdir(folder)
