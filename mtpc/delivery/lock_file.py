"""The lock beside the spec, written last: once the documents with the same legs are in place."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mtpc.delivery.look import Undeliverable
from mtpc.delivery.names import new_folder


@contextmanager
def with_lock(path: str, old: bytes | None, new: bytes) -> Iterator[None]:
    """Put `new` at `path` if the block succeeds; before it, make sure that this is possible.

    `old` is what was read there, None for nothing. Raises `Undeliverable`: before the block having changed nothing,
    or where the file was changed meanwhile, and is then kept.
    """
    target, work = Path(os.path.realpath(path)), None
    try:
        try:
            _refuse_other(target, path, old)
            work = new_folder(target.parent, "")
            _write(work / "new", new, target)
        except (OSError, ValueError) as error:
            raise _undeliverable(path, error) from None
        yield
        try:
            _refuse_other(target, path, old)
            if not (work / "new").exists():  # the folder was exchanged for a new one: it held the documents
                work = new_folder(target.parent, "")
                _write(work / "new", new, target)
            os.replace(work / "new", target)
        except (OSError, ValueError) as error:
            raise _undeliverable(path, error) from None
    finally:
        if work:
            shutil.rmtree(work, ignore_errors=True)


def _undeliverable(path: str, error: OSError | ValueError) -> Undeliverable:
    return Undeliverable(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}")


def _refuse_other(target: Path, named: str, old: bytes | None) -> None:
    """Raise `Undeliverable` if the file is not what was read."""
    if os.path.lexists(target) and not stat.S_ISREG(os.stat(target).st_mode):
        raise Undeliverable(f"{named} cannot be written: it is not a file")
    try:
        content = target.read_bytes()
    except FileNotFoundError:
        content = None
    if content != old:
        raise Undeliverable(f"{named} was changed while it was read; run the command again")
    if content is not None and not os.access(target, os.W_OK):
        raise Undeliverable(f"{named} cannot be written: its permissions do not allow it")


def _write(new: Path, content: bytes, model: Path) -> None:
    with open(new, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileNotFoundError):
        os.chmod(new, stat.S_IMODE(os.stat(model).st_mode))
