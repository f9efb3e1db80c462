"""Files of the user's rewritten in place: all of them or none, each complete at every moment.

A file keeps its permission bits, and its owner where that is allowed; a symbolic link still points to the file that
is rewritten. A file that changed since it was read is left as it is.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from mtpc.delivery.beside import NEW, OLD, refuse_other, unwritable, work_folder, write_like


def rewrite(files: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Replace the old bytes by new ones: path -> (old, new). Raises `Undeliverable`, having changed nothing."""
    undo: list[tuple[Path, Path]] = []
    work: list[tuple[str, Path, Path]] = []
    named = ""
    with ExitStack() as stack:
        try:
            for named, (old, new) in files.items():
                path = Path(os.path.realpath(named))
                refuse_other(path, named, old)
                folder = stack.enter_context(work_folder(path.parent))
                refuse_other(path, named, old)
                work.append((named, path, folder))
                write_like(folder / NEW, new, path)
                _keep(path, folder / OLD)
            for named, path, folder in work:  # noqa: B007  the one that fails is named
                undo.append((folder / OLD, path))
                os.replace(folder / NEW, path)
            undo = []
        except (OSError, ValueError) as error:
            raise unwritable(named, error) from None
        finally:
            for saved, path in reversed(undo):  # what was not replaced yet is the same file
                with suppress(OSError):
                    os.replace(saved, path)


def _keep(path: Path, saved: Path) -> None:
    """A hard link to a file, or a copy where the file system has no hard links."""
    try:
        os.link(path, saved)
    except OSError:
        shutil.copy2(path, saved)
