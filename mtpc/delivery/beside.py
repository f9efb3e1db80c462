"""A work folder beside a file that is about to be replaced: its new content, and the old one while it is needed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mtpc.delivery.look import Undeliverable
from mtpc.delivery.names import abandoned, new_folder
from mtpc.delivery.turns import alone_in
from mtpc.opening import Obstacle, UnreadFile, read_bytes

NEW, OLD = "new", "old"


@contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """A new work folder, gone after the block; what killed runs left in the same place goes before it."""
    with alone_in(parent):
        _sweep(parent)
        folder = new_folder(parent, "")
        try:
            yield folder
        finally:
            _clear(folder)


def sweep(paths: Iterable[str]) -> None:
    """Remove what killed runs left beside these files."""
    for parent in sorted({Path(os.path.realpath(path)).parent for path in paths}):
        if abandoned(parent, ""):
            with suppress(Undeliverable), alone_in(parent):
                _sweep(parent)


def refuse_other(path: Path, named: str, *expected: bytes | None) -> None:
    """Raise `Undeliverable` if the file is not what was read, None for no file, or cannot be written."""
    content = _content(path, named, max(len(each or b"") for each in expected))
    if content not in expected:
        raise Undeliverable(f"{named} was changed while it was read; run the command again")
    if content is not None:
        refuse_read_only(path, named)


def refuse_read_only(path: Path, named: str) -> None:
    """Raise `Undeliverable` for a file that its permissions keep from being written: replacing it writes it as well."""
    if path.exists() and not os.access(path, os.W_OK):
        raise Undeliverable(f"{named} cannot be written: its permissions do not allow it")


def _content(path: Path, named: str, largest: int) -> bytes | None:
    """What a file holds, None where there is none; of one that is larger, what no file that was read holds."""
    try:
        return read_bytes(path, largest)
    except UnreadFile as unread:
        if unread.obstacle is Obstacle.MISSING:
            return None
        if unread.obstacle is Obstacle.SIZE:
            raise Undeliverable(f"{named} was changed while it was read; run the command again") from None
        if unread.obstacle is Obstacle.SYSTEM:
            raise Undeliverable(f"{named} {unread.told}") from None
        raise Undeliverable(f"{named} cannot be written: it is not a file") from None


def write_like(path: Path, content: bytes, model: Path) -> None:
    """A new file, complete and on the disk, with the permissions and, where allowed, the owner of another one."""
    with open(path, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        status = os.stat(model)
    except FileNotFoundError:
        return
    if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):
            os.chown(path, status.st_uid, status.st_gid)
    os.chmod(path, stat.S_IMODE(status.st_mode))


def unwritable(named: str, error: OSError | ValueError) -> Undeliverable:
    """The reason the system gives."""
    return Undeliverable(f"{named} cannot be written: {getattr(error, 'strerror', None) or error}")


def _sweep(parent: Path) -> None:
    for left in abandoned(parent, ""):
        _clear(left)


def _clear(folder: Path) -> None:
    """Remove a work folder; one of documents replaced one by one stays, as the next build needs the list in it."""
    for name in (NEW, OLD):
        with suppress(OSError):
            os.unlink(folder / name)
    with suppress(OSError):
        os.rmdir(folder)
