"""The lock beside the spec, written last: once the documents with the same legs are in place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from mtpc.delivery.beside import NEW, refuse_other, unwritable, work_folder, write_like


@contextmanager
def with_lock(path: str, old: bytes | None, new: bytes) -> Iterator[None]:
    """Put `new` at `path` if the block succeeds; before it, make sure that this is possible.

    `old` is what was read there, None for nothing. Raises `Undeliverable`: before the block having changed nothing,
    or where the file was changed meanwhile, and is then kept.
    """
    target = Path(os.path.realpath(path))
    with ExitStack() as stack:
        try:
            refuse_other(target, path, old, new)
            work = stack.enter_context(work_folder(target.parent))
            write_like(work / NEW, new, target)
        except (OSError, ValueError) as error:
            raise unwritable(path, error) from None
        yield
        try:
            refuse_other(target, path, old, new)
            if not (work / NEW).exists():  # the folder was exchanged for a new one: it held the documents
                work = stack.enter_context(work_folder(target.parent))
                write_like(work / NEW, new, target)
            os.replace(work / NEW, target)
        except (OSError, ValueError) as error:
            raise unwritable(path, error) from None
