"""One file by the name the user gave: written completely or not at all, or appended to."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from mtpc.delivery.beside import NEW, refuse_read_only, unwritable, work_folder, write_like


def put(path: str, content: bytes) -> None:
    """Replace the content of a file; anything else, such as a pipe, is written to. Raises `Undeliverable`."""
    try:
        if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
            with os.fdopen(os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0)), "wb") as file:
                os.set_blocking(file.fileno(), True)  # only to open a pipe that nobody reads would wait for ever
                file.write(content)
            return
        target = Path(os.path.realpath(path))
        refuse_read_only(target, path)
        with work_folder(target.parent) as folder:
            write_like(folder / NEW, content, target)
            os.replace(folder / NEW, target)
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None


def append(path: str, content: bytes) -> None:
    """Append this to a file. Raises `Undeliverable`."""
    try:
        with open(path, "ab") as file:
            file.write(content)
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None
