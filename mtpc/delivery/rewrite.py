"""Files of the user's rewritten where they stand: all of them or none, each whole at every moment.

A file keeps its permission bits, and its owner where that is allowed; a symbolic link keeps pointing at the file that
is rewritten. A file that is not any more what was read is somebody's newer work, and stays.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from mtpc.delivery.look import Undeliverable
from mtpc.delivery.names import new_folder


def rewrite(files: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Put new bytes where the old ones stand: path -> (old, new). Raises `Undeliverable`, having changed nothing."""
    work: list[Path] = []
    undo: list[tuple[Path, Path]] = []
    paths = {named: Path(os.path.realpath(named)) for named in files}
    at = ""
    try:
        for at, (old, new) in files.items():
            _refuse_other(paths[at], at, old)
            folder = new_folder(paths[at].parent, "")
            work.append(folder)
            _write_like(folder / "new", new, paths[at])
            _keep(paths[at], folder / "old")
        for at, folder in zip(files, work, strict=True):
            undo.append((folder / "old", paths[at]))
            os.replace(folder / "new", paths[at])
        undo = []
    except (OSError, ValueError) as error:
        raise Undeliverable(f"{at} cannot be written: {getattr(error, 'strerror', None) or error}") from None
    finally:
        for aside, path in reversed(undo):  # what was not replaced yet is the same file
            with suppress(OSError):
                os.replace(aside, path)
        for folder in work:
            _clear(folder)


def _refuse_other(path: Path, named: str, old: bytes) -> None:
    """Raise `Undeliverable` where something else than the file that was read stands there."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise Undeliverable(f"{named} cannot be written: it is not a file")
    if path.read_bytes() != old:
        raise Undeliverable(f"{named} was changed while it was read; run the command again")
    if not os.access(path, os.W_OK):
        raise Undeliverable(f"{named} cannot be written: its permissions do not allow it")


def _write_like(new: Path, content: bytes, model: Path) -> None:
    """A file with this content and the rights of another."""
    with open(new, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    held = os.stat(model)
    if (held.st_uid, held.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):
            os.chown(new, held.st_uid, held.st_gid)
    os.chmod(new, stat.S_IMODE(held.st_mode))


def _keep(path: Path, aside: Path) -> None:
    """A second name for a file, or a copy where the file system has no second names."""
    try:
        os.link(path, aside)
    except OSError:
        shutil.copy2(path, aside)


def _clear(folder: Path) -> None:
    for name in ("new", "old"):
        with suppress(OSError):
            os.unlink(folder / name)
    with suppress(OSError):
        os.rmdir(folder)
