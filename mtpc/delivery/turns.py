"""Runs of mtpc that write into one folder take turns: what one is at is not removed or replaced by another.

The lock is on the folder itself, so it leaves no file behind and ends with the process, however that ends. A system
without such locks, or a folder that may not be opened, is worked on without.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import sleep

from mtpc.delivery.look import Undeliverable

TRIES = 3_000  # a minute, for another run to end
_PAUSE_S = 0.02
_held: set[tuple[int, int]] = set()  # folders of this process, by device and number


@contextmanager
def alone_in(*folders: Path) -> Iterator[None]:
    """Be the only run that writes into these folders; raises `Undeliverable` where another one does not end."""
    tries = 0
    with ExitStack() as stack:
        for folder in folders:
            while not _entered(folder, stack):
                tries += 1
                if tries > TRIES:
                    raise Undeliverable(f"another run of mtpc is writing into {folder}; run the command again")
                sleep(_PAUSE_S)
        yield


def _entered(folder: Path, stack: ExitStack) -> bool:
    """Whether the folder is locked, or cannot be; the lock ends with the stack."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except (ImportError, OSError, ValueError):
        return True
    number = _number(os.fstat(handle))
    if number in _held:
        os.close(handle)
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return False
    except OSError:  # of a kind that has no locks
        os.close(handle)
        return True
    if not _is_still(folder, number):  # it was exchanged for another one meanwhile
        os.close(handle)
        return False
    _held.add(number)
    stack.callback(os.close, handle)
    stack.callback(_held.discard, number)
    return True


def _is_still(folder: Path, number: tuple[int, int]) -> bool:
    with suppress(OSError):
        return _number(os.stat(folder)) == number
    return False


def _number(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino
