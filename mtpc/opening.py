"""The one way a file is read that somebody else may have written: a regular file, opened without waiting, up to a size.

A FIFO, a device or a socket is refused before it is opened, and looked at again once it is open, so that nothing waits
for a writer and nothing is set off. Files of mtpc's own are read by whoever needs them.
"""

from __future__ import annotations

import os
import stat
from enum import StrEnum
from pathlib import Path

STDIN = "-"  # in the place of a path
TEXT_BYTES_MAX = 64_000_000  # of a text that is named on the command line, unless a project sets another limit
_FLAGS = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"))


class Obstacle(StrEnum):
    """Why a file is not read."""

    MISSING = "missing"
    FOLDER = "folder"
    KIND = "kind"  # a FIFO, a device, a socket
    SYSTEM = "system"  # the system refuses
    SIZE = "size"
    ENCODING = "encoding"


class UnreadFile(Exception):
    """A file that is not read; `told` is the rest of a sentence that begins with its name."""

    def __init__(self, obstacle: Obstacle, told: str) -> None:
        super().__init__(told)
        self.obstacle, self.told = obstacle, told


def read_bytes(path: str | Path, largest: int, *, follow: bool = True) -> bytes:
    """The content of a regular file of at most `largest` bytes; raises UnreadFile. A link is read if `follow`."""
    try:
        _refuse_odd(os.stat(path, follow_symlinks=follow), largest)
        with open(os.open(path, _FLAGS), "rb") as file:
            _refuse_odd(os.fstat(file.fileno()), largest)
            content = file.read(largest + 1)
    except FileNotFoundError:
        raise UnreadFile(Obstacle.MISSING, "does not exist") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this cannot be the name of a file"
        raise UnreadFile(Obstacle.SYSTEM, f"cannot be read: {reason}") from None
    if len(content) > largest:  # it grew, or is of a kind that does not tell its size
        raise _too_large(largest)
    return content


def read_text(path: str | Path, largest: int, *, follow: bool = True) -> str:
    """The text of a regular file in UTF-8, as its name is, of at most `largest` bytes; raises UnreadFile."""
    refuse_unnamable(path)
    return decoded(read_bytes(path, largest, follow=follow))


def refuse_unnamable(path: str | Path) -> None:
    """Raise UnreadFile where the name of a file is not UTF-8: documents, locks and findings could not name it."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        raise UnreadFile(Obstacle.ENCODING, "has a name that is not UTF-8; rename it") from None


def decoded(content: bytes) -> str:
    """A content as the text it is in UTF-8; raises UnreadFile."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        place = f"byte {error.start} is 0x{content[error.start]:02x}"
        raise UnreadFile(Obstacle.ENCODING, f"is not UTF-8: {place}; save it as UTF-8") from None


def _refuse_odd(status: os.stat_result, largest: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadFile(Obstacle.FOLDER, "is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadFile(Obstacle.KIND, f"is {_kind(status.st_mode)}, not a file")
    if status.st_size > largest:
        raise _too_large(largest)


def _too_large(largest: int) -> UnreadFile:
    return UnreadFile(Obstacle.SIZE, f"has more than {largest:,} bytes")


def _kind(mode: int) -> str:
    kinds = {stat.S_IFIFO: "a FIFO", stat.S_IFSOCK: "a socket", stat.S_IFLNK: "a link"}
    return kinds.get(stat.S_IFMT(mode), "a device")
