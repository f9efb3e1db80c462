"""Files of the user's rewritten in place: all of them or none, each complete at every moment.

A file keeps its permission bits, and its owner where that is allowed; a symbolic link still points to the file that
is rewritten. A file that changed since it was read is left as it is.
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
    """Replace the old bytes by new ones: path -> (old, new). Raises `Undeliverable`, having changed nothing."""
    work: list[Path] = []
    undo: list[tuple[Path, Path]] = []
    paths = {named: Path(os.path.realpath(named)) for named in files}
    path_named = ""
    try:
        for path_named, (old, new) in files.items():
            _refuse_other(paths[path_named], path_named, old)
            folder = new_folder(paths[path_named].parent, "")
            work.append(folder)
            _write_like(folder / "new", new, paths[path_named])
            _keep(paths[path_named], folder / "old")
        for path_named, folder in zip(files, work, strict=True):
            undo.append((folder / "old", paths[path_named]))
            os.replace(folder / "new", paths[path_named])
        undo = []
    except (OSError, ValueError) as error:
        raise Undeliverable(f"{path_named} cannot be written: {getattr(error, 'strerror', None) or error}") from None
    finally:
        for saved, path in reversed(undo):  # what was not replaced yet is the same file
            with suppress(OSError):
                os.replace(saved, path)
        for folder in work:
            _clear(folder)


def _refuse_other(path: Path, named: str, old: bytes) -> None:
    """Raise `Undeliverable` if the file is not what was read."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise Undeliverable(f"{named} cannot be written: it is not a file")
    if path.read_bytes() != old:
        raise Undeliverable(f"{named} was changed while it was read; run the command again")
    if not os.access(path, os.W_OK):
        raise Undeliverable(f"{named} cannot be written: its permissions do not allow it")


def _write_like(new: Path, content: bytes, model: Path) -> None:
    """A file with this content and the permissions and owner of another."""
    with open(new, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    status = os.stat(model)
    if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):
            os.chown(new, status.st_uid, status.st_gid)
    os.chmod(new, stat.S_IMODE(status.st_mode))


def _keep(path: Path, saved: Path) -> None:
    """A hard link to a file, or a copy where the file system has no hard links."""
    try:
        os.link(path, saved)
    except OSError:
        shutil.copy2(path, saved)


def _clear(folder: Path) -> None:
    for name in ("new", "old"):
        with suppress(OSError):
            os.unlink(folder / name)
    with suppress(OSError):
        os.rmdir(folder)
