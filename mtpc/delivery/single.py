"""One file by the name the user gave: written completely or not at all, or appended to."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from mtpc.delivery.look import Undeliverable
from mtpc.delivery.names import new_folder


def put(path: str, content: bytes) -> None:
    """Replace the content of a file; anything else, such as a pipe, is written to. Raises `Undeliverable`."""
    try:
        if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
            with open(path, "wb") as file:
                file.write(content)
            return
        _exchange(Path(os.path.realpath(path)), content)
    except (OSError, ValueError) as error:
        raise Undeliverable(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}") from None


def _exchange(target: Path, content: bytes) -> None:
    folder = new_folder(target.parent, "")
    try:
        with open(folder / "new", "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(folder / "new", stat.S_IMODE(os.stat(target).st_mode))
        os.replace(folder / "new", target)
    finally:
        with suppress(OSError):
            os.unlink(folder / "new")
        with suppress(OSError):
            os.rmdir(folder)


def append(path: str, content: bytes) -> None:
    """Append this to a file. Raises `Undeliverable`."""
    try:
        with open(path, "ab") as file:
            file.write(content)
    except (OSError, ValueError) as error:
        raise Undeliverable(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}") from None
